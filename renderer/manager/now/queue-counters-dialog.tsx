import type { ViewValue } from "../../../hall-server/contract/views.ts";
import { Button } from "../../kit/button.tsx";
import { Dialog } from "../../kit/desk/dialog.tsx";
import { commonWords } from "../../words/common.ts";
import { managerWords } from "../../words/manager.ts";
import { useWords } from "../../words/words.ts";
import { useNames } from "../hall-names.tsx";
import { Cell } from "./counter-cells.tsx";
import { counterState } from "./counter-kind.ts";

interface QueueCountersDialogProps {
  value: ViewValue<"hall">;
  queueId: string;
  onClose: () => void;
  onOpen: (counterId: string) => void;
}

/** Those that could help come first: closed, paused, free; then those at work. */
const order = [
  "counter.closed",
  "counter.paused",
  "counter.idle",
  "counter.called",
  "counter.serving",
] as const;

export function QueueCountersDialog({ value, queueId, onClose, onOpen }: QueueCountersDialogProps) {
  const { say } = useWords(managerWords);
  const common = useWords(commonWords);
  const queue = useNames().queue(queueId);
  const counters = value.counters.filter((counter) => queue.counterIds.includes(counter.id));
  return (
    <Dialog
      isWide
      title={say("queueCounters", { name: `${queue.name} ${queue.code}` })}
      onClose={onClose}
      actions={<Button onPress={onClose}>{common.say("close")}</Button>}
    >
      <p>{say("queueCountersTodo")}</p>
      {order.map((state) => {
        const those = counters.filter((counter) => counterState(counter) === state);
        if (those.length === 0) return null;
        return (
          <fieldset key={state} className="group">
            <legend>{say("queueCountersCount", { label: say(state), count: those.length })}</legend>
            <div className="group__cells">
              {those.map((counter) => (
                <Cell key={counter.id} counter={counter} onOpen={onOpen} />
              ))}
            </div>
          </fieldset>
        );
      })}
    </Dialog>
  );
}
