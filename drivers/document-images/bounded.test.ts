import { expect, test } from "vitest";
import { encodeBounded } from "./bounded.ts";
import { jpegCodec } from "./node/jpeg-codec.ts";
import { blankRaster, shrink } from "./raster.ts";
import { chance, printedPage } from "./testing/draw.ts";

const page = shrink(printedPage(), 1000);

test("never more bytes than allowed, and nearly as many as allowed", async () => {
  for (const mostBytes of [90_000, 140_000, 190_000]) {
    const sized = await encodeBounded(page, { mostSide: 1000, mostBytes }, jpegCodec);
    expect(sized?.jpeg.length).toBeLessThanOrEqual(mostBytes);
    expect(sized?.jpeg.length).toBeGreaterThan(mostBytes * 0.8);
  }
}, 60_000);

test("never more pixels than allowed", async () => {
  const sized = await encodeBounded(page, { mostSide: 500, mostBytes: 5_000_000 }, jpegCodec);
  expect([sized?.width, sized?.height]).toEqual([354, 500]);
});

test("smaller in pixels where even the least quality is too large, and none at all where nothing helps", async () => {
  const next = chance(5);
  const noise = blankRaster(600, 450);
  for (let at = 0; at < noise.rgba.length; at += 1) noise.rgba[at] = next() * 255;
  const sized = await encodeBounded(noise, { mostSide: 600, mostBytes: 40_000 }, jpegCodec);
  expect(sized?.jpeg.length).toBeLessThanOrEqual(40_000);
  expect(sized?.width).toBeLessThan(600);
  expect(await encodeBounded(noise, { mostSide: 600, mostBytes: 500 }, jpegCodec)).toBeNull();
}, 60_000);
