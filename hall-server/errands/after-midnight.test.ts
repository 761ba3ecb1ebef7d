/** An agent sits with somebody past midnight: the ledger goes by the calendar, as its dates and time limits do. */
import { expect, test } from "vitest";
import { HandClock, inventedIdNumber, openTestHall, type TestHall } from "../testing.ts";
import { viewingOf } from "../viewing.ts";
import { errandAnswers } from "./queries.ts";
import { openHallWithAgents } from "./testing.ts";

const holder = { name: "甲乙丙", idNumber: inventedIdNumber(12), phone: "19900000000" };
const entrusting = { way: "errand" as const, wish: "代办高龄津贴", holder };

function figures(test: TestHall, month: string, who: Parameters<TestHall["done"]>[0]) {
  const answer = errandAnswers["errands:figures"](viewingOf(test.hall), { month }, who);
  return "code" in answer ? [] : answer.sites;
}

/** Rows of the ledger, which a replay must give again. */
const rowsOf = ({ db }: TestHall) => db.prepare("select * from errands order by errand_id").all();

test("what is entrusted after midnight belongs to the new month, in its number too; the series goes on in the morning", async () => {
  const { test: hall, agents } = openHallWithAgents();
  hall.time.advanceMinutes(minutesUntil(hall, "2026-04-01T01:30:00+08:00"));
  const night = await hall.done(agents.east, "errand:entrust", entrusting);
  expect(night.errand.number).toBe("D2604010001");
  hall.time.advanceMinutes(8 * 60);
  const morning = await hall.done(agents.east, "errand:entrust", entrusting);
  expect(morning.errand.number).toBe("D2604010002");
  expect(figures(hall, "2026-03", agents.town)).toEqual([]);
  expect(figures(hall, "2026-04", agents.town)).toMatchObject([{ siteId: "east-village", entrusted: 2 }]);
  const before = rowsOf(hall);
  hall.hall.rebuildDerived();
  expect(rowsOf(hall)).toEqual(before);
  hall.hall.stop();
});

test("what is finished after midnight of its last day is late", async () => {
  const { test: hall, agents } = openHallWithAgents();
  const { errand } = await hall.done(agents.east, "errand:entrust", entrusting);
  expect(errand.dueOn).toBe("2026-03-05");
  hall.time.advanceMinutes(minutesUntil(hall, "2026-03-06T00:10:00+08:00"));
  await hall.done(agents.east, "errand:finish", { errandId: errand.id });
  expect(figures(hall, "2026-03", agents.town)).toMatchObject([{ closed: 1, late: 1 }]);
  hall.hall.stop();
});

test("facts that name no calendar day stay in the month in which they were reported", () => {
  const time = new HandClock("2026-04-01T01:30:00+08:00");
  const hall = openTestHall({ time });
  const data = {
    ...{
      errandId: "e-old",
      by: "east",
      noteTextId: null,
      serial: 1,
      number: "D2603310001",
      way: "errand" as const,
    },
    ...{ itemIds: [], personId: "p-old", siteId: "east-village", papersTextId: null, dueOn: "2026-03-31" },
  };
  hall.hall.note({ name: "errand-entrusted", data }, () => true);
  const finished = { errandId: "e-old", by: "east", noteTextId: null };
  hall.hall.note({ name: "errand-finished", data: finished }, () => true);
  expect(rowsOf(hall)).toMatchObject([{ day: "2026-03-31", settled_on: "2026-03-31" }]);
  hall.hall.stop();
});

function minutesUntil({ hall }: TestHall, moment: string): number {
  return (Date.parse(moment) - hall.clock.now()) / 60_000;
}
