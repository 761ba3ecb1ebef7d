/** From a camera's picture to a page that is kept, or the reason why not. */
import { describe, expect, test } from "vitest";
import { ok, type Result } from "../result.ts";
import { edgeWidth, inkOf, judge } from "./judge.ts";
import { jpegCodec } from "./node/jpeg-codec.ts";
import { type FinishedPage, makePage, type PageRefusal, type PageWish } from "./page.ts";
import { greyOf, percentile, type Raster, turn } from "./raster.ts";
import { formatOf, straighten } from "./straighten.ts";
import { cornersSeen, type View } from "./testing/camera.ts";
import { cardFront, photograph, printedPage, type Scene } from "./testing/draw.ts";

const size = { width: 1440, height: 810 };
const desk = [92, 70, 58] as const;
const page = printedPage();
/** What most tests look at, drawn once. */
const clear = photograph(page, { ...size, desk, corners: cornersSeen({ ...size, turned: 5 }), noise: 3 });

function seen(paper: Raster | null, view: Partial<View> = {}, scene: Partial<Scene> = {}): Raster {
  return photograph(paper, {
    ...size,
    desk,
    corners: cornersSeen({ ...size, turned: 5, ...view }),
    noise: 3,
    ...scene,
  });
}

/** Without the way through a JPEG file, which other tests go and which takes longer than all the rest. */
function made(picture: Raster, wish: PageWish = { cut: "find" }): Promise<Result<FinishedPage, PageRefusal>> {
  return makePage(new Uint8Array(), wish, { ...jpegCodec, decode: async () => ok(picture) });
}

function refusal(result: Result<FinishedPage, PageRefusal>): string {
  return result.ok ? "made" : result.error.reason;
}

