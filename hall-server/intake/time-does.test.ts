/** What time does by itself, by the law's own working days, once and not twice. */
import { afterEach, expect, test } from "vitest";
import type { TestHall } from "../testing.ts";
import { HandClock } from "../testing.ts";
import {
  acceptWithGap,
  clerk,
  daysPass,
  findItem,
  gapItem,
  gapOf,
  head,
  holderOf,
  kiosk,
  manager,
  openIntake,
  promisedItem,
  reason,
  receive,
  recordOf,
  review,
  reviewer,
} from "./testing.ts";

let hall: TestHall;
afterEach(() => hall.hall.stop());

/** Nothing more happens, however often it is looked. */
function expectNothingMore(): void {
  const before = hall.hall.state.position;
  for (let n = 0; n < 3; n += 1) {
    hall.time.advanceMinutes(2);
    hall.hall.tick();
  }
  expect(hall.hall.state.position).toBe(before);
}

test("nobody answers for five working days: accepted by law from the day on which the papers came", async () => {
  // Received on the Thursday before the spring festival of 2026: the fifth working day is 26 February.
  hall = openIntake({ time: new HandClock("2026-02-12T10:00:00+08:00") });
  const applicationId = await receive(hall);
  expect(recordOf(hall, applicationId).answerBy).toBe("2026-02-26");
  daysPass(hall, 14);
  expect(recordOf(hall, applicationId).state).toBe("received");
  daysPass(hall, 1);
  const deemed = recordOf(hall, applicationId);
  expect(deemed).toMatchObject({ state: "accepted", isDeemed: true, acceptedOn: "2026-02-12" });
  expect(deemed.history.at(-1)).toMatchObject({ what: "application-deemed-accepted", by: "hall" });
  expectNothingMore();
});

test("what was handed in at a kiosk is deemed accepted too", async () => {
  hall = openIntake();
  const item = findItem(hall, (one) => one.isSelfService);
  const { application } = await hall.done(kiosk, "application:submit", {
    itemId: item.id,
    applicant: { kind: "person", holder: holderOf(1) },
  });
  daysPass(hall, 10);
  expect(recordOf(hall, application.id)).toMatchObject({ state: "accepted", isDeemed: true });
});

test("a supplement that does not come ends it; one that comes on the last day does not", async () => {
  hall = openIntake();
  const item = promisedItem(hall);
  const missing = item.materials.find((one) => one.isRequired)?.id ?? "";
  const ids = [
    await receive(hall, { serial: 1, without: [missing] }),
    await receive(hall, { serial: 2, without: [missing] }),
  ];
  for (const applicationId of ids) await hall.done(clerk, "application:tellMissing", { applicationId });
  const [late = "", inTime = ""] = ids;
  expect(recordOf(hall, late).supplement).toMatchObject({ until: "2026-03-23", days: 15 });
  // Told on 2 March; 23 March is the last day.
  hall.time.advanceMinutes(21 * 24 * 60);
  hall.hall.tick();
  await hall.done(clerk, "application:amend", {
    applicationId: inTime,
    materials: [{ materialId: missing, originals: 1 }],
  });
  daysPass(hall, 1);
  expect(recordOf(hall, late)).toMatchObject({ state: "terminated" });
  // Its five days begin anew with the day on which the last document came.
  expect(recordOf(hall, inTime)).toMatchObject({ state: "received", answerBy: "2026-03-30" });
  daysPass(hall, 7);
  expect(recordOf(hall, inTime)).toMatchObject({ state: "accepted", acceptedOn: "2026-03-23" });
  expectNothingMore();
});

test("a gap that is not closed in time ends it, wherever it lies", async () => {
  hall = openIntake();
  const applicationId = await acceptWithGap(hall);
  const brought = await acceptWithGap(hall, 2);
  await hall.done(clerk, "application:bringGap", {
    applicationId: brought,
    materials: [{ materialId: gapOf(gapItem(hall)), copies: 1 }],
  });
  daysPass(hall, 60);
  expect(recordOf(hall, applicationId)).toMatchObject({ state: "terminated", dueOn: null });
  expect(recordOf(hall, applicationId).history.at(-1)?.what).toBe("gap-overdue");
  expect(recordOf(hall, brought).state).toBe("accepted");
  expectNothingMore();
});

test("a year whose holidays nobody has entered: no date is invented, and each is set once they are known", async () => {
  const time = new HandClock("2026-12-30T10:00:00+08:00");
  hall = openIntake({ time, isDemonstration: false });
  expect(hall.hall.config.workingYears.years).not.toContain(2027);
  const applicationId = await review(hall);
  expect(recordOf(hall, applicationId)).toMatchObject({ state: "reviewing", dueOn: null });
  const received = await receive(hall, { serial: 2 });
  expect(recordOf(hall, received).answerBy).toBeNull();
  expectNothingMore();
  hall = withNextYear(hall);
  hall.hall.tick();
  expect(recordOf(hall, applicationId).dueOn).toMatch(/^2027-01-/);
  expect(recordOf(hall, received).answerBy).toBe("2027-01-06");
  expectNothingMore();
});

