import { expect, test } from "vitest";
import { meaningOf } from "./keyboard.ts";

const press = (key: string, more: Partial<Parameters<typeof meaningOf>[0]> = {}) =>
  meaningOf({ key, code: key, altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, ...more });

test.each(["F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9"])("%s is ours", (key) => {
  expect(press(key)).toEqual({ isOurs: true, shortcut: key });
});

test.each(["F10", "F11", "F12", "Enter", "Escape", "Tab", " "])("%s stays the browser's", (key) => {
  expect(press(key)).toEqual({ isOurs: false, shortcut: null });
});

test("no bare letter or digit does anything", () => {
  for (const key of "abcdefghijklmnopqrstuvwxyz0123456789") {
    expect(press(key, { code: /\d/.test(key) ? `Digit${key}` : `Key${key.toUpperCase()}` }).isOurs).toBe(
      false,
    );
  }
});

test("Alt with a digit never changes the tab, also where the page has no use for it yet", () => {
  expect(press("8", { code: "Digit8", altKey: true })).toEqual({ isOurs: true, shortcut: null });
  expect(press("1", { code: "Digit1", altKey: true })).toEqual({ isOurs: true, shortcut: "Alt 1" });
  expect(press("9", { code: "Numpad9", altKey: true })).toEqual({ isOurs: true, shortcut: "Alt 9" });
});

test("Alt with a letter goes by the key's place, since Alt types other letters on some layouts", () => {
  expect(press("ñ", { code: "KeyN", altKey: true })).toEqual({ isOurs: true, shortcut: "Alt N" });
  expect(press("å", { code: "KeyA", altKey: true })).toEqual({ isOurs: true, shortcut: "Alt A" });
  expect(press("z", { code: "KeyZ", altKey: true })).toEqual({ isOurs: false, shortcut: null });
});

test("reloading past the cache, closing the window and the like are left alone", () => {
  expect(press("F5", { ctrlKey: true }).isOurs).toBe(false);
  expect(press("F4", { altKey: true }).isOurs).toBe(false);
  expect(press("F1", { shiftKey: true }).isOurs).toBe(false);
  expect(press("F3", { metaKey: true }).isOurs).toBe(false);
});
