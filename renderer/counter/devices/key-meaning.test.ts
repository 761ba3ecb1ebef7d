import { expect, it } from "vitest";
import { readKeys } from "../keys.ts";
import { calledView, idleView, modelDescription, modelNow } from "../model-desk.ts";
import { meaningOfKey } from "./key-meaning.ts";

const facts = {
  calls: modelDescription,
  now: Date.parse(modelNow),
  isAway: false,
  busy: null,
  clock: () => "",
};
const called = readKeys({ ...facts, view: calledView });

it("a key is the page's button of the same meaning", () => {
  expect(meaningOfKey({ key: "call-next" }, called)).toEqual({ cap: "F1" });
  expect(meaningOfKey({ key: "call-again" }, called)).toEqual({ cap: "F2" });
  expect(meaningOfKey({ key: "no-show" }, called)).toEqual({ cap: "F5" });
  expect(meaningOfKey({ key: "call-number", digits: "18" }, called)).toEqual({ extra: "call" });
  expect(meaningOfKey({ key: "sign-out" }, called)).toEqual({ extra: "leave" });
});

it("pause means going on while the counter is paused", () => {
  const paused = { ...idleView, counter: { ...idleView.counter, state: "paused" as const } };
  const keys = readKeys({ ...facts, view: paused });
  expect(keys.F8.act).toBe("resume");
  expect(meaningOfKey({ key: "pause" }, keys)).toEqual({ cap: "F8" });
});

it("a number typed on a keypad signs nobody in", () => {
  expect(meaningOfKey({ key: "sign-in", digits: "1001" }, called)).toBeNull();
  expect(meaningOfKey({ key: "digit", digit: 7 }, called)).toBeNull();
});
