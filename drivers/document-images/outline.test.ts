/** Where a page lies, found within a fraction of a pixel, and nothing found where nothing lies. */
import { describe, expect, test } from "vitest";
import { findPage } from "./outline.ts";
import type { Corners } from "./raster.ts";
import { cornersSeen, type View, worstOff } from "./testing/camera.ts";
import { cardFront, photograph, printedPage, type Scene } from "./testing/draw.ts";

const desk = [92, 70, 58] as const;
const size = { width: 1920, height: 1080 };
const page = printedPage();

function look(view: Partial<View>, scene: Partial<Scene> = {}, paper = page) {
  const corners = cornersSeen({ ...size, ...view });
  const picture = photograph(paper, { ...size, desk, corners, noise: 3, ...scene });
  return { found: findPage(picture), corners };
}

function off({ found, corners }: { found: Corners | null; corners: Corners }): number {
  return found ? worstOff(found, corners) : Number.POSITIVE_INFINITY;
}

describe("a page of A4 under a camera of 1920 × 1080", () => {
  test("lies straight", () => expect(off(look({}))).toBeLessThan(0.5));
  test.each([-20, -7, 3, 12])("is turned by %d°", (turned) =>
    expect(off(look({ turned }))).toBeLessThan(0.5),
  );
  test.each([8, 18])("is seen at a slant of %d°", (leans) =>
    expect(off(look({ leans, turned: 4, distanceMm: 640 }))).toBeLessThan(0.5),
  );
  test("lies in a shadow that grows over the desk", () =>
    expect(off(look({ turned: 5 }, { shadow: 0.6, noise: 5, grain: 0.15 }))).toBeLessThan(1));
  test("has the hard shadow of an arm over it", () =>
    expect(off(look({ turned: 5 }, { hardShadow: 0.45, noise: 5 }))).toBeLessThan(1));
  test("lies on a desk nearly as light as paper", () =>
    expect(off(look({ turned: -4 }, { desk: [206, 202, 192], noise: 4 }))).toBeLessThan(1));
  test("is out of focus", () => expect(off(look({ turned: 6 }, { blur: 3 }))).toBeLessThan(2));
  test("is blank", () => expect(off(look({ turned: 6 }, {}, printedPage(0)))).toBeLessThan(0.5));
});

describe("a card", () => {
  const card = cardFront();
  test("in a view of A4", () =>
    expect(off(look({ page: "card", turned: 8, besideMm: { x: 40, y: -30 } }, {}, card))).toBeLessThan(0.6));
  test("on a light desk", () =>
    expect(off(look({ page: "card", turned: -3 }, { desk: [226, 226, 223] }, card))).toBeLessThan(1));
});

describe("no page", () => {
  test("on an empty desk of wood in half shadow", () => {
    const picture = photograph(null, {
      ...size,
      desk,
      corners: cornersSeen(size),
      grain: 0.25,
      shadow: 0.4,
      noise: 6,
    });
    expect(findPage(picture)).toBeNull();
  });
  test("when the page is larger than the view", () => {
    expect(look({ distanceMm: 110 }).found).toBeNull();
  });
  test("in pure noise and in one colour", () => {
    for (const noise of [0, 60])
      expect(findPage(photograph(null, { ...size, desk, corners: cornersSeen(size), noise }))).toBeNull();
  });
  test("in a picture of a few pixels", () => {
    for (const side of [1, 2, 3, 9])
      expect(
        findPage({ width: side, height: side, rgba: new Uint8ClampedArray(side * side * 4) }),
      ).toBeNull();
  });
});
