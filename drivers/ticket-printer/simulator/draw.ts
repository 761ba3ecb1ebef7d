import QRCode from "qrcode";
import { columnsOf } from "../layout.ts";
import { paper } from "../types.ts";
import type { PrintedItem, PrintedTicket } from "./ticket.ts";

/** 80 mm paper around 72 mm of printing. */
const marginDots = 32;
const columnDots = paper.widthDots / paper.columns;
const quietModules = 4;

/** The ticket as it would look on paper, one unit per dot, as an SVG document. */
export function drawTicket(ticket: PrintedTicket): string {
  let top = marginDots;
  const parts = ticket.items.map((item) => {
    const drawn = draw(item, top);
    top += drawn.height;
    return drawn.svg;
  });
  const [width, height] = [paper.widthDots + 2 * marginDots, top + marginDots];
  const edge = ticket.isCut ? "" : `<path d="${tornEdge(width, height)}" fill="none" stroke="#999"/>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width / 2}" height="${height / 2}">`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    `<g transform="translate(${marginDots} 0)" font-family="'Noto Sans Mono CJK SC','Noto Sans CJK SC',monospace">`,
    ...parts,
    `</g>${edge}</svg>`,
  ].join("\n");
}

interface Drawn {
  svg: string;
  height: number;
}

function draw(item: PrintedItem, top: number): Drawn {
  switch (item.item) {
    case "text":
      return drawText(item, top);
    case "qr":
      return drawQr(item, top);
    case "image": {
      const bits = Buffer.from(item.bits, "base64");
      const left = leftOf(item.align, item.widthDots);
      const isBlack = (x: number, y: number) => (bitAt(bits, y * item.widthDots + x) ? 1 : 0) === 1;
      return {
        svg: drawDots(isBlack, item.widthDots, item.heightDots, 1, left, top),
        height: item.heightDots,
      };
    }
    case "feed":
      return { svg: "", height: item.dots };
    default:
      return item satisfies never;
  }
}

function drawText(item: Extract<PrintedItem, { item: "text" }>, top: number): Drawn {
  const height = paper.lineDots * item.size;
  const width = columnsOf(item.text) * columnDots * item.size;
  if (width === 0) return { svg: "", height };
  const baseline = top + 22 * item.size;
  const weight = item.bold ? ` font-weight="bold"` : "";
  const place = `x="${leftOf(item.align, width)}" y="${baseline}" textLength="${width}" font-size="${24 * item.size}"`;
  return { svg: `<text xml:space="preserve" ${place}${weight}>${escaped(item.text)}</text>`, height };
}

function drawQr(item: Extract<PrintedItem, { item: "qr" }>, top: number): Drawn {
  const { modules } = QRCode.create(item.text, { errorCorrectionLevel: "M" });
  const size = modules.size + 2 * quietModules;
  const left = leftOf(item.align, size * item.moduleDots) + quietModules * item.moduleDots;
  const isBlack = (x: number, y: number) => modules.get(y, x) === 1;
  const inside = top + quietModules * item.moduleDots;
  return {
    svg: drawDots(isBlack, modules.size, modules.size, item.moduleDots, left, inside),
    height: size * item.moduleDots,
  };
}

/** Black runs of each row as one path. */
function drawDots(
  isBlack: (x: number, y: number) => boolean,
  width: number,
  height: number,
  dots: number,
  left: number,
  top: number,
): string {
  const runs: string[] = [];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (!isBlack(x, y)) continue;
      const from = x;
      while (x + 1 < width && isBlack(x + 1, y)) x += 1;
      runs.push(
        `M${left + from * dots} ${top + y * dots}h${(x + 1 - from) * dots}v${dots}h-${(x + 1 - from) * dots}z`,
      );
    }
  }
  return `<path d="${runs.join("")}"/>`;
}

function bitAt(bits: Uint8Array, index: number): boolean {
  return ((bits[index >> 3] ?? 0) & (0x80 >> (index & 7))) !== 0;
}

function leftOf(align: "left" | "center" | "right", width: number): number {
  const free = paper.widthDots - width;
  return align === "left" ? 0 : align === "right" ? free : Math.round(free / 2);
}

function tornEdge(width: number, height: number): string {
  const teeth = Array.from({ length: Math.floor(width / 16) }, (_, at) => `l8 ${at % 2 === 0 ? -8 : 8}l8 0`);
  return `M0 ${height - 4}${teeth.join("")}`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
