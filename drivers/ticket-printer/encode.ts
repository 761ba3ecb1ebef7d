import iconv from "iconv-lite";
import type { PrintJob } from "../contract/print.ts";
import { err, ok, type Result, unreachable } from "../result.ts";
import { isInFont, type PrinterFont } from "./characters.ts";
import { commands } from "./commands.ts";
import { drawLine } from "./draw-line.ts";
import { type CheckedJob, checkJob } from "./job.ts";
import { layColumns, wrap } from "./layout.ts";
import { encodeRaster } from "./raster.ts";
import { paper } from "./types.ts";

type Block = CheckedJob["blocks"][number];

export interface EncodedJob {
  /**
   * Each ends with a marker, the last one is feed and cut. Printers often have a buffer of 4 kB and lose what does not fit;
   * with at most two pieces on their way that never happens, whatever the line knows of flow control.
   */
  pieces: Uint8Array[];
  /** An upper bound of the length on paper. */
  heightDots: number;
}

const pieceBytes = 1600;
const defaultModuleDots = 5;
/** The largest QR code that 500 characters can need (version 40) is 177 modules, with its quiet zone 185. */
const mostQrModules = 185;
const feedToCutterDots = 160;

/** What the printer's own font lacks is drawn; `font` says what it has. */
export function encodeJob(job: PrintJob, font: PrinterFont = "gbk"): Result<EncodedJob, "bad-job"> {
  const checked = checkJob(job);
  if (!checked.ok) return err("bad-job");
  const { blocks } = checked.value;
  const start = [...commands.initialize(), ...commands.chineseMode()];
  const content = joinUpTo(pieceBytes, [start, ...blocks.flatMap((block) => encodeBlock(block, font))]);
  const pieces = [...content, commands.feedAndCut()].map((piece) =>
    Uint8Array.from([...piece, ...commands.marker()]),
  );
  const heightDots = blocks.reduce((sum, block) => sum + heightOf(block), feedToCutterDots);
  return ok({ pieces, heightDots });
}

/** Puts parts together, in their order, as long as they stay within `bytes`. */
function joinUpTo(bytes: number, parts: number[][]): number[][] {
  const pieces: number[][] = [];
  let piece: number[] = [];
  for (const part of parts) {
    if (piece.length > 0 && piece.length + part.length > bytes) {
      pieces.push(piece);
      piece = [];
    }
    piece.push(...part);
  }
  return [...pieces, piece];
}

/** Parts, each of whole commands, so that a marker may stand between any two. */
function encodeBlock(block: Block, font: PrinterFont): number[][] {
  switch (block.block) {
    case "text": {
      const { text, size = 1, bold = false, align = "left" } = block;
      return [
        [...commands.align(align), ...commands.bold(bold), ...commands.size(size)],
        ...wrap(text, Math.floor(paper.columns / size)).flatMap((line) => encodeLine(line, font, size, bold)),
        [...commands.size(1), ...commands.bold(false)],
      ];
    }
    case "columns":
      return [
        commands.align("left"),
        ...layColumns(block.left, block.right).flatMap((line) => encodeLine(line, font)),
      ];
    case "rule":
      return [commands.align("left"), ...encodeLine("-".repeat(paper.columns), font)];
    case "image": {
      const { widthDots, bits } = block.image;
      return [commands.align("center"), ...encodeRaster(widthDots, Buffer.from(bits, "base64"))];
    }
    case "qr":
      return [
        [...commands.align("center"), ...commands.qrSetUp(block.moduleDots ?? defaultModuleDots)],
        [...commands.qrStore(Buffer.from(block.text, "utf8")), ...commands.qrPrint()],
      ];
    case "feed":
      return [commands.feedLines(block.lines)];
    default:
      return unreachable(block);
  }
}

/** One line of text is one part; a drawn one has bands, as an image has. */
function encodeLine(text: string, font: PrinterFont, size = 1, isBold = false): number[][] {
  if (isInFont(text, font)) return [[...iconv.encode(text, "gb18030"), ...commands.lineFeed()]];
  const { widthDots, rows } = drawLine(text, size, isBold);
  return encodeRaster(widthDots, rows);
}

function heightOf(block: Block): number {
  switch (block.block) {
    case "text": {
      const size = block.size ?? 1;
      return wrap(block.text, Math.floor(paper.columns / size)).length * paper.lineDots * size;
    }
    case "columns":
      return layColumns(block.left, block.right).length * paper.lineDots;
    case "rule":
      return paper.lineDots;
    case "image":
      return block.image.heightDots;
    case "qr":
      return (block.moduleDots ?? defaultModuleDots) * mostQrModules;
    case "feed":
      return block.lines * paper.lineDots;
    default:
      return unreachable(block);
  }
}
