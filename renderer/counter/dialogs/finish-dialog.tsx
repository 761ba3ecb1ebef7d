import { counterIntakeWords } from "../../words/counter-intake.ts";
import { useWords } from "../../words/words.ts";
import type { DialogProps } from "./dialog.ts";
import { Modal } from "./modal.tsx";
import { PickList } from "./pick-list.tsx";

/** Something was typed and never taken in: it would be gone with the ticket. */
export function FinishDialog({
  acting,
  onClose,
  unfinished,
}: DialogProps & { unfinished: readonly string[] }) {
  const { say } = useWords(counterIntakeWords);
  const title = say("finish.open", { items: unfinished.join(say("comma")) });
  const pick = async (choice: string) => {
    onClose();
    if (choice === "finish") await acting.act("counter:finish", {});
  };
  return (
    <Modal title={title} todo={say("finish.todo")} onClose={onClose}>
      <PickList
        label={title}
        choices={[
          { id: "back", name: say("finish.back") },
          { id: "finish", name: say("finish.go") },
        ]}
        onPick={(choice) => void pick(choice)}
      />
    </Modal>
  );
}
