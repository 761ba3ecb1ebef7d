import { Notice } from "../../kit/notice.tsx";
import { useSession } from "../../kit/session.tsx";
import { counterDialogWords } from "../../words/counter-dialogs.ts";
import { counterIntakeWords } from "../../words/counter-intake.ts";
import { useWords } from "../../words/words.ts";
import type { DialogProps } from "./dialog.ts";
import { Modal } from "./modal.tsx";
import { PickList } from "./pick-list.tsx";

/** Closing and signing out, and what becomes of the person at the counter. */
export function LeaveDialog({
  desk,
  acting,
  onClose,
  unfinished,
}: DialogProps & { unfinished: readonly string[] }) {
  const { view, names } = desk;
  const { say } = useWords(counterDialogWords);
  const { say: sayIntake } = useWords(counterIntakeWords);
  const { leave } = useSession();
  const number = view.current?.ticket.number;
  const fate = number ? say("leave.ticket", { number }) : say("leave.noTicket");
  const choices = [
    { id: "close", name: say("leave.close"), detail: say("leave.closeTodo") },
    { id: "closeAndOut", name: say("leave.closeAndOut"), detail: say("leave.closeAndOutTodo") },
    { id: "out", name: say("leave.out"), detail: say("leave.outTodo") },
  ];
  const go = async (id: string) => {
    onClose();
    if (id === "out") return leave();
    const answer = await acting.act("counter:close", {});
    if (answer?.ok && id === "closeAndOut") leave();
  };
  return (
    <Modal
      title={say("leave.title", { counter: names.counter(view.counter.id) })}
      todo={fate + say("leave.ticketHere")}
      onClose={onClose}
    >
      <PickList
        label={say("leave.title", { counter: names.counter(view.counter.id) })}
        choices={choices}
        onPick={go}
      />
      {unfinished.length > 0 ? (
        <Notice
          kind="attention"
          what={sayIntake("finish.open", { items: unfinished.join(sayIntake("comma")) })}
          todo={say("leave.unfinished")}
        />
      ) : null}
      <p className="desk-modal__foot">{say("pressDigit")}</p>
    </Modal>
  );
}