/** The slope of a page's heading, degrees: what is left of its turn. */
function slopeOf(flat: Raster): number {
  const grey = greyOf(flat);
  const middles: { x: number; y: number }[] = [];
  for (let x = Math.round(flat.width * 0.36); x < flat.width * 0.63; x += 4) {
    let [sum, weight] = [0, 0];
    for (let y = Math.round(flat.height * 0.04); y < flat.height * 0.1; y += 1) {
      const dark = 255 - (grey.values[y * flat.width + x] ?? 255);
      if (dark > 120) {
        sum += dark * y;
        weight += dark;
      }
    }
    if (weight > 0) middles.push({ x, y: sum / weight });
  }
  const [meanX, meanY] = [mean(middles.map(({ x }) => x)), mean(middles.map(({ y }) => y))];
  const over = mean(middles.map(({ x, y }) => (x - meanX) * (y - meanY)));
  return (Math.atan(over / mean(middles.map(({ x }) => (x - meanX) ** 2))) * 180) / Math.PI;
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

describe("straightened", () => {
  test.each([-15, 4, 11])("a page that lay turned by %d° stands straight", (turned) => {
    const corners = cornersSeen({ ...size, turned });
    const flat = straighten(photograph(page, { ...size, desk, corners, noise: 3 }), corners);
    expect(Math.abs(slopeOf(flat))).toBeLessThan(0.1);
    expect(formatOf(flat)).toBe("a4");
  });

  test.each([0, 12, 20])("a page seen at %d° has the shape of A4 again", (leans) => {
    const corners = cornersSeen({ ...size, leans, turned: 3, distanceMm: 640 });
    const flat = straighten(seen(page, { leans, turned: 3, distanceMm: 640 }), corners);
    expect(flat.height / flat.width).toBeCloseTo(297 / 210, 2);
  });

  test("a card has the shape of a card", () => {
    const corners = cornersSeen({ ...size, page: "card", turned: 8 });
    const flat = straighten(seen(cardFront(), { page: "card", turned: 8 }), corners);
    expect(formatOf(flat)).toBe("card");
    expect(Math.abs(flat.width / flat.height - 85.6 / 54)).toBeLessThan(0.01);
  });
});

describe("brightened", () => {
  test("paper in shadow becomes white and print stays black", async () => {
    const result = await made(seen(page, {}, { shadow: 0.5, noise: 4 }));
    expect(refusal(result)).toBe("made");
    if (!result.ok) return;
    const decoded = await jpegCodec.decode(result.value.jpeg);
    if (!decoded.ok) throw new Error(decoded.error);
    const { values, width } = greyOf(decoded.value);
    for (const [from, to] of [
      [0.1, 0.3],
      [0.7, 0.9],
    ] as const) {
      const part = values.filter((_, at) => at % width > width * from && at % width < width * to);
      expect(percentile(part, 0.6)).toBeGreaterThan(245);
      expect(percentile(part, 0.02)).toBeLessThan(110);
    }
  });
});

describe("refused, with the reason", () => {
  test("a blank page", async () =>
    expect(refusal(await made(seen(printedPage(0), {}, { shadow: 0.4, noise: 5 })))).toBe("blank"));
  test("a blurred page", async () =>
    expect(refusal(await made(seen(page, {}, { blur: 3 })))).toBe("blurred"));
  test.each([1, 6])("a blurred page with noise of %d, and never a clear one", async (noise) => {
    expect(refusal(await made(seen(page, {}, { blur: 3, noise })))).toBe("blurred");
    expect(refusal(await made(seen(page, {}, { noise })))).toBe("made");
    expect(refusal(await made(seen(printedPage(1), {}, { noise })))).toBe("made");
  });
  test("a page in the dark", async () =>
    expect(refusal(await made(seen(page, {}, { light: 0.15, noise: 2 })))).toBe("too-dark"));
  test("no page", async () => expect(refusal(await made(seen(null)))).toBe("no-page-found"));
  test("a page that is much too small", async () =>
    expect(refusal(await made(seen(page, { distanceMm: 1200 })))).toBe("too-small"));
  test("bytes that are no picture, a picture cut off in the middle, one with impossible numbers", async () => {
    const jpeg = await jpegCodec.encode(clear, 0.8);
    const huge = jpeg.slice();
    const size = huge.findIndex((byte, at) => byte === 0xff && huge[at + 1] === 0xc0);
    huge.set([0xff, 0xff, 0xff, 0xff], size + 5);
    for (const bytes of [new Uint8Array(), new Uint8Array([1, 2, 3]), jpeg.slice(0, 30), huge]) {
      const result = await makePage(bytes, { cut: "whole" }, jpegCodec);
      expect(["not-a-picture", "too-large"]).toContain(refusal(result));
    }
  });
  test("corners outside the picture, or of no shape", async () => {
    const at = (x: number, y: number) => ({ x, y });
    const bad = [
      [at(-5, 0), at(100, 0), at(100, 100), at(0, 100)],
      [at(0, 0), at(500, 500), at(500, 0), at(0, 500)],
      [at(10, 10), at(12, 10), at(12, 12), at(10, 12)],
    ] as const;
    for (const corners of bad) expect(refusal(await made(clear, { cut: { corners } }))).toBe("bad-corners");
  });
});

describe("taken all the same", () => {
  test("a blank back, when a person has looked", async () =>
    expect(
      refusal(await made(seen(printedPage(0)), { cut: "find", acceptedFaults: ["blank", "blurred"] })),
    ).toBe("made"));
  test("one line of print is not blank", async () =>
    expect(refusal(await made(seen(printedPage(1))))).toBe("made"));
  test("the whole picture, where no page was found", async () => {
    const result = await made(seen(page, { distanceMm: 110 }), { cut: "whole" });
    expect(result.ok && [result.value.width, result.value.height]).toEqual([1440, 810]);
  });
  test("corners dragged by hand, in whatever order", async () => {
    const [a, b, c, d] = cornersSeen({ ...size, turned: 5 });
    const result = await made(clear, { cut: { corners: [c, d, a, b] } });
    expect(result.ok && result.value.format).toBe("a4");
  });
});

describe("turned", () => {
  test("four quarters are the whole, and none is lost on the way", () => {
    const small = straighten(clear, cornersSeen({ ...size, turned: 5 }));
    const quarters = [90, 90, 90, 90] as const;
    expect(quarters.reduce((picture, by) => turn(picture, by), small).rgba).toEqual(small.rgba);
    expect(turn(turn(small, 90), 270).rgba).toEqual(small.rgba);
    expect(turn(turn(small, 180), 180).rgba).toEqual(small.rgba);
    expect([turn(small, 90).width, turn(small, 90).height]).toEqual([small.height, small.width]);
  });
});

test("how sharp a page is does not hang on how much is printed on it", () => {
  const few = straighten(seen(printedPage(2)), cornersSeen({ ...size, turned: 5 }));
  const many = straighten(clear, cornersSeen({ ...size, turned: 5 }));
  const [one, other] = [edgeWidth(greyOf(few)) ?? 99, edgeWidth(greyOf(many)) ?? 99];
  expect(Math.abs(one - other)).toBeLessThan(1);
  expect(inkOf(greyOf(few))).toBeLessThan(inkOf(greyOf(many)) / 3);
  expect(judge(few)).toBeNull();
  expect(judge(many)).toBeNull();
});
