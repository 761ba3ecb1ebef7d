/** 失信: an organisation breaks its promise, and comes again with another representative; the old one has matters of their own. */
import { afterEach, beforeEach, expect, test } from "vitest";
import type { TestHall } from "../testing.ts";
import {
  answers,
  clerk,
  everything,
  gapItem,
  gapOf,
  head,
  holderOf,
  openIntake,
  recordOf,
  reviewer,
} from "./testing.ts";

let hall: TestHall;
beforeEach(() => {
  hall = openIntake();
});
afterEach(() => hall.hall.stop());

const shop = { name: "示例面馆有限公司", creditCode: "91350100M000100Y43" };
const otherShop = { name: "示例书店有限公司", creditCode: "91110000101623741K" };

async function accepted(serial: number, organisation?: { name: string; creditCode?: string }) {
  const item = gapItem(hall);
  const holder = holderOf(serial);
  const { application } = await hall.done(clerk, "application:receive", {
    itemId: item.id,
    applicant: organisation ? { kind: "organisation", organisation, holder } : { kind: "person", holder },
    fields: answers(item),
    materials: everything(item).filter(({ materialId }) => materialId !== gapOf(item)),
    isNotDuplicate: true,
  });
  const gaps = { materialIds: [gapOf(item)] };
  const answer = await hall.send(clerk, "application:accept", { applicationId: application.id, gaps });
  return { applicationId: application.id, isTrusted: answer.ok };
}

const record = (applicationId: string) =>
  hall.done(reviewer, "application:recordFalsePromise", { applicationId, reason: "证明是假的" });
const clear = (applicationId: string) =>
  hall.done(head, "application:clearFalsePromise", { applicationId, reason: "已修复" });
const rows = () => hall.db.prepare("select * from false_promises order by person_id").all();

test("it is the organisation's, whoever represents it, and not its representative's own", async () => {
  const { applicationId } = await accepted(1, shop);
  await record(applicationId);
  expect(await accepted(2, shop)).toMatchObject({ isTrusted: false });
  expect(await accepted(3, { ...shop, creditCode: "91350100m000100y43", name: "改名面馆" })).toMatchObject({
    isTrusted: false,
  });
  // Nor is it another one for leaving its code out.
  expect(await accepted(4, { name: "示例面馆 有限公司" })).toMatchObject({ isTrusted: false });
  expect(await accepted(1)).toMatchObject({ isTrusted: true });
  expect(await accepted(1, otherShop)).toMatchObject({ isTrusted: true });
  const facts = JSON.stringify(hall.db.prepare("select data from facts").all());
  for (const told of [shop.name, shop.creditCode]) expect(facts).not.toContain(told);
  const before = rows();
  hall.hall.rebuildDerived();
  expect(rows()).toEqual(before);

  const again = await accepted(5, shop);
  await clear(again.applicationId);
  expect(await accepted(6, shop)).toMatchObject({ isTrusted: true });
  expect(rows()).toEqual([]);
});

test("a person's own is theirs, and no organisation's that they represent", async () => {
  const { applicationId } = await accepted(1);
  await record(applicationId);
  expect(await accepted(1)).toMatchObject({ isTrusted: false });
  expect(await accepted(1, shop)).toMatchObject({ isTrusted: true });
  await clear(applicationId);
  expect(await accepted(1)).toMatchObject({ isTrusted: true });
});

test("what was recorded of the representative before still holds, and is repaired as it was", async () => {
  const { applicationId } = await accepted(1, shop);
  const { personId } = recordOf(hall, applicationId).applicant;
  if (personId === null) throw new Error("nobody");
  const data = { applicationId, by: reviewer.id, personId, reasonTextId: "x-old" };
  hall.hall.note({ name: "false-promise-recorded", data }, () => true);
  expect(rows()).toMatchObject([{ person_id: personId }]);
  expect(await accepted(1)).toMatchObject({ isTrusted: false });
  expect(await accepted(1, otherShop)).toMatchObject({ isTrusted: false });
  expect(await accepted(2, shop)).toMatchObject({ isTrusted: true });
  hall.hall.note({ name: "false-promise-cleared", data }, () => true);
  expect(rows()).toEqual([]);
  hall.hall.note({ name: "false-promise-recorded", data }, () => true);
  await clear(applicationId);
  expect(rows()).toEqual([]);
});
