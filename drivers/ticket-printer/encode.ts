import iconv from "iconv-lite";
import type { PrintJob } from "../contract/print.ts";
import { err, ok, type Result, unreachable } from "../result.ts";
import { commands } from "./commands.ts";
import { type CheckedJob, checkJob } from "./job.ts";
import { layColumns, wrap } from "./layout.ts";
import { encodeRaster } from "./raster.ts";
import { paper } from "./types.ts";

type Block = CheckedJob["blocks"][number];

export interface EncodedJob {
  /** Content, first marker, feed and cut, second marker. */
  bytes: Uint8Array;
  /** The content is printed when the first of these has come back, the ticket is cut off when the second has. */
  markers: 2;
  /** An upper bound of the length on paper. */
  heightDots: number;
}

const defaultModuleDots = 5;
/** The largest QR code that 500 characters can need (version 40) is 177 modules, with its quiet zone 185. */
const mostQrModules = 185;
const feedToCutterDots = 160;

export function encodeJob(job: PrintJob): Result<EncodedJob, "bad-job"> {
  const checked = checkJob(job);
  if (!checked.ok) return err("bad-job");
  const { blocks } = checked.value;
  const bytes = [
    ...commands.initialize(),
    ...commands.chineseMode(),
    ...blocks.flatMap(encodeBlock),
    ...commands.marker(),
    ...commands.feedAndCut(),
    ...commands.marker(),
  ];
  const heightDots = blocks.reduce((sum, block) => sum + heightOf(block), feedToCutterDots);
  return ok({ bytes: Uint8Array.from(bytes), markers: 2, heightDots });
}

function encodeBlock(block: Block): number[] {
  switch (block.block) {
    case "text": {
      const { text, size = 1, bold = false, align = "left" } = block;
      return [
        ...commands.align(align),
        ...commands.bold(bold),
        ...commands.size(size),
        ...wrap(text, Math.floor(paper.columns / size)).flatMap(encodeLine),
        ...commands.size(1),
        ...commands.bold(false),
      ];
    }
    case "columns":
      return [...commands.align("left"), ...layColumns(block.left, block.right).flatMap(encodeLine)];
    case "rule":
      return [...commands.align("left"), ...encodeLine("-".repeat(paper.columns))];
    case "image": {
      const { widthDots, bits } = block.image;
      return [...commands.align("center"), ...encodeRaster(widthDots, Buffer.from(bits, "base64"))];
    }
    case "qr":
      return [
        ...commands.align("center"),
        ...commands.qrSetUp(block.moduleDots ?? defaultModuleDots),
        ...commands.qrStore(Buffer.from(block.text, "utf8")),
        ...commands.qrPrint(),
      ];
    case "feed":
      return commands.feedLines(block.lines);
    default:
      return unreachable(block);
  }
}

function encodeLine(text: string): number[] {
  return [...iconv.encode(text, "gb18030"), ...commands.lineFeed()];
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
