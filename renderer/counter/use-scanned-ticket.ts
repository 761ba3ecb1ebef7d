import type { Devices } from "../../drivers/contract/devices.ts";
import { useHall } from "../kit/hall-context.tsx";
import { readScannedCode, type ScannedTicket } from "../kit/scanner/ticket-code.ts";
import { useScannedCodes } from "../kit/scanner/use-scanned-codes.ts";
import type { Desk } from "./dialogs/dialog.ts";
import type { Acting, Said } from "./use-acting.ts";

/** A ticket held to this counter's scanner: the clerk is told whose turn it is; nothing is done by itself. */
export function useScannedTicket(devices: Devices, desk: Desk, acting: Acting): void {
  const hall = useHall();
  useScannedCodes(devices, (code) => {
    void readScannedCode(hall, code).then((ticket) => acting.tell(saidOf(ticket, desk)));
  });
}

export function saidOf(ticket: ScannedTicket, { view, names }: Desk): Said {
  switch (ticket.found) {
    case "not-a-ticket":
      return { word: "scanned.notATicket", values: {} };
    case "away":
      return { word: "scanned.away", values: {} };
    case "over":
      return { word: "scanned.over", values: { number: ticket.number } };
    case "ticket":
      return standing(ticket.view, view.current?.ticket.id ?? null, names);
    default:
      return ticket satisfies never;
  }
}

function standing(
  { ticket, ahead, counterId }: Extract<ScannedTicket, { found: "ticket" }>["view"],
  currentId: string | null,
  names: Desk["names"],
): Said {
  const { number, state } = ticket;
  if (ticket.id === currentId) return { word: "scanned.here", values: { number } };
  if (counterId !== null) {
    return { word: "scanned.elsewhere", values: { number, counter: names.counter(counterId) } };
  }
  if (state === "held" || state === "skipped") return { word: `scanned.${state}`, values: { number } };
  return { word: "scanned.waiting", values: { number, ahead: String(ahead ?? 0) } };
}
