import type { ViewValue } from "../../../hall-server/contract/views.ts";
import type { Hall, PageError } from "../hall.ts";

/** As the hall makes them; what looks otherwise is not worth asking for. */
const tokenPattern = /^[A-Za-z0-9_.-]{16,128}$/;
const lookMs = 3_000;

/** The token in what a scanner read, of whichever address the ticket was printed for; the hall knows whether it is one. */
export function tokenInCode(code: string): string | null {
  const [, hash = ""] = /^https?:\/\/[^\s#]+\/phone\/?#(.*)$/i.exec(code.trim()) ?? [];
  const token = new URLSearchParams(hash).get("token");
  return token !== null && tokenPattern.test(token) ? token : null;
}

export type TicketView = ViewValue<"ticket">;
export type TicketLook = { ok: true; value: TicketView } | { ok: false; error: PageError };

/** One look at how a ticket stands; `server-away` where the hall does not answer in time. */
export function lookAtTicket(hall: Hall, token: string): Promise<TicketLook> {
  return new Promise((resolve) => {
    let stop = () => {};
    const end = (look: TicketLook) => {
      clearTimeout(timer);
      resolve(look);
      // The first value may come before the watch has returned its end.
      queueMicrotask(() => stop());
    };
    const away: TicketLook = { ok: false, error: { code: "server-away", params: {} } };
    const timer = setTimeout(() => end(away), lookMs);
    stop = hall.watch("ticket", { token }, ({ value, error }) => {
      if (value) end({ ok: true, value });
      else if (error) end({ ok: false, error });
    });
  });
}

/** What a scanned code says about a ticket, for a page that shows it. */
export type ScannedTicket =
  | { found: "ticket"; token: string; view: TicketView }
  /** Finished, cancelled or of another day. */
  | { found: "over"; number: string }
  | { found: "not-a-ticket" }
  | { found: "away" };

export async function readScannedCode(hall: Hall, code: string): Promise<ScannedTicket> {
  const token = tokenInCode(code);
  if (token === null) return { found: "not-a-ticket" };
  const look = await lookAtTicket(hall, token);
  if (!look.ok) {
    const isUnknown = look.error.code === "not-found" || look.error.code === "invalid-input";
    return { found: isUnknown ? "not-a-ticket" : "away" };
  }
  const { ticket } = look.value;
  switch (ticket.state) {
    case "finished":
    case "cancelled":
    case "expired":
      return { found: "over", number: ticket.number };
    case "waiting":
    case "called":
    case "serving":
    case "held":
    case "skipped":
      return { found: "ticket", token, view: look.value };
    default:
      return ticket.state satisfies never;
  }
}
