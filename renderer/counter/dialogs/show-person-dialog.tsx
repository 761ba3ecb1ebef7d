import { useEffect, useState } from "react";
import type { CommandValue } from "../../../hall-server/contract/commands.ts";
import { Button } from "../../kit/button.tsx";
import type { PageError } from "../../kit/hall.ts";
import { useHall } from "../../kit/hall-context.tsx";
import { Notice } from "../../kit/notice.tsx";
import { counterDialogWords } from "../../words/counter-dialogs.ts";
import { useErrorWords } from "../../words/errors.ts";
import { useWords } from "../../words/words.ts";
import type { DialogProps } from "./dialog.ts";
import { Modal } from "./modal.tsx";
import { ReasonChoice } from "./reason-choice.tsx";

const fields = ["name", "idNumber", "phone"] as const;
type Field = (typeof fields)[number];
type Shown = CommandValue<"person:show">["fields"];

/** Long enough to compare with a card, short enough not to stand there for the next person. */
const shownSeconds = 60;

/** The values live in this dialog alone and go with it. */
export function ShowPersonDialog({ desk, acting, onClose }: DialogProps) {
  const { say } = useWords(counterDialogWords);
  const explain = useErrorWords();
  const hall = useHall();
  const ticket = desk.view.current?.ticket;
  const [wanted, setWanted] = useState<readonly Field[]>(["idNumber"]);
  const [shown, setShown] = useState<Shown | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const [trouble, setTrouble] = useState<PageError | null>(null);
  if (!ticket) return null;

  const key = `show ${ticket.id}`;
  const ask = async (reason: string) => {
    if (isAsking || wanted.length === 0) return;
    setIsAsking(true);
    setTrouble(null);
    const answer = await hall.send("person:show", { ticketId: ticket.id, fields: [...wanted], reason });
    setIsAsking(false);
    if (answer.ok) {
      acting.written.delete(key);
      setShown(answer.value.fields);
    } else setTrouble(answer.error);
  };
  const title = say("show.title", { number: ticket.number });
  if (shown) {
    return (
      <Modal title={title} onClose={onClose}>
        <ShownValues shown={shown} wanted={wanted} onClose={onClose} />
      </Modal>
    );
  }
  return (
    <Modal title={title} todo={say("show.todo")} onClose={onClose}>
      <fieldset className="desk-show-fields">
        <legend>{say("show.what")}</legend>
        {fields.map((field) => (
          <label key={field} className="desk-tick">
            <input
              type="checkbox"
              checked={wanted.includes(field)}
              onChange={() =>
                setWanted(
                  fields.filter((one) => (one === field ? !wanted.includes(one) : wanted.includes(one))),
                )
              }
            />
            {say(`show.${field}`)}
          </label>
        ))}
      </fieldset>
      {wanted.length === 0 ? <Notice kind="attention" what={say("show.choose")} /> : null}
      {trouble ? <Notice kind="wrong" what={explain(trouble)} /> : null}
      <p className="desk-modal__label">{isAsking ? say("show.asking") : say("show.reason")}</p>
      <ReasonChoice
        description={desk.description}
        occasion="show"
        label={say("show.reason")}
        keptIn={{ written: acting.written, key }}
        onChoose={ask}
      />
    </Modal>
  );
}

function ShownValues({
  shown,
  wanted,
  onClose,
}: {
  shown: Shown;
  wanted: readonly Field[];
  onClose: () => void;
}) {
  const { say } = useWords(counterDialogWords);
  const [left, setLeft] = useState(shownSeconds);
  useEffect(() => {
    const timer = setInterval(() => setLeft((seconds) => seconds - 1), 1_000);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    if (left <= 0) onClose();
  }, [left, onClose]);
  return (
    <>
      <dl className="desk-shown">
        {wanted.map((field) => (
          <div key={field}>
            <dt>{say(`show.${field}`)}</dt>
            <dd className="digits">{shown[field] ?? say("show.none")}</dd>
          </div>
        ))}
      </dl>
      <div className="desk-modal__end">
        <p className="desk-modal__foot">{say("show.left", { seconds: Math.max(0, left) })}</p>
        <Button kind="next" onPress={onClose}>
          {say("show.close")}
        </Button>
      </div>
    </>
  );
}
