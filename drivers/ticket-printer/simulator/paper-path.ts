import type { alignments } from "../commands.ts";
import { columnsOf } from "../layout.ts";
import { paper } from "../types.ts";
import type { PrinterCommand } from "./read-command.ts";
import type { PrintedItem, PrintedTicket } from "./ticket.ts";

type Alignment = keyof typeof alignments;
const alignmentByNumber: readonly Alignment[] = ["left", "center", "right"];

/** The head, the paper under it and the knife: carries out one command and says how far the paper went. */
export interface PaperPath {
  readonly isChinese: boolean;
  readonly tickets: readonly PrintedTicket[];
  readonly unknownCommands: readonly number[][];
  /** Dots that carrying it out will move the paper. */
  lengthOf(command: PrinterCommand): number;
  carryOut(command: PrinterCommand): void;
  /** Forgets styles and a line not yet printed. */
  reset(): void;
}

const ticketsKept = 200;
const feedToCutterDots = 120;
/** A QR code's real size needs its content; this is a usual one, and only time and paper hang on it. */
const usualQrModules = 37;

export function createPaperPath(): PaperPath {
  const tickets: PrintedTicket[] = [];
  const unknownCommands: number[][] = [];
  let count = 0;
  let style: { align: Alignment; bold: boolean; size: number } = { align: "left", bold: false, size: 1 };
  let isChinese = false;
  let line = "";
  let qr = { text: "", moduleDots: 3 };

  function reset(): void {
    style = { align: "left", bold: false, size: 1 };
    isChinese = false;
    line = "";
    qr = { text: "", moduleDots: 3 };
  }

  function current(): PrintedTicket {
    const last = tickets.at(-1);
    if (last && !last.isCut) return last;
    count += 1;
    const next: PrintedTicket = { ticketId: String(count), items: [], isCut: false };
    tickets.push(next);
    if (tickets.length > ticketsKept) tickets.shift();
    return next;
  }

  function print(item: PrintedItem): void {
    current().items.push(item);
  }

  function printLine(): void {
    print({ item: "text", text: line, ...style });
    line = "";
  }

  function addCharacter(text: string): void {
    if (columnsOf(line + text) * style.size > paper.columns) printLine();
    line += text;
  }

  /** Bands of one image, sent one after the other, are one image on paper. */
  function printRaster(widthDots: number, height: number, rows: Uint8Array): void {
    const last = current().items.at(-1);
    if (last?.item === "image" && last.widthDots === widthDots && last.align === style.align) {
      last.heightDots += height;
      last.bits = Buffer.concat([Buffer.from(last.bits, "base64"), rows]).toString("base64");
      return;
    }
    const bits = Buffer.from(rows).toString("base64");
    print({ item: "image", widthDots, heightDots: height, bits, align: style.align });
  }

  function carryOut(command: PrinterCommand): void {
    switch (command.command) {
      case "initialize":
        reset();
        return;
      case "chinese-mode":
        isChinese = command.isOn;
        return;
      case "character":
        addCharacter(command.text);
        return;
      case "line-feed":
        printLine();
        return;
      case "feed-lines":
        if (line) printLine();
        print({ item: "feed", dots: command.lines * paper.lineDots });
        return;
      case "align":
        style = { ...style, align: alignmentByNumber[command.n] ?? "left" };
        return;
      case "bold":
        style = { ...style, bold: command.isOn };
        return;
      case "size":
        style = { ...style, size: command.times };
        return;
      case "cut":
        if (line) printLine();
        if (tickets.at(-1)?.isCut === false) current().isCut = true;
        return;
      case "qr-module":
        qr.moduleDots = command.dots;
        return;
      case "qr-store":
        qr.text = command.text;
        return;
      case "qr-print":
        print({ item: "qr", ...qr, align: style.align });
        return;
      case "raster":
        printRaster(command.widthBytes * 8, command.height, command.rows);
        return;
      case "unknown":
        unknownCommands.push(command.bytes);
        return;
      case "qr-other":
      case "report-changes":
      case "marker":
        return;
      default:
        command satisfies never;
    }
  }

  function lengthOf(command: PrinterCommand): number {
    switch (command.command) {
      case "line-feed":
        return paper.lineDots * style.size;
      case "feed-lines":
        return command.lines * paper.lineDots;
      case "raster":
        return command.height;
      case "qr-print":
        return qr.moduleDots * usualQrModules;
      case "cut":
        return feedToCutterDots;
      default:
        return 0;
    }
  }

  return {
    get isChinese() {
      return isChinese;
    },
    tickets,
    unknownCommands,
    lengthOf,
    carryOut,
    reset,
  };
}
