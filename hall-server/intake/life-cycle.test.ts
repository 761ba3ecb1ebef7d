/** Applications as people at the counters and in the back office handle them, with what goes wrong on the way. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { device, type TestHall } from "../testing.ts";
import { isNumber } from "./number.ts";
import {
  accept,
  acceptWithGap,
  answers,
  clerk,
  daysPass,
  everything,
  gapItem,
  gapOf,
  head,
  holderOf,
  instantItem,
  itemOf,
  openIntake,
  otherReviewer,
  promisedItem,
  reason,
  receive,
  recordOf,
  review,
  reviewer,
  twoReviewersItem,
} from "./testing.ts";

let hall: TestHall;
beforeEach(() => {
  hall = openIntake();
});
afterEach(() => hall.hall.stop());

const refused = (because: string) => ({ ok: false, error: { params: { because } } });

test("from the ticket: supplement, special step, extension, refusal with its reason, result", async () => {
  const { done, send } = hall;
  const item = itemOf(hall, "old-age-allowance");
  const [first = "", ...others] = item.materials.filter((one) => one.isRequired).map(({ id }) => id);
  const { ticket } = await done(device("kiosk-1", "kiosk"), "ticket:take", {
    queueId: "all-round",
    holder: holderOf(1),
  });
  await done(clerk, "counter:open", { counterId: "1" });
  await done(clerk, "counter:callNext");
  const { application, queryPassword } = await done(clerk, "application:receive", {
    ticketId: ticket.id,
    itemId: item.id,
    fields: answers(item),
    materials: [{ materialId: first, originals: 1 }],
  });
  expect(application).toMatchObject({ state: "received", applicant: "张*", ticketId: ticket.id });
  expect(application.holder).toEqual({
    name: "张*",
    idNumber: expect.stringMatching(/^\d{3}\*+/),
    phone: "138****0000",
  });
  expect(application.number.startsWith("999902260302")).toBe(true);
  expect(isNumber(application.number)).toBe(true);
  expect(queryPassword).toMatch(/^\d{8}$/);
  const one = { applicationId: application.id };
  expect(await send(clerk, "application:accept", one)).toMatchObject(refused("materials-missing"));

  // 一次性告知: everything at once, and only once.
  const told = await done(clerk, "application:tellMissing", { ...one, note: "缺照片" });
  expect(told.application.supplement).toMatchObject({
    note: "缺照片",
    materialIds: others,
    until: "2026-03-23",
  });
  daysPass(hall, 1);
  const materials = others.map((materialId) => ({ materialId, originals: 1 }));
  const amended = await done(clerk, "application:amend", { ...one, materials });
  expect(amended.application.state).toBe("received");
  expect(await send(clerk, "application:tellMissing", { ...one, note: "还缺" })).toMatchObject(
    refused("told-before"),
  );
  daysPass(hall, 1);
  const accepted = (await done(clerk, "application:accept", one)).application;
  // As of the day on which the last document came.
  expect(accepted).toMatchObject({ state: "accepted", acceptedOn: "2026-03-03", light: "green" });
  const due = accepted.dueOn ?? "";

  await done(reviewer, "application:take", one);
  await done(reviewer, "application:startSpecialStep", {
    ...one,
    kind: "site-visit",
    expectedDays: 4,
    note: "看现场",
  });
  daysPass(hall, 7);
  const resumed = (await done(reviewer, "application:endSpecialStep", { ...one, note: "看过了" }))
    .application;
  expect(recordOf(hall, application.id).pauses).toEqual([{ began: "2026-03-04", ended: "2026-03-11" }]);
  expect(resumed.dueOn && resumed.dueOn > due).toBe(true);
  expect(await send(reviewer, "application:askExtension", { ...one, days: 11, reason })).toMatchObject(
    refused("too-long"),
  );
  await done(reviewer, "application:askExtension", { ...one, days: 10, reason });
  const extended = (await done(head, "application:answerExtension", { ...one, isApproved: true }))
    .application;
  expect(extended.dueOn && resumed.dueOn && extended.dueOn > resumed.dueOn).toBe(true);
  expect(await send(reviewer, "application:askExtension", { ...one, days: 1, reason })).toMatchObject(
    refused("answered-before"),
  );
  expect(await send(reviewer, "application:decide", { ...one, outcome: "refused" })).toMatchObject(
    refused("reason-needed"),
  );
  const decided = (
    await done(reviewer, "application:decide", { ...one, outcome: "refused", reason: "不满八十周岁" })
  ).application;
  expect(decided).toMatchObject({
    state: "decided",
    outcome: "refused",
    decision: { reason: "不满八十周岁" },
  });
  const made = (await done(clerk, "application:makeResult", { ...one, certificateNumber: "示例〔2026〕1号" }))
    .application;
  expect(made).toMatchObject({ state: "ready", certificate: { number: "示例〔2026〕1号" } });
  expect(made.history.map(({ what }) => what)).toEqual([
    ...["application-received", "missing-told", "application-amended", "application-accepted"],
    ...["application-taken", "special-step-started", "special-step-ended", "extension-asked"],
    ...["extension-approved", "decision-refused", "result-made"],
  ]);
});

test("an instant item in one pass", async () => {
  const item = instantItem(hall);
  const applicationId = await receive(hall, { item });
  const { application } = await hall.done(clerk, "application:finishInstant", {
    ...{ applicationId, outcome: "granted", certificateNumber: "一号" },
  });
  expect(application).toMatchObject({ state: "delivered", outcome: "granted", isInstant: true });
  const promised = await receive(hall, { item: promisedItem(hall), serial: 2 });
  expect(
    await hall.send(clerk, "application:finishInstant", { applicationId: promised, outcome: "granted" }),
  ).toMatchObject(refused("not-instant"));
});

test("容缺: review goes on, the result waits; who broke a promise is not trusted again until it is repaired", async () => {
  const item = gapItem(hall);
  const applicationId = await acceptWithGap(hall);
  await hall.done(reviewer, "application:take", { applicationId });
  const grant = { applicationId, outcome: "granted" } as const;
  expect(await hall.send(reviewer, "application:decide", grant)).toMatchObject(refused("gaps-open"));
  await hall.done(clerk, "application:bringGap", {
    applicationId,
    materials: [{ materialId: gapOf(item), copies: 1 }],
  });
  await hall.done(reviewer, "application:decide", grant);
  await hall.done(reviewer, "application:recordFalsePromise", { applicationId, reason: "证明是假的" });

  const main = item.materials.find((one) => one.isRequired && one.isMain)?.id ?? "";
  const again = await receive(hall, { item, without: [gapOf(item), main] });
  const gaps = { materialIds: [gapOf(item)] };
  expect(await hall.send(clerk, "application:accept", { applicationId: again, gaps })).toMatchObject(
    refused("false-promise"),
  );
  await hall.done(head, "application:clearFalsePromise", { applicationId, reason: "已修复" });
  // A main document (主件) may not come late, whatever was promised.
  expect(
    await hall.send(clerk, "application:accept", { applicationId: again, gaps: { materialIds: [main] } }),
  ).toMatchObject(refused("no-gap-allowed"));
  expect(await hall.send(clerk, "application:accept", { applicationId: again, gaps })).toMatchObject(
    refused("materials-missing"),
  );
});

test("告知承诺: the person's word stands for what is not here, where the item allows it", async () => {
  const item = hall.hall.config.catalog.items
    .flatMap(({ id }) => hall.hall.items.inForce(id)?.item ?? [])
    .find((one) => one.isPromiseAllowed && one.materials.some((material) => material.isRequired));
  if (!item) throw new Error("no item of this hall takes a promise");
  const missing = item.materials.find((material) => material.isRequired)?.id ?? "";
  const applicationId = await receive(hall, { item, without: [missing] });
  const { application } = await hall.done(clerk, "application:accept", { applicationId, isPromise: true });
  expect(application.materials.find((one) => one.materialId === missing)?.status).toBe("promised");
  const other = await receive(hall, { serial: 2, without: [promisedItem(hall).materials[0]?.id ?? ""] });
  if (!promisedItem(hall).isPromiseAllowed)
    expect(
      await hall.send(clerk, "application:accept", { applicationId: other, isPromise: true }),
    ).toMatchObject(refused("no-promise"));
});

test("two where the law wants two: never the same, never who has an interest", async () => {
  const applicationId = await review(hall, { item: twoReviewersItem(hall) });
  const decide = { applicationId, outcome: "granted" } as const;
  const confirm = { applicationId, agrees: true } as const;
  await hall.done(reviewer, "application:decide", decide);
  expect(recordOf(hall, applicationId).state).toBe("reviewing");
  expect(await hall.send(reviewer, "application:decide", decide)).toMatchObject(refused("waits-for-second"));
  expect(await hall.send(reviewer, "application:confirmDecision", confirm)).toMatchObject(
    refused("own-decision"),
  );
  await hall.done(otherReviewer, "application:recuse", { applicationId, reason: "申请人是亲属" });
  expect(await hall.send(otherReviewer, "application:confirmDecision", confirm)).toMatchObject(
    refused("recused"),
  );
  // Sent back: it is decided anew.
  await hall.done(head, "application:confirmDecision", {
    applicationId,
    agrees: false,
    reason: "面积没核对",
  });
  expect(recordOf(hall, applicationId).decision).toBeNull();
  await hall.done(reviewer, "application:decide", decide);
  const { application } = await hall.done(head, "application:confirmDecision", confirm);
  expect(application).toMatchObject({ state: "decided", decision: { confirmedBy: head.name } });
});

test("who has an interest gives it up, and it is another's", async () => {
  const applicationId = await review(hall);
  await hall.done(reviewer, "application:recuse", { applicationId, reason: "申请人是同学" });
  expect(recordOf(hall, applicationId)).toMatchObject({ state: "accepted", reviewer: null });
  expect(await hall.send(reviewer, "application:take", { applicationId })).toMatchObject(refused("recused"));
  await hall.done(otherReviewer, "application:take", { applicationId });
});

test("given back to the counter it stays accepted as of its day, and its clock runs on", async () => {
  const applicationId = await review(hall);
  const { acceptedOn, dueOn } = recordOf(hall, applicationId);
  daysPass(hall, 2);
  await hall.done(reviewer, "application:giveBack", { applicationId, to: "counter", reason: "页码不全" });
  daysPass(hall, 20);
  expect(recordOf(hall, applicationId)).toMatchObject({ state: "received", dueOn, isDeemed: false });
  await hall.done(clerk, "application:accept", { applicationId });
  expect(recordOf(hall, applicationId)).toMatchObject({ state: "accepted", acceptedOn, dueOn });
});

test("what was to come late may be brought when the case is at the counter again, and is waited for no more", async () => {
  const item = gapItem(hall);
  const applicationId = await acceptWithGap(hall);
  await hall.done(reviewer, "application:take", { applicationId });
  await hall.done(reviewer, "application:giveBack", { applicationId, to: "counter", reason });
  const materials = [{ materialId: gapOf(item), originals: 1 }];
  const { application } = await hall.done(clerk, "application:amend", { applicationId, materials });
  expect(application.hasGaps).toBe(false);
  expect(application.gaps?.broughtAt).not.toBeNull();
});

test("however often its form is looked at, what is done with it is told", async () => {
  const applicationId = await review(hall);
  for (let n = 0; n < 210; n += 1) await hall.done(clerk, "application:showFields", { applicationId });
  const { application } = await hall.done(reviewer, "application:decide", {
    applicationId,
    outcome: "granted",
  });
  expect(application.history.length).toBeLessThanOrEqual(201);
  expect(application.history.at(-1)?.what).toBe("decision-granted");
});

test("the same person and item once more is noticed, and let in when the clerk says so", async () => {
  const item = promisedItem(hall);
  const applicationId = await accept(hall);
  const again = {
    itemId: item.id,
    applicant: { kind: "person" as const, holder: holderOf(1) },
    fields: answers(item),
    materials: everything(item),
  };
  expect(await hall.send(clerk, "application:receive", again)).toMatchObject({
    ok: false,
    error: { params: { because: "duplicate", number: recordOf(hall, applicationId).number } },
  });
  await hall.done(clerk, "application:receive", { ...again, isNotDuplicate: true });
});

test("numbers of a day follow each other, each with its check digit; another day begins anew", async () => {
  const numbers: string[] = [];
  for (let serial = 1; serial <= 3; serial += 1)
    numbers.push(recordOf(hall, await receive(hall, { serial })).number);
  daysPass(hall, 1);
  numbers.push(recordOf(hall, await receive(hall, { serial: 9 })).number);
  expect(numbers.map((number) => number.slice(6, 17))).toEqual([
    ...["26030200001", "26030200002", "26030200003", "26030300001"],
  ]);
  expect(numbers.every(isNumber)).toBe(true);
  // One wrong digit is always noticed.
  for (const number of numbers)
    for (let at = 0; at < number.length; at += 1) {
      const digit = (Number(number[at]) + 1 + (at % 9)) % 10;
      if (String(digit) === number[at]) continue;
      expect(isNumber(number.slice(0, at) + digit + number.slice(at + 1))).toBe(false);
    }
});
