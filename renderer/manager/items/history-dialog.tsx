import { Button } from "../../kit/button.tsx";
import { clockOf } from "../../kit/clock.ts";
import { Dialog } from "../../kit/desk/dialog.tsx";
import { useAsked } from "../../kit/desk/use-asked.ts";
import { managerItemWords } from "../../words/manager-items.ts";
import { useWords } from "../../words/words.ts";
import { Differences } from "./differences.tsx";

interface HistoryDialogProps {
  itemId: string;
  name: string;
  onClose: () => void;
}

/** Who changed what, when and why; newest first. */
export function HistoryDialog({ itemId, name, onClose }: HistoryDialogProps) {
  const { say } = useWords(managerItemWords);
  const { value, error } = useAsked("item:history", { itemId });
  const changes = value?.changes ?? [];
  return (
    <Dialog
      title={say("historyTitle", { name })}
      isWide
      onClose={onClose}
      trouble={error}
      actions={<Button onPress={onClose}>{say("close")}</Button>}
    >
      {value && changes.length === 0 ? <p>{say("historyNone")}</p> : null}
      <ol className="item-history">
        {changes.map((change) => (
          <li key={`${change.at} ${change.kind} ${change.version ?? ""}`}>
            <h3>
              {say(`change.${change.kind}`, { version: change.version ?? "", date: change.from ?? "" })}
            </h3>
            <p className="sheet__note">
              {say("changedBy", {
                time: `${change.at.slice(0, 10)} ${clockOf(change.at)}`,
                by: change.by,
                origin: say(`origin.${change.origin}`),
              })}
            </p>
            {change.reason ? <p>{say("because", { reason: change.reason })}</p> : null}
            {change.differences && change.differences.length > 0 ? (
              <Differences of={change.differences} />
            ) : null}
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
