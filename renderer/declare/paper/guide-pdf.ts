import { create } from "qrcode";
import { pagesToPdf } from "../../../drivers/document-images/sheet.ts";
import { breakLine } from "./break-line.ts";
import { type GuideLine, type GuideOrder, guideLines } from "./guide-lines.ts";

/** A4 at 200 dpi. The text is drawn as a picture: the page has every Chinese character, a PDF would have to bring them. */
const sheet = { width: 1654, height: 2339, marginX: 160, marginY: 150 };
const markWidth = 190;
const qrSide = 300;

const styles = {
  title: { px: 68, weight: 800, above: 10, below: 24 },
  heading: { px: 42, weight: 700, above: 44, below: 12 },
  text: { px: 38, weight: 450, above: 6, below: 6 },
  note: { px: 32, weight: 450, above: 2, below: 8 },
  qr: { px: 0, weight: 450, above: 16, below: 16 },
} as const;

/** The guide on as many sheets as it takes. */
export async function makeGuidePdf(order: GuideOrder): Promise<Uint8Array> {
  const lines = guideLines(order);
  await loadFonts(lines);
  const sheets = drawSheets(lines);
  const jpegs = await Promise.all(sheets.map(asJpeg));
  return pagesToPdf(jpegs, order.item.name[order.language]);
}

function fontOf(as: GuideLine["as"]): string {
  const { px, weight } = styles[as];
  return `${weight} ${px}px "Noto Sans SC Variable", "Noto Sans CJK SC", sans-serif`;
}

/** The font comes in pieces, of which a page has only those that it showed so far. */
async function loadFonts(lines: readonly GuideLine[]): Promise<void> {
  const drawn = lines.filter(({ as }) => as !== "qr");
  await Promise.all(drawn.map(({ as, text, mark = "" }) => document.fonts.load(fontOf(as), text + mark)));
}

function drawSheets(lines: readonly GuideLine[]): HTMLCanvasElement[] {
  const sheets: HTMLCanvasElement[] = [];
  let { canvas, context } = newSheet();
  sheets.push(canvas);
  let y = sheet.marginY;
  const room = (height: number) => {
    if (y + height <= sheet.height - sheet.marginY) return;
    ({ canvas, context } = newSheet());
    sheets.push(canvas);
    y = sheet.marginY;
  };
  for (const { as, text, mark } of lines) {
    const { px, above, below } = styles[as];
    if (as === "qr") {
      room(above + qrSide);
      drawQr(context, text, sheet.marginX, y + above);
      y += above + qrSide + below;
      continue;
    }
    context.font = fontOf(as);
    const left = sheet.marginX + (mark === undefined ? 0 : markWidth);
    const measure = (piece: string) => context.measureText(piece).width;
    const pieces = breakLine(text, sheet.width - sheet.marginX - left, measure);
    // A heading does not stay behind alone.
    room(above + px * 1.4 * (as === "heading" ? 3 : 1));
    y += above;
    for (const [at, piece] of pieces.entries()) {
      room(px * 1.4);
      context.font = fontOf(as);
      if (at === 0 && mark !== undefined) context.fillText(mark, sheet.marginX, y + px);
      context.fillText(piece, left, y + px);
      y += px * 1.4;
    }
    y += below;
  }
  return sheets;
}

function newSheet(): { canvas: HTMLCanvasElement; context: CanvasRenderingContext2D } {
  const canvas = document.createElement("canvas");
  canvas.width = sheet.width;
  canvas.height = sheet.height;
  const context = canvas.getContext("2d");
  if (!context) throw new Error("This browser draws no pictures.");
  context.fillStyle = "#fff";
  context.fillRect(0, 0, sheet.width, sheet.height);
  context.fillStyle = "#000";
  return { canvas, context };
}

function drawQr(context: CanvasRenderingContext2D, text: string, left: number, top: number): void {
  const { modules } = create(text, { errorCorrectionLevel: "M" });
  const dots = Math.floor(qrSide / modules.size);
  for (let y = 0; y < modules.size; y += 1) {
    for (let x = 0; x < modules.size; x += 1) {
      if (modules.get(y, x)) context.fillRect(left + x * dots, top + y * dots, dots, dots);
    }
  }
}

function asJpeg(canvas: HTMLCanvasElement): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => {
        if (!blob) return reject(new Error("The sheet was not drawn."));
        blob.arrayBuffer().then((bytes) => resolve(new Uint8Array(bytes)), reject);
      },
      "image/jpeg",
      0.85,
    );
  });
}
