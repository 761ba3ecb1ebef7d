import type { HallError } from "../../hall-server/contract/errors.ts";
import type { Ticket } from "../../hall-server/contract/ticket.ts";
import type { BridgeAnswer } from "../contract/bridge.ts";
import type { Issued, KeptAnswer, LeasedNumber } from "./book/rows.ts";
import type { Chosen } from "./choose.ts";
import { isoIn } from "./local-time.ts";

export const away: BridgeAnswer = { ok: false, error: { code: "server-away", params: {} } };

export function refusal(error: HallError): BridgeAnswer {
  return { ok: false, error };
}

/** Says nothing against what was asked: the hall cannot do it now. */
const passingErrors: readonly string[] = ["server-busy", "storage-failed", "internal", "rate-limited"];

export function isPassing(answer: BridgeAnswer): boolean {
  return !answer.ok && passingErrors.includes(answer.error.code);
}

/** The ticket as the hall would tell of it, as far as that is known here. */
export function answerFor(
  chosen: Chosen,
  { day, takenAt, itemIds, timeZone }: { day: string; takenAt: number; itemIds: string[]; timeZone: string },
): (number: LeasedNumber) => KeptAnswer {
  return ({ ticketId, number }) => {
    const ticket: Ticket = {
      id: ticketId,
      number,
      day,
      queueId: chosen.queueId,
      state: "waiting",
      class: chosen.class,
      isClassClaimed: chosen.isClassClaimed,
      itemIds,
      takenAt: isoIn(timeZone, takenAt),
      virtualArrival: isoIn(timeZone, takenAt - chosen.headStartMinutes * 60_000),
      isOffline: true,
    };
    return { ticket, counters: chosen.counterIds };
  };
}

/** How many are before it, and how long it takes, nobody knows while the hall is away. */
export function takenAnswer({ answer, token }: Issued): BridgeAnswer {
  return {
    ok: true,
    value: { ticket: answer.ticket, token, ahead: null, counters: answer.counters, wait: null },
  };
}

export function reprintAnswer({ answer, token }: Issued): BridgeAnswer {
  return { ok: true, value: { ticket: answer.ticket, token } };
}

export function alreadyHas({ answer }: Issued): BridgeAnswer {
  const { id, number, state } = answer.ticket;
  return {
    ok: false,
    error: { code: "already-has-ticket", params: { ticketId: id, number, state, ahead: null } },
  };
}
