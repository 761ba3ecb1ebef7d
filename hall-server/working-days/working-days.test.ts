import { expect, test } from "vitest";
import { resolveWorkingYears, withAssumedYears } from "../catalog/hall-file/resolve-working-years.ts";
import { calendarFile } from "../catalog/hall-file.ts";
import { readHall } from "../catalog/read-hall.ts";
import { workingCalendar } from "./calendar.ts";
import { instantDue } from "./instant.ts";
import { type LimitRules, lightOf, tierOf } from "./lights.ts";
import { dueAfterPause, dueAfterPauses, remainingToday } from "./suspension.ts";
import type { WorkingYears } from "./years.ts";

const hall = readHall("city", { isDemonstration: false });
if (!hall.ok) throw new Error("the shipped city hall does not read");
const { workingYears, timeLimits } = hall.config;
const calendar = workingCalendar(workingYears);
const on = <Value>(value: Value) => ({ ok: true, value });

test("the vectors of 2026", () => {
  expect(calendar.dueAfter("2026-02-13", 20)).toEqual(on("2026-03-19"));
  expect(calendar.dueAfter("2026-02-12", 5)).toEqual(on("2026-02-26"));
  expect(calendar.dueAfter("2026-09-30", 5)).toEqual(on("2026-10-13"));
  expect(calendar.dueAfter("2026-09-18", 10)).toEqual(on("2026-10-09"));
  expect(calendar.dueAfter("2026-04-30", 1)).toEqual(on("2026-05-06"));
  expect(calendar.between("2025-12-31", "2026-12-31")).toEqual(on(248));
});

test("the hall's file and the library say the same of 2026", () => {
  expect(resolveWorkingYears(null)).toEqual(workingYears);
});

test("a year that nobody entered is refused, never guessed", () => {
  expect(calendar.dueAfter("2026-12-20", 20)).toEqual({ ok: false, missingYear: 2027 });
  expect(calendar.isWorkingDay("2027-01-04")).toEqual({ ok: false, missingYear: 2027 });
  expect(calendar.onOrAfter("2003-12-31")).toEqual({ ok: false, missingYear: 2003 });
  expect(calendar.between("2026-12-31", "2028-01-03")).toEqual({ ok: false, missingYear: 2027 });
  expect(calendar.remaining("2027-01-04", "2026-12-31")).toEqual({ ok: false, missingYear: 2027 });
  expect(instantDue(calendar, { date: "2027-01-04", minute: 600 }, 1050)).toEqual({
    ok: false,
    missingYear: 2027,
  });
  expect(calendar.dueAfter("2026-12-30", 1)).toEqual(on("2026-12-31"));
});

test("a demonstration counts plain weekends there, and says that it does", () => {
  const assumed = withAssumedYears(workingYears);
  expect(assumed.assumed[0]).toBe(2027);
  expect(workingCalendar(assumed).dueAfter("2026-12-31", 1)).toEqual(on("2027-01-01"));
});

test("a hall's own year replaces the library's whole, also where a date stands in the block of another year", () => {
  const own = calendarFile.parse({
    years: [
      { year: 2026, holidays: ["2026-10-01"], workdays: [] },
      { year: 2027, holidays: ["2026-12-31", "2027-01-01"], workdays: ["2027-01-02"] },
    ],
  });
  const years = workingCalendar(resolveWorkingYears(own));
  expect(years.dueAfter("2026-09-30", 1)).toEqual(on("2026-10-02"));
  expect(years.isWorkingDay("2026-10-10")).toEqual(on(false));
  expect(years.isWorkingDay("2025-10-11")).toEqual(on(true));
  expect(years.dueAfter("2026-12-30", 1)).toEqual(on("2027-01-02"));
});

test("what is left: 0 on the day itself, late from the next day on, whatever day that is", () => {
  const left = (today: string) => calendar.remaining(today, "2026-03-20");
  expect(left("2026-03-18")).toEqual(on(2));
  expect(left("2026-03-20")).toEqual(on(0));
  expect(left("2026-03-21")).toEqual(on(-1));
  expect(left("2026-03-23")).toEqual(on(-1));
  expect(left("2026-03-24")).toEqual(on(-2));
});

