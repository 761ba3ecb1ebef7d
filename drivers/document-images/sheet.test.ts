import { inflateSync } from "node:zlib";
import { PDFDocument, PDFName, PDFRawStream } from "pdf-lib";
import { expect, test } from "vitest";
import { jpegCodec } from "./node/jpeg-codec.ts";
import { shrink, turn } from "./raster.ts";
import { cardToPdf, pagesToPdf } from "./sheet.ts";
import { cardFront, printedPage } from "./testing/draw.ts";

const page = await jpegCodec.encode(shrink(printedPage(), 600), 0.7);
const card = await jpegCodec.encode(cardFront(), 0.7);

/** The matrices that a page's content places its pictures by, in millimetres from the lower left corner. */
async function placedOn(
  pdf: Uint8Array,
): Promise<{ left: number; bottom: number; width: number; height: number }[]> {
  const document = await PDFDocument.load(pdf);
  const contents = document.getPage(0).node.normalizedEntries().Contents;
  const text = (contents?.asArray() ?? [])
    .map((entry) => document.context.lookup(entry))
    .map((stream) => (stream instanceof PDFRawStream ? inflated(stream) : String(stream)))
    .join("\n");
  const toMm = 25.4 / 72;
  const found = [...text.matchAll(/([\d.]+) 0 0 ([\d.]+) 0 0 cm/g)].map(([, width, height]) => [
    Number(width),
    Number(height),
  ]);
  const moved = [...text.matchAll(/1 0 0 1 ([\d.]+) ([\d.]+) cm/g)]
    .map(([, left, bottom]) => [Number(left), Number(bottom)])
    .filter(([left = 0]) => left > 0);
  return found
    .filter(([width = 0]) => width > 1)
    .map(([width = 0, height = 0], i) => ({
      left: (moved[i]?.[0] ?? 0) * toMm,
      bottom: (moved[i]?.[1] ?? 0) * toMm,
      width: width * toMm,
      height: height * toMm,
    }));
}

function inflated(stream: PDFRawStream): string {
  const isPacked = stream.dict.get(PDFName.of("Filter")) !== undefined;
  return new TextDecoder().decode(isPacked ? inflateSync(stream.contents) : stream.contents);
}

test("a page for each picture, upright or on its side as the picture is", async () => {
  const wide = await jpegCodec.encode(turn(shrink(printedPage(), 600), 90), 0.7);
  const document = await PDFDocument.load(await pagesToPdf([page, wide, page], "材料"));
  const sizes = document.getPages().map((one) => [one.getWidth(), one.getHeight()].map(Math.round));
  expect(sizes).toEqual([
    [595, 842],
    [842, 595],
    [595, 842],
  ]);
  expect(document.getTitle()).toBe("材料");
});

test("both sides of a card on one A4 page, 85.6 × 54 mm each, apart and inside the paper", async () => {
  const pdf = await cardToPdf(card, card, "身份证");
  expect((await PDFDocument.load(pdf)).getPageCount()).toBe(1);
  const placed = await placedOn(pdf);
  expect(placed).toHaveLength(2);
  for (const { left, width, height } of placed) {
    expect(width).toBeCloseTo(85.6, 2);
    expect(height).toBeCloseTo(54, 2);
    expect(left).toBeCloseTo((210 - 85.6) / 2, 1);
  }
  const [front, back] = placed;
  expect((front?.bottom ?? 0) - (back?.bottom ?? 0)).toBeGreaterThan(54 + 10);
});

test("a picture that is part of a larger buffer, as what comes over a socket is", async () => {
  const larger = new Uint8Array(page.length + 100);
  larger.set(page, 50);
  const document = await PDFDocument.load(await pagesToPdf([larger.subarray(50, 50 + page.length)], "A"));
  expect(document.getPageCount()).toBe(1);
});

test("what is no picture makes no document", async () => {
  await expect(pagesToPdf([new Uint8Array([1, 2, 3])], "x")).rejects.toThrow();
});
