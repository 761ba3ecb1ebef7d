import { useState } from "react";
import { Button } from "../../kit/button.tsx";
import { minutesBetween } from "../../kit/clock.ts";
import { useHall } from "../../kit/hall-context.tsx";
import { counterWords } from "../../words/counter.ts";
import { counterDialogWords } from "../../words/counter-dialogs.ts";
import { useWords } from "../../words/words.ts";
import type { DialogProps } from "./dialog.ts";
import { Finder } from "./finder.tsx";
import { Modal } from "./modal.tsx";
import { ReasonChoice } from "./reason-choice.tsx";

/** Calls a number that is not next. It passes over others, so it needs a reason. */
export function CallDialog({ desk, acting, onClose }: DialogProps) {
  const { view, names, description } = desk;
  const { say } = useWords(counterDialogWords);
  const page = useWords(counterWords);
  const hall = useHall();
  const [ticketId, setTicketId] = useState<string | null>(null);
  const chosen = view.waiting.find((row) => row.ticketId === ticketId);

  if (chosen) {
    const title = say("call.reason", { number: chosen.number });
    const key = `call ${chosen.ticketId}`;
    return (
      <Modal title={title} todo={say("call.todo")} onClose={onClose}>
        <ReasonChoice
          description={description}
          occasion="call"
          label={title}
          keptIn={{ written: acting.written, key }}
          onChoose={async (reason) => {
            onClose();
            const answer = await acting.act("counter:call", { ticketId: chosen.ticketId, reason });
            if (answer?.ok) acting.written.delete(key);
          }}
        />
        <Button className="desk-modal__back" onPress={() => setTicketId(null)}>
          {say("call.back")}
        </Button>
      </Modal>
    );
  }
  const rows = view.waiting.map((row) => ({
    id: row.ticketId,
    mark: <span className="digits">{row.number}</span>,
    number: row.number.toLowerCase(),
    name: row.itemIds.map(names.item).join("、") || page.say("queue.noItem"),
    detail: say("call.minutes", { minutes: minutesBetween(row.takenAt, hall.now()) }),
  }));
  return (
    <Modal title={say("call.title")} onClose={onClose}>
      <Finder
        label={say("call.find")}
        find={(text) =>
          rows.filter((row) => row.number.includes(text) || row.name.toLowerCase().includes(text))
        }
        onPick={setTicketId}
      />
    </Modal>
  );
}