test("a pause adds its working days, several one after the other; one that comes too late adds none", () => {
  const pause = { began: "2026-03-09", ended: "2026-03-11" };
  expect(dueAfterPause(calendar, "2026-03-19", pause)).toEqual(on("2026-03-23"));
  expect(dueAfterPause(calendar, "2026-03-19", { began: "2026-03-09", ended: "2026-03-09" })).toEqual(
    on("2026-03-19"),
  );
  expect(
    dueAfterPauses(calendar, "2026-03-19", [pause, { began: "2026-03-20", ended: "2026-03-23" }]),
  ).toEqual(on("2026-03-24"));
  expect(dueAfterPause(calendar, "2026-03-19", { began: "2026-03-20", ended: "2026-03-31" })).toEqual(
    on("2026-03-19"),
  );
  // Stopped on its last day and resumed amid a week off: the first day that is worked again.
  expect(dueAfterPause(calendar, "2026-02-13", { began: "2026-02-13", ended: "2026-02-18" })).toEqual(
    on("2026-02-24"),
  );
  const standing = { due: "2026-03-19", pausedSince: "2026-03-09" };
  expect(remainingToday(calendar, "2026-04-30", standing)).toEqual(on(8));
  expect(remainingToday(calendar, "2026-03-24", { ...standing, pausedSince: "2026-03-20" })).toEqual(on(-3));
  expect(remainingToday(calendar, "2026-03-18", { ...standing, pausedSince: null })).toEqual(on(1));
});

test("what is done the same day is due the next working day after half past five, and on a day off", () => {
  const due = (date: string, minute: number, until: number | null = timeLimits.instantUntil) =>
    instantDue(calendar, { date, minute }, until);
  expect(due("2026-02-13", 17 * 60 + 29)).toEqual(on("2026-02-13"));
  expect(due("2026-02-13", 17 * 60 + 30)).toEqual(on("2026-02-14"));
  expect(due("2026-02-14", 18 * 60)).toEqual(on("2026-02-24"));
  expect(due("2026-03-07", 600)).toEqual(on("2026-03-09"));
  expect(due("2026-02-13", 23 * 60, null)).toEqual(on("2026-02-13"));
});

test("lights: a fifth of the promised time, at least the last day; thresholds are the hall's", () => {
  expect([5, 4, 0, -1].map((left) => lightOf(left, 20, timeLimits))).toEqual([
    "green",
    "yellow",
    "yellow",
    "red",
  ]);
  expect([3, 2, 1].map((left) => lightOf(left, 6, timeLimits))).toEqual(["green", "yellow", "yellow"]);
  expect([2, 1].map((left) => lightOf(left, 1, timeLimits))).toEqual(["green", "yellow"]);
  const strict = { ...timeLimits, yellowPercent: 50, yellowFromDays: 0 };
  expect([11, 10].map((left) => lightOf(left, 20, strict))).toEqual(["green", "yellow"]);
  expect(lightOf(1, 0, strict)).toBe("green");
});

test("who is told: whoever handles it from yellow on, then head, hall and supervision by days late", () => {
  const told = (left: number, rules: LimitRules = timeLimits) => tierOf(left, 20, rules);
  expect([5, 4, 0, -1, -2, -3, -4, -5, -90].map((left) => told(left))).toEqual([
    null,
    "handler",
    "handler",
    "head",
    "head",
    "manager",
    "manager",
    "supervisor",
    "supervisor",
  ]);
  const patient = { ...timeLimits, escalation: { head: 2, manager: 10, supervisor: 20 } };
  expect([-1, -2, -9].map((left) => told(left, patient))).toEqual(["handler", "head", "head"]);
});

test("years with a gap between them are counted up to the gap", () => {
  const gap: WorkingYears = { years: [2026, 2028], daysOff: [], makeUpDays: [], assumed: [] };
  const years = workingCalendar(gap);
  expect(years.dueAfter("2026-12-30", 1)).toEqual(on("2026-12-31"));
  expect(years.dueAfter("2026-12-31", 1)).toEqual({ ok: false, missingYear: 2027 });
});
