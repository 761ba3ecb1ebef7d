import type { alignments } from "../commands.ts";
import { readDrawing } from "./read-drawing.ts";

type Alignment = keyof typeof alignments;

/** What came out on paper, in its order. */
export type PrintedItem =
  | { item: "text"; text: string; size: number; bold: boolean; align: Alignment }
  | { item: "qr"; text: string; moduleDots: number; align: Alignment }
  | { item: "image"; widthDots: number; heightDots: number; bits: string; align: Alignment }
  | { item: "feed"; dots: number };

export interface PrintedTicket {
  ticketId: string;
  items: PrintedItem[];
  /** Cut off; if not, it still hangs in the printer or broke off there. */
  isCut: boolean;
}

/** What can be read, also where it was printed as a picture. */
export function linesOf(ticket: PrintedTicket): string[] {
  return ticket.items.flatMap((item) => {
    if (item.item === "text") return [item.text];
    return item.item === "image" ? (readDrawing(item) ?? []) : [];
  });
}

export function qrCodesOf(ticket: PrintedTicket): string[] {
  return ticket.items.flatMap((item) => (item.item === "qr" ? [item.text] : []));
}
