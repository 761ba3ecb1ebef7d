import { expect, it } from "vitest";
import { recogniseGesture } from "./gesture.ts";

const left = { x: 40, y: 40 };
const right = { x: 1040, y: 40 };
const middle = { x: 540, y: 900 };
type Place = { x: number; y: number };

/** Which of these touches, one every `stepMs`, made it. */
function madeAt(places: Place[], stepMs = 300, width = 1080): number[] {
  const isMade = recogniseGesture(() => width);
  return places.flatMap((place, index) => (isMade({ ...place, at: 1000 + index * stepMs }) ? [index] : []));
}

it("left, right, left, right, left at the upper corners", () => {
  expect(madeAt([left, right, left, right, left])).toEqual([4]);
});

it("once made it begins anew", () => {
  expect(madeAt([left, right, left, right, left, right, left, right, left])).toEqual([4]);
});

it.each([
  ["the same corner again and again", Array(12).fill(left)],
  ["beginning on the right", [right, left, right, left, right]],
  ["a touch elsewhere between", [left, right, middle, left, right, left]],
  ["one too few", [left, right, left, right]],
  ["the lower corners", Array.from({ length: 8 }, (_, at) => ({ x: at % 2 ? 1040 : 40, y: 1880 }))],
  [
    "an edge of the screen, not its corner",
    Array.from({ length: 8 }, (_, at) => ({ x: at % 2 ? 1040 : 40, y: 97 })),
  ],
  ["outside of the window", Array.from({ length: 8 }, (_, at) => ({ x: at % 2 ? 1081 : -1, y: 40 }))],
])("%s: not made", (_what, places) => {
  expect(madeAt(places as Place[])).toEqual([]);
});

it("too slowly made is not made, and goes on from what was quick enough", () => {
  expect(madeAt([left, right, left, right, left], 1_300)).toEqual([]);
  expect(madeAt([left, right, left, right, left], 1_200)).toEqual([4]);
});

it("a wrong touch on the left begins anew", () => {
  expect(madeAt([left, left, right, left, right, left])).toEqual([5]);
});
