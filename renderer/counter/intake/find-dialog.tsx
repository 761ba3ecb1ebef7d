import { useEffect, useRef, useState } from "react";
import type { ApplicationRow } from "../../../hall-server/contract/intake.ts";
import type { PageError } from "../../kit/hall.ts";
import { useHall } from "../../kit/hall-context.tsx";
import { applicationWords } from "../../words/applications.ts";
import { counterIntakeDialogWords } from "../../words/counter-intake-dialogs.ts";
import { useErrorWords } from "../../words/errors.ts";
import { useWords } from "../../words/words.ts";
import { Finder } from "../dialogs/finder.tsx";
import { Modal } from "../dialogs/modal.tsx";
import type { IntakeDialogProps } from "./intake-dialogs.tsx";

const waitMs = 200;

/** Takes an application up again: by its number, by the person's name, or from those that kiosks handed in. */
export function FindDialog({ desk, intake, onClose }: IntakeDialogProps) {
  const { say } = useWords(counterIntakeDialogWords);
  const states = useWords(applicationWords);
  const explain = useErrorWords();
  const hall = useHall();
  const [text, setText] = useState("");
  /** For the text that stood there when it was asked. */
  const [found, setFound] = useState<{ text: string; rows: readonly ApplicationRow[] } | null>(null);
  const [trouble, setTrouble] = useState<PageError | null>(null);
  const masked = desk.view.current?.holder?.name ?? null;

  useEffect(() => {
    let isGone = false;
    const look = async () => {
      // Nothing typed: what this person has open, and what waits to be looked at.
      const asked =
        text === ""
          ? [...(masked ? [{ name: masked }] : []), { state: "submitted" as const }]
          : [searchFor(text)];
      const answers = await Promise.all(asked.map((input) => hall.ask("applications:search", input)));
      if (isGone) return;
      const refused = answers.find((answer) => !answer.ok);
      setTrouble(refused && !refused.ok ? refused.error : null);
      const rows = answers.flatMap((answer) => (answer.ok ? (answer.value.applications ?? []) : []));
      setFound({ text, rows: [...new Map(rows.map((row) => [row.id, row])).values()] });
    };
    const timer = setTimeout(() => void look(), text === "" ? 0 : waitMs);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [hall, text, masked]);

  const isThere = useRef(true);
  useEffect(() => {
    isThere.current = true;
    return () => {
      isThere.current = false;
    };
  }, []);
  const open = async (applicationId: string) => {
    const answer = await hall.ask("application:get", { applicationId });
    // Closed meanwhile: nobody wants it any more.
    if (!isThere.current) return;
    if (answer.ok) intake.open(answer.value.application);
    else setTrouble(answer.error);
  };
  const rowsFor = (typed: string) => (found?.text === typed ? found.rows : []);
  return (
    <Modal title={say("find.title")} todo={trouble ? explain(trouble) : say("find.todo")} onClose={onClose}>
      <Finder
        label={say("find.field")}
        find={(typed) => {
          if (typed !== text) queueMicrotask(() => setText(typed));
          // What was found for another text is never offered for this one: Enter would open somebody else's.
          return rowsFor(typed).map((row) => ({
            id: row.id,
            mark: row.number,
            name: [row.applicant, row.itemName].filter(Boolean).join(" "),
            detail: states.say(`state.${row.state}`),
          }));
        }}
        isLooking={(typed) => found?.text !== typed}
        onPick={(id) => void open(id)}
      />
    </Modal>
  );
}

function searchFor(text: string): { number: string } | { name: string } {
  return /^[0-9a-z-]{3,}$/i.test(text) ? { number: text } : { name: text };
}
