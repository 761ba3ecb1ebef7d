import { counterDialogWords } from "../../words/counter-dialogs.ts";
import { useWords } from "../../words/words.ts";
import type { DialogProps } from "./dialog.ts";
import { Modal } from "./modal.tsx";
import { ReasonChoice } from "./reason-choice.tsx";

type Kind = "skip" | "hold" | "pause";

/** One question, why; then it happens. */
export function SetAsideDialog({ kind, desk, acting, onClose }: DialogProps & { kind: Kind }) {
  const { say } = useWords(counterDialogWords);
  const number = desk.view.current?.ticket.number ?? "";
  const title = say(`${kind}.title`, { number });
  const todo = say(`${kind}.todo`, { minutes: desk.description?.returnWindowMinutes ?? "" });

  const { written } = acting;
  const key = `${kind} ${desk.view.current?.ticket.id ?? ""}`;
  const choose = async (reason: string) => {
    onClose();
    switch (kind) {
      case "skip": {
        const answer = await acting.act("counter:skip", { reason });
        if (!answer?.ok) return;
        written.delete(key);
        acting.tell({ word: "notice.skipped", values: { number } });
        return;
      }
      case "hold": {
        const answer = await acting.act("counter:hold", { reason });
        if (!answer?.ok) return;
        written.delete(key);
        acting.tell({ word: "notice.held", values: { number } });
        return;
      }
      case "pause":
        if ((await acting.act("counter:pause", { reason }))?.ok) written.delete(key);
        return;
      default:
        kind satisfies never;
    }
  };
  return (
    <Modal title={title} todo={todo} onClose={onClose}>
      <ReasonChoice
        description={desk.description}
        occasion={kind}
        label={title}
        keptIn={{ written, key }}
        onChoose={choose}
      />
    </Modal>
  );
}
