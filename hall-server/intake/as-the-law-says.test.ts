/** The Administrative Licensing Law (行政许可法) art. 29–45 held against what the hall lets people do, at its edges. */
import { afterEach, expect, test } from "vitest";
import type { HallConfig } from "../catalog/config.ts";
import type { Item } from "../contract/items.ts";
import { missingMaterials } from "../documents/values/materials.ts";
import { queryHandlers } from "../queries.ts";
import { columns, monthRows } from "../reports/month.ts";
import { HandClock, type TestHall } from "../testing.ts";
import { localTimeOf } from "../time/hall-day.ts";
import { viewingOf } from "../viewing.ts";
import { termsOf } from "./terms.ts";
import {
  acceptWithGap,
  clerk,
  daysPass,
  findItem,
  gapItem,
  gapOf,
  head,
  holderOf,
  manager,
  openIntake,
  promisedItem,
  reason,
  receive,
  recordOf,
  review,
  reviewer,
  twoReviewersItem,
} from "./testing.ts";

let hall: TestHall;
afterEach(() => hall.hall.stop());

/** The wall shows this moment. */
function itIs(moment: string): void {
  hall.time.advance(Date.parse(moment) - hall.time.wall());
}

const refused = (because: string) => ({ ok: false, error: { params: { because } } });

test("what is accepted is neither sent away for papers nor refused as not ours: its clock cannot be wound back", async () => {
  hall = openIntake();
  const applicationId = await review(hall);
  const { acceptedOn, dueOn } = recordOf(hall, applicationId);
  await hall.done(reviewer, "application:giveBack", { applicationId, to: "counter", reason });
  const told = await hall.send(clerk, "application:tellMissing", { applicationId, note: "补一份" });
  expect(told).toMatchObject(refused("accepted-before"));
  const sentAway = { applicationId, outcome: "not-needed", reason } as const;
  expect(await hall.send(clerk, "application:refuseIntake", sentAway)).toMatchObject(
    refused("accepted-before"),
  );
  expect(recordOf(hall, applicationId)).toMatchObject({ state: "received", acceptedOn, dueOn });
});

test("deemed accepted with papers missing, and given back: the counter hands it on as it is", async () => {
  hall = openIntake();
  const missing = promisedItem(hall).materials.find((one) => one.isRequired)?.id ?? "";
  const applicationId = await receive(hall, { without: [missing] });
  daysPass(hall, 10);
  await hall.done(reviewer, "application:take", { applicationId });
  await hall.done(reviewer, "application:giveBack", { applicationId, to: "counter", reason });
  const { application } = await hall.done(clerk, "application:accept", { applicationId });
  expect(application).toMatchObject({ state: "accepted", isDeemed: true, acceptedOn: "2026-03-02" });
});

test("in the minute after the fifth day it is accepted by law already, whatever the hall has noticed", async () => {
  hall = openIntake({ time: new HandClock("2026-03-02T10:00:00+08:00") });
  const ids = [await receive(hall, { serial: 1 }), await receive(hall, { serial: 2 })];
  const [first = "", second = ""] = ids;
  expect(recordOf(hall, first).answerBy).toBe("2026-03-09");
  itIs("2026-03-09T23:59:59+08:00");
  hall.hall.tick();
  expect(recordOf(hall, first).state).toBe("received");
  itIs("2026-03-10T00:00:00+08:00");
  expect(
    await hall.send(clerk, "application:tellMissing", { applicationId: first, note: "补一份" }),
  ).toMatchObject(refused("accepted-before"));
  const { application } = await hall.done(clerk, "application:accept", { applicationId: second });
  expect(application.acceptedOn, "as of the day on which the papers came").toBe("2026-03-02");
});

