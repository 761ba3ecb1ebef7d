import type { BridgeAnswer } from "../contract/bridge.ts";
import { isPassing } from "./answers.ts";
import type { Book } from "./book/book.ts";
import type { Batch } from "./book/rows.ts";
import type { DeskLog, HallLink } from "./ports.ts";

/** Of the 200 that a command may carry: one that is refused holds up fewer others. */
const mostInOne = 50;

/**
 * Brings everything that was issued to the hall, in its order. Each command goes out under the same id until it is
 * answered; what the hall takes back twice, it takes in once. Ends when all are there, or when the hall does not answer.
 * Returns whether it answered.
 */
export async function handIn(book: Book, link: HallLink, log: DeskLog): Promise<boolean> {
  /** Not now: their day has not begun at the hall. */
  const later = new Set<string>();
  for (;;) {
    const batch = book.nextBatch(mostInOne, later);
    if (!batch) return true;
    const answer = await link.send("ticket:handIn", inputOf(batch));
    if (answer === null || isAway(answer) || isPassing(answer)) return false;
    if (answer.ok) {
      book.handedIn(batch.tickets.map(({ ticketId }) => ticketId));
      log.info({ tickets: batch.tickets.length }, "handed in");
      continue;
    }
    const { code, params } = answer.error;
    log.warn({ code, tickets: batch.tickets.length }, "the hall refused a hand-in");
    if (!batch.isAlone) {
      book.separate(batch.commandId);
      continue;
    }
    for (const ticket of batch.tickets) {
      if ("because" in params && params.because === "day-not-begun") {
        later.add(ticket.ticketId);
        book.sendAnew(ticket.ticketId, null);
      } else if (code === "invalid-input" && ticket.class !== null) {
        // A class that the hall's file no longer has: the place in the line by its time is worth more.
        book.sendAnew(ticket.ticketId, "class");
      } else if (isAboutUs(code)) {
        return false;
      } else {
        book.refused(ticket.ticketId, code);
        // A hall that was put back from a backup, or a kiosk that was paired anew: the other leases are gone with this one.
        if (code === "not-found" || code === "not-allowed") book.dropNumbers();
      }
    }
  }
}

/** Papers that came out or did not, copies that were made: told after their tickets. */
export async function tellReports(book: Book, link: HallLink): Promise<boolean> {
  for (const { commandId, event, input } of book.reports()) {
    const answer = await link.send(event, { ...input, commandId });
    if (answer === null || isAway(answer) || isPassing(answer)) return false;
    book.reported(commandId);
  }
  return true;
}

export async function giveBack(book: Book, link: HallLink, log: DeskLog): Promise<boolean> {
  for (const { commandId, leaseId, ticketIds } of book.returning()) {
    const answer = await link.send("lease:giveBack", { commandId, leaseId, ticketIds });
    if (answer === null || isAway(answer) || isPassing(answer)) return false;
    if (!answer.ok) log.warn({ code: answer.error.code, leaseId }, "the hall did not take numbers back");
    book.returned(commandId);
  }
  return true;
}

/** The token is not taken (now): nothing is wrong with the ticket. */
function isAboutUs(code: string): boolean {
  return code === "not-signed-in";
}

function isAway(answer: BridgeAnswer): boolean {
  return !answer.ok && (answer.error.code === "server-away" || isAboutUs(answer.error.code));
}

function inputOf({ commandId, contactAt, tickets }: Batch): object {
  const iso = (at: number) => new Date(at).toISOString();
  return {
    commandId,
    tickets: tickets.map((ticket) => ({
      ticketId: ticket.ticketId,
      // Hall time already: this kiosk corrected it when it issued the ticket.
      takenAt: iso(ticket.takenAt),
      ...(ticket.itemIds.length > 0 ? { itemIds: ticket.itemIds } : {}),
      ...(ticket.class === null ? {} : { class: ticket.class }),
      ...(ticket.holder === null ? {} : { holder: ticket.holder }),
      takenAs: ticket.takenAs,
    })),
    clockOffsetMs: 0,
    lastContactAt: iso(contactAt),
  };
}
