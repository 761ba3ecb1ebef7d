import { useHall } from "../../kit/hall-context.tsx";
import { counterIntakeDialogWords } from "../../words/counter-intake-dialogs.ts";
import { useWords } from "../../words/words.ts";
import { Finder } from "../dialogs/finder.tsx";
import { Modal } from "../dialogs/modal.tsx";
import type { IntakeDialogProps } from "./intake-dialogs.tsx";

/** 一件事 or 并联: its items stand side by side, each with a clock of its own, and papers are asked for once. */
export function MatterDialog({ desk, intake, onClose }: IntakeDialogProps) {
  const { say, pick } = useWords(counterIntakeDialogWords);
  const hall = useHall();
  const chains = desk.description?.chains ?? [];
  const open = async (chainId: string) => {
    onClose();
    const answer = await hall.send("matter:open", { chainId, ticketId: intake.ticketId });
    if (!answer.ok) {
      intake.tell(answer.error);
      return;
    }
    const { matter } = answer.value;
    intake.addSteps(
      matter.steps
        .filter(({ applicationId }) => applicationId === null)
        .map(({ itemId }) => ({ itemId, matterId: matter.id })),
    );
  };
  return (
    <Modal title={say("matter.title")} todo={say("matter.todo")} onClose={onClose}>
      <Finder
        label={say("matter.field")}
        find={(typed) =>
          chains
            .filter(({ name }) => pick(name).toLowerCase().includes(typed))
            .map(({ id, name, kind, itemIds }) => ({
              id,
              mark: say(`matter.${kind}`),
              name: pick(name),
              detail: itemIds.map(desk.names.item).join(say(kind === "chain" ? "matter.then" : "comma")),
            }))
        }
        onPick={(id) => void open(id)}
      />
    </Modal>
  );
}