test("一次性告知: a paper that has to be here cannot be left out, since nothing may be asked for later", async () => {
  hall = openIntake();
  const item = findItem(
    hall,
    (one) =>
      !one.isPromiseAllowed &&
      one.materials.filter((material) => material.isRequired && !material.gapsAllowed).length >= 2,
  );
  const must = item.materials.filter((material) => material.isRequired && !material.gapsAllowed);
  const [first, second] = must.map(({ id }) => id);
  const applicationId = await receive(hall, { item, without: [first ?? "", second ?? ""] });
  const tell = (materialIds: string[]) =>
    hall.send(clerk, "application:tellMissing", { applicationId, materialIds });
  expect(await tell([first ?? ""])).toMatchObject({
    ok: false,
    error: { params: { because: "not-all-told", materialId: second } },
  });
  expect(await tell([first ?? "", second ?? ""])).toMatchObject({ ok: true });
});

test("a paper that is here and was found wrong is asked for until it comes again", async () => {
  hall = openIntake();
  const item = findItem(hall, (one) => one.materials.filter((material) => material.isRequired).length >= 2);
  const [wrong = "", missing = ""] = item.materials.filter((one) => one.isRequired).map(({ id }) => id);
  const { application, queryPassword } = await hall.done(clerk, "application:receive", {
    itemId: item.id,
    applicant: { kind: "person", holder: holderOf(1) },
    fields: Object.fromEntries(item.form.map(({ id }) => [id, "答"])),
    materials: item.materials.flatMap(({ id }) => (id === missing ? [] : [{ materialId: id, originals: 1 }])),
  });
  const applicationId = application.id;
  await hall.done(clerk, "application:tellMissing", { applicationId, materialIds: [wrong, missing] });
  const asked = () => {
    const input = { number: application.number, password: queryPassword };
    const answer = queryHandlers["application:progress"](viewingOf(hall.hall), input, clerk);
    return "missing" in answer ? answer.missing : null;
  };
  const nameOf = (id: string) => item.materials.find((one) => one.id === id)?.name;
  expect(asked()).toEqual([nameOf(wrong), nameOf(missing)]);
  const onPaper = missingMaterials(recordOf(hall, applicationId), item).map(({ name }) => name);
  expect(onPaper, "the notice itself").toEqual(asked());
  daysPass(hall, 1);
  const bring = (materialId: string) =>
    hall.done(clerk, "application:amend", { applicationId, materials: [{ materialId, originals: 1 }] });
  expect((await bring(missing)).application.state).toBe("supplementing");
  expect(asked()).toEqual([nameOf(wrong)]);
  expect((await bring(wrong)).application.state).toBe("received");
});

test("two decide: it is decided on the day on which the second agrees, and late where that is too late", async () => {
  hall = openIntake();
  const applicationId = await review(hall, { item: twoReviewersItem(hall) });
  await hall.done(reviewer, "application:decide", { applicationId, outcome: "granted" });
  const { dueOn } = recordOf(hall, applicationId);
  itIs(`${dueOn}T10:00:00+08:00`);
  daysPass(hall, 1);
  const listed = async () => {
    const { hall: source } = hall;
    const now = source.clock.now();
    const asked = { month: "2026-03", language: "zh", unitIds: null } as const;
    const of = { config: source.config, intake: source.intake, vault: source.vault };
    for await (const row of monthRows({ ...of, registry: source.registry, now }, asked))
      return Object.fromEntries(columns.map((column, i) => [column, row[i]]));
  };
  expect(await listed(), "only proposed").toMatchObject({ outcome: null, decidedOn: null, lateDays: 1 });
  await hall.done(head, "application:confirmDecision", { applicationId, agrees: true });
  expect(await listed()).toMatchObject({ outcome: "准予", lateDays: 1 });
  expect(recordOf(hall, applicationId).decision?.decidedOn).toBe(
    localTimeOf(hall.hall.clock.now(), "Asia/Shanghai").date,
  );
});

