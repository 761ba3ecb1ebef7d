import { clockOf } from "../../kit/clock.ts";
import { counterWords } from "../../words/counter.ts";
import { counterDialogWords } from "../../words/counter-dialogs.ts";
import { useWords } from "../../words/words.ts";
import { takeBack, useAsideRows } from "../aside-rows.ts";
import type { DialogProps } from "./dialog.ts";
import { Modal } from "./modal.tsx";
import { PickList } from "./pick-list.tsx";

/** Everybody who was set aside, a digit each: on hold comes back to this counter, skipped waits again. */
export function AsideDialog({ desk, acting, onClose }: DialogProps) {
  const { say } = useWords(counterDialogWords);
  const page = useWords(counterWords);
  const rows = useAsideRows(desk.view);
  const choices = rows.map((row) => ({
    id: row.ticketId,
    name: (
      <>
        <span className="digits desk-aside-number">{row.number}</span> {say(row.does)}
      </>
    ),
    detail:
      page.say(row.what, { reason: row.reason }) +
      page.say("join") +
      page.say(row.when, { time: clockOf(row.at) }),
    offBecause: row.offBecause,
  }));
  return (
    <Modal
      title={say("aside.title")}
      todo={say("aside.todo", { count: desk.description?.returnBehind ?? "" })}
      onClose={onClose}
    >
      {choices.length === 0 ? (
        <p className="desk-modal__label">{say("aside.none")}</p>
      ) : (
        <PickList
          label={say("aside.title")}
          choices={choices}
          onPick={(ticketId) => {
            const row = rows.find((one) => one.ticketId === ticketId);
            if (!row) return;
            onClose();
            void takeBack(acting, row);
          }}
        />
      )}
      <p className="desk-modal__foot">{say("pressDigit")}</p>
    </Modal>
  );
}
