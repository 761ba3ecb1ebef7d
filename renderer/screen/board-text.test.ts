import { expect, it } from "vitest";
import type { ViewValue } from "../../hall-server/contract/views.ts";
import { boardText } from "./board-text.ts";

type View = ViewValue<"screen">;

const called = (number: string, isWaitedFor: boolean): View["called"][number] => ({
  number,
  counter: "3",
  counterName: "3号窗口",
  calledAt: "2026-11-23T09:57:20+08:00",
  isWaitedFor,
});

const view = (calls: View["called"], isOpen = true) => ({ called: calls, hall: { isOpen } }) as View;

it("a row for each person who is waited for, the newest first", () => {
  expect(boardText(view([called("A018", true), called("A017", false), called("B002", true)]), false)).toBe(
    "请A018到3号窗口\n请B002到3号窗口",
  );
});

it("nobody is waited for: what to do, or that the hall is closed", () => {
  expect(boardText(view([called("A017", false)]), false)).toBe("请取号，叫到再来");
  expect(boardText(view([], false), false)).toBe("现在不办公");
});

it("nothing is heard from the hall: no number that may be old", () => {
  expect(boardText(view([called("A018", true)]), true)).toBe("请听窗口人员叫号");
});