test("延期: asked for and approved while there is time left; what is late already stays late", async () => {
  hall = openIntake();
  const asked = await review(hall, { serial: 1 });
  const unasked = await review(hall, { serial: 2 });
  const due = recordOf(hall, asked).dueOn ?? "";
  itIs(`${due}T23:59:59+08:00`);
  await hall.done(reviewer, "application:askExtension", { applicationId: asked, days: 5, reason });
  daysPass(hall, 1);
  const late = { applicationId: unasked, days: 5, reason };
  expect(await hall.send(reviewer, "application:askExtension", late)).toMatchObject(refused("too-late"));
  const approve = { applicationId: asked, isApproved: true };
  expect(await hall.send(head, "application:answerExtension", approve)).toMatchObject(refused("too-late"));
  // It can still be said no to, and no more is waited for.
  await hall.done(head, "application:answerExtension", { ...approve, isApproved: false });
  expect(recordOf(hall, asked)).toMatchObject({ dueOn: due, extension: { isApproved: false } });
});

test("容缺: taken in again after it was given back, what may come late has no more time than it had", async () => {
  hall = openIntake();
  const applicationId = await acceptWithGap(hall);
  const { gaps } = recordOf(hall, applicationId);
  await hall.done(reviewer, "application:take", { applicationId });
  daysPass(hall, 1);
  await hall.done(reviewer, "application:giveBack", { applicationId, to: "counter", reason });
  await hall.done(clerk, "application:accept", {
    applicationId,
    gaps: { materialIds: [gapOf(gapItem(hall))] },
  });
  expect(recordOf(hall, applicationId).gaps).toEqual(gaps);
  await hall.done(reviewer, "application:take", { applicationId });
  await hall.done(reviewer, "application:giveBack", { applicationId, to: "counter", reason });
  // Said once is enough.
  await hall.done(clerk, "application:accept", { applicationId });
  expect(recordOf(hall, applicationId).gaps).toEqual(gaps);
});

test("告知承诺: taken in again after it was given back, the person's word still stands", async () => {
  hall = openIntake();
  const item = findItem(
    hall,
    (one) =>
      one.kind === "promised" &&
      one.isPromiseAllowed &&
      one.materials.some((material) => material.isRequired),
  );
  const missing = item.materials.find((one) => one.isRequired)?.id ?? "";
  const applicationId = await receive(hall, { item, without: [missing] });
  await hall.done(clerk, "application:accept", { applicationId, isPromise: true });
  await hall.done(reviewer, "application:take", { applicationId });
  await hall.done(reviewer, "application:giveBack", { applicationId, to: "counter", reason });
  await hall.done(clerk, "application:accept", { applicationId });
  expect(recordOf(hall, applicationId)).toMatchObject({ isPromise: true, promised: [missing] });
});

test("silence grants nothing while a paper is still to come", async () => {
  const plain = openIntake();
  const { intake, timeLimits } = plain.hall.config;
  const itemId = gapItem(plain).id;
  plain.hall.stop();
  const chains: HallConfig["intake"]["chains"] = [
    {
      id: "side-by-side",
      name: { zh: "并联", en: "Side by side" },
      kind: "parallel",
      silenceIsConsent: true,
      items: [itemId],
    },
  ];
  hall = openIntake({ config: { timeLimits, intake: { ...intake, chains } } });
  const { matter } = await hall.done(clerk, "matter:open", { chainId: "side-by-side" });
  const item = gapItem(hall);
  const late = gapOf(item);
  // Supplemented first: it counts as accepted from an earlier day than the one on which the word was given.
  const { application } = await hall.done(clerk, "application:receive", {
    itemId: item.id,
    matterId: matter.id,
    applicant: { kind: "person", holder: holderOf(1) },
    fields: Object.fromEntries(item.form.map(({ id }) => [id, "答"])),
    materials: item.materials.flatMap(({ id }) => (id === late ? [] : [{ materialId: id, originals: 1 }])),
  });
  const applicationId = application.id;
  await hall.done(clerk, "application:tellMissing", { applicationId, materialIds: [], note: "表要重填" });
  await hall.done(clerk, "application:amend", {
    applicationId,
    materials: [{ materialId: item.materials.find(({ id }) => id !== late)?.id ?? "", originals: 1 }],
  });
  daysPass(hall, 4);
  const days = Math.min(recordOf(hall, applicationId).terms.days, 60);
  const most = item.materials.find(({ id }) => id === late)?.gapDays ?? intake.gapDays;
  await hall.done(clerk, "application:accept", {
    applicationId,
    gaps: { materialIds: [late], days: Math.min(days, most) },
  });
  const { dueOn, gaps } = recordOf(hall, applicationId);
  for (let n = 0; n < 40 && recordOf(hall, applicationId).state === "accepted"; n += 1) daysPass(hall, 1);
  expect(recordOf(hall, applicationId), `${dueOn} ${gaps?.until}`).toMatchObject({ state: "terminated" });
});