test("a date that has to wait for its year has in it what moved it meanwhile: an extension, and a pause within that", async () => {
  const time = new HandClock("2026-12-14T10:00:00+08:00");
  hall = openIntake({ time, isDemonstration: false });
  const item = { ...promisedItem(hall), promisedDays: 10, lawDays: 20, lawUnit: "workingDay" as const };
  await hall.done(manager, "item:save", { item, basedOn: 1, reason });
  const one = { applicationId: await review(hall, { item }) };
  expect(recordOf(hall, one.applicationId).dueOn).toBe("2026-12-28");
  await hall.done(reviewer, "application:askExtension", { ...one, days: 10, reason });
  await hall.done(head, "application:answerExtension", { ...one, isApproved: true });
  expect(recordOf(hall, one.applicationId).dueOn, "in a year that nobody has entered").toBeNull();
  daysPass(hall, 16);
  const step = { kind: "testing", expectedDays: 3, note: reason } as const;
  await hall.done(reviewer, "application:startSpecialStep", { ...one, ...step });
  daysPass(hall, 5);
  await hall.done(reviewer, "application:endSpecialStep", { ...one, note: reason });
  expect(recordOf(hall, one.applicationId).pauses).toEqual([{ began: "2026-12-30", ended: "2027-01-04" }]);
  hall = withNextYear(hall);
  hall.hall.tick();
  // 28 December and ten working days, and three that stood: 31 December, 1 and 4 January of plain weekends.
  expect(recordOf(hall, one.applicationId).dueOn).toBe("2027-01-14");
  expectNothingMore();
});

test("what may come late has its day as soon as its year is known, also while the clock of the decision stands", async () => {
  hall = openIntake({ time: new HandClock("2026-12-31T23:59:59+08:00"), isDemonstration: false });
  const one = { applicationId: await acceptWithGap(hall) };
  await hall.done(reviewer, "application:take", one);
  const step = { kind: "testing", expectedDays: 3, note: reason } as const;
  await hall.done(reviewer, "application:startSpecialStep", { ...one, ...step });
  expect(recordOf(hall, one.applicationId).gaps).toMatchObject({ from: "2026-12-31", until: null });
  hall = withNextYear(hall);
  hall.hall.tick();
  expect(recordOf(hall, one.applicationId).gaps?.until).toMatch(/^2027-01-0[1-8]$/);
  expectNothingMore();
});

/** The same hall, started again when somebody has entered the year 2027: plain weekends. */
function withNextYear({ hall: before, folder, masterKey, time }: TestHall): TestHall {
  const { workingYears } = before.config;
  before.stop();
  const years = [...workingYears.years, 2027];
  return openIntake({
    ...{ time, folder, masterKey, isDemonstration: false },
    config: { workingYears: { ...workingYears, years } },
  });
}

test("a hall that was off for weeks does at its start what time did meanwhile, all of it", async () => {
  hall = openIntake();
  const ids: string[] = [];
  for (let serial = 1; serial <= 12; serial += 1) ids.push(await receive(hall, { serial }));
  hall.time.advanceMinutes(40 * 24 * 60);
  hall = hall.restart();
  hall.hall.tick();
  for (const id of ids) expect(recordOf(hall, id).state).toBe("accepted");
  expectNothingMore();
});

test("departments are reorganised: what lay at a unit that is gone lies at the one that decides now, for anybody there to take", async () => {
  hall = openIntake();
  const taken = await review(hall);
  const received = await receive(hall, { serial: 2 });
  const checked = await review(hall, { serial: 3 });
  const step = { kind: "testing", expectedDays: 3, note: reason } as const;
  await hall.done(reviewer, "application:startSpecialStep", { applicationId: checked, ...step });
  const before = recordOf(hall, taken).unitId;
  const { folder, masterKey, time } = hall;
  const offices = hall.hall.config.offices.map((office) => ({
    ...office,
    units: office.units.map((unit) => (unit.id === before ? { ...unit, id: "reformed" } : unit)),
  }));
  hall.hall.stop();
  hall = openIntake({ folder, masterKey, time, config: { offices } });
  hall.hall.registry.setUnits("reviewer-01", ["reformed"]);
  hall.hall.tick();
  expect(recordOf(hall, taken)).toMatchObject({ state: "accepted", reviewer: null });
  expect(recordOf(hall, received).state).toBe("received");
  // Its step goes on; when it is over, anybody there takes it.
  const now = [recordOf(hall, checked).unitId ?? ""];
  for (const who of [head, reviewer]) hall.hall.registry.setUnits(who.name, now);
  await hall.done(head, "application:endSpecialStep", { applicationId: checked, note: reason });
  await hall.done(reviewer, "application:take", { applicationId: checked });
  for (const id of [taken, received]) {
    const { unitId } = recordOf(hall, id);
    expect(offices.flatMap((office) => office.units.map((unit) => unit.id))).toContain(unitId);
  }
  expect(recordOf(hall, taken).history.at(-1)).toMatchObject({ what: "application-moved", by: "hall" });
  expectNothingMore();
});
