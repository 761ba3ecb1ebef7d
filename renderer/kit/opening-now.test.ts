import { expect, test } from "vitest";
import { openView } from "../kiosk/fixture-hall.ts";
import { openingNow } from "./opening-now.ts";

const at = (time: string) => Date.parse(`2026-11-23T${time}:00+08:00`);
const [morning, afternoon] = openView.hours;

test("while the hall is heard, what it says counts", () => {
  expect(openingNow(openView, false, at("23:00"))).toEqual({
    isOpen: true,
    changesAt: "2026-11-23T12:00:00+08:00",
  });
});

test("while it is away, the kiosk closes, opens and closes by the hours that were told last", () => {
  expect(openingNow(openView, true, at("11:59"))).toEqual({ isOpen: true, changesAt: morning?.closesAt });
  expect(openingNow(openView, true, at("12:00"))).toEqual({ isOpen: false, changesAt: afternoon?.opensAt });
  expect(openingNow(openView, true, at("14:30"))).toEqual({ isOpen: true, changesAt: afternoon?.closesAt });
  expect(openingNow(openView, true, at("18:00"))).toEqual({ isOpen: false, changesAt: null });
});

test("a hall that never closes stays open, however long it is away", () => {
  const always = { hall: { ...openView.hall, changesAt: null }, hours: [] };
  expect(openingNow(always, true, at("03:00"))).toEqual({ isOpen: true, changesAt: null });
});