test("done the same day: not on a day that nobody works, and not in a year that nobody has entered", async () => {
  hall = openIntake({ time: new HandClock("2026-03-07T10:00:00+08:00"), isDemonstration: false });
  const item = { ...promisedItem(hall), promisedDays: 0 };
  await hall.done(manager, "item:save", { item, basedOn: 1, reason: "当日办结" });
  const accepted = async (serial: number) => {
    const applicationId = await receive(hall, { item, serial });
    await hall.done(clerk, "application:accept", { applicationId });
    return recordOf(hall, applicationId).dueOn;
  };
  expect(await accepted(1)).toBe("2026-03-09");
  itIs("2026-12-31T17:29:59+08:00");
  expect(await accepted(2)).toBe("2026-12-31");
  itIs("2026-12-31T17:30:00+08:00");
  expect(await accepted(3), "the next working day is in 2027").toBeNull();
  itIs("2027-01-04T09:00:00+08:00");
  expect(await accepted(4)).toBeNull();
});

test("即办件: nothing is promised and the law gives weeks, yet it is one of the same day; months are no working days", async () => {
  hall = openIntake();
  const { config } = hall.hall;
  const days = (more: Partial<Item>) =>
    termsOf(config, { item: { ...promisedItem(hall), promisedDays: null, ...more }, version: 1 }, null).days;
  expect(days({ kind: "instant", lawDays: 20 })).toBe(0);
  expect(days({ lawDays: 7, lawUnit: "workingDay" })).toBe(7);
  expect(days({ lawDays: 3, lawUnit: "month" })).toBe(config.intake.decisionDays);
  // The hall's own 20 working days would be later than the law's ten days, of which six are surely worked.
  expect(days({ lawDays: 10, lawUnit: "day" })).toBe(6);
  expect(days({ lawDays: 1, lawUnit: "day" })).toBe(1);
  // 并联: by law all of them together within 45 days, so each of them.
  const item = { ...promisedItem(hall), lawDays: 90, promisedDays: 60 };
  expect(termsOf(config, { item, version: 1 }, { silenceIsConsent: false }).days).toBe(45);
});

test("回避: a head who has an interest neither ends the case nor says whether a promise in it was kept", async () => {
  hall = openIntake();
  const applicationId = await acceptWithGap(hall);
  await hall.done(reviewer, "application:take", { applicationId });
  await hall.done(head, "application:recuse", { applicationId, reason });
  for (const command of ["application:end", "application:recordFalsePromise"] as const)
    expect(await hall.send(head, command, { applicationId, reason })).toMatchObject(refused("recused"));
  await hall.done(manager, "application:recordFalsePromise", { applicationId, reason });
  const clear = await hall.send(head, "application:clearFalsePromise", { applicationId, reason });
  expect(clear).toMatchObject(refused("recused"));
  await hall.done(manager, "application:end", { applicationId, reason });
});
