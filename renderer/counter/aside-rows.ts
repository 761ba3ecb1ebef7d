import type { ViewValue } from "../../hall-server/contract/views.ts";
import type { CounterWord } from "../words/counter.ts";
import { counterWords } from "../words/counter.ts";
import { counterDialogWords } from "../words/counter-dialogs.ts";
import { useWords } from "../words/words.ts";
import type { Acting } from "./use-acting.ts";

export interface AsideRow {
  ticketId: string;
  number: string;
  kind: "held" | "skipped";
  does: "aside.unhold" | "aside.return";
  what: CounterWord;
  reason: string;
  when: CounterWord;
  /** ISO time for `when`. */
  at: string;
  /** Why it cannot be taken back now, as a sentence. */
  offBecause: string | null;
}

/** Those on hold, then those skipped, newest first as the hall gives them. */
export function useAsideRows(view: ViewValue<"counter">): AsideRow[] {
  const dialog = useWords(counterDialogWords);
  const page = useWords(counterWords);
  const cannotCall =
    view.counter.activity !== "idle"
      ? dialog.say("aside.busy")
      : view.counter.state === "paused"
        ? dialog.say("aside.paused")
        : null;
  return [
    ...view.held.map(
      (one): AsideRow => ({
        ticketId: one.ticketId,
        number: one.number,
        kind: "held",
        does: "aside.unhold",
        what: "aside.held",
        reason: one.reason,
        when: one.isHere ? "aside.heldSince" : "aside.heldElsewhere",
        at: one.since,
        offBecause: cannotCall,
      }),
    ),
    ...view.skipped.map(
      (one): AsideRow => ({
        ticketId: one.ticketId,
        number: one.number,
        kind: "skipped",
        does: "aside.return",
        what: "aside.skipped",
        reason: "",
        when: "aside.until",
        at: one.returnUntil,
        offBecause: one.mayReturn ? null : page.say("aside.returned"),
      }),
    ),
  ];
}

export async function takeBack(acting: Acting, row: AsideRow): Promise<void> {
  if (row.kind === "held") {
    await acting.act("counter:unhold", { ticketId: row.ticketId });
    return;
  }
  const answer = await acting.act("ticket:return", { ticketId: row.ticketId });
  if (answer?.ok) acting.tell({ word: "notice.returned", values: { number: row.number } });
}
