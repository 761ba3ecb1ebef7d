/** 跨域通办: for another hall and from another hall, with what can go wrong between two places. */
import { expect, test } from "vitest";
import {
  clerk,
  type Desk,
  endReplayed,
  fieldsOf,
  materialsOf,
  openDesk,
  person,
  reviewer,
} from "../handover/testing.ts";
import { queryHandlers } from "../queries.ts";
import { viewingOf } from "../viewing.ts";
import { viewDefinitions } from "../views.ts";

const itemId = "old-age-allowance";
const dayMinutes = 24 * 60;

async function received(desk: Desk) {
  const { application, queryPassword } = await desk.done(clerk, "application:receive", {
    itemId,
    applicant: { kind: "person", holder: person },
    materials: materialsOf(desk, itemId),
    fields: fieldsOf(desk, itemId),
    isNotDuplicate: true,
  });
  return { applicationId: application.id, number: application.number, queryPassword };
}

const posted = { siteId: "county", carrier: "ems", waybill: "EA00000001CN" };
const holdersOf = ({ hall }: Desk, applicationId: string) => [
  ...new Set(hall.handovers.paper.of(applicationId).map(({ holder }) => holder)),
];

test("taken in here, decided there, handed out here", async () => {
  const desk = openDesk();
  const { applicationId, number, queryPassword: password } = await received(desk);
  const one = { applicationId };
  const told = () => queryHandlers["application:progress"](viewingOf(desk.hall), { number, password }, clerk);
  const sent = await desk.done(clerk, "elsewhere:send", { ...one, ...posted });
  expect(sent.row).toMatchObject({ direction: "out", status: "sent", siteName: "示例县政务服务大厅" });
  expect(holdersOf(desk, applicationId)).toEqual(["elsewhere"]);
  expect(told()).toMatchObject({ elsewhere: { site: { zh: "示例县政务服务大厅" }, status: "sent" } });
  expect(await desk.send(clerk, "application:accept", one)).toMatchObject({
    error: { params: { because: "other-hall" } },
  });

  await desk.done(clerk, "elsewhere:report", { ...one, status: "arrived" });
  await desk.done(clerk, "elsewhere:report", { ...one, status: "accepted", theirNumber: "示县〔2026〕7号" });
  expect(desk.hall.intake.application(applicationId)).toMatchObject({
    state: "accepted",
    acceptedOn: "2026-03-02",
  });
  expect(await desk.send(clerk, "elsewhere:report", { ...one, status: "arrived" })).toMatchObject({
    error: { code: "wrong-state" },
  });
  await desk.done(clerk, "elsewhere:report", { ...one, status: "decided", outcome: "granted" });
  await desk.done(clerk, "elsewhere:report", { ...one, status: "result-sent", waybill: "EA00000002CN" });
  const { row } = await desk.done(clerk, "elsewhere:resultCame", one);
  expect(row).toMatchObject({
    status: "result-here",
    waybillBack: "EA00000002CN",
    theirNumber: "示县〔2026〕7号",
  });
  await desk.done(clerk, "delivery:handOver", {
    ...{ ...one, collector: { kind: "applicant", holder: person }, checkedBy: "card" },
    signatureBlobId: desk.blob(),
  });
  expect(desk.hall.intake.application(applicationId)?.state).toBe("delivered");
  endReplayed(desk);
});

test("they want more: it is brought here, sent again, and refused there in the end", async () => {
  const desk = openDesk();
  const { applicationId } = await received(desk);
  const one = { applicationId };
  await desk.done(clerk, "elsewhere:send", { ...one, ...posted });
  expect(await desk.send(clerk, "elsewhere:send", { ...one, ...posted })).toMatchObject({
    error: { code: "wrong-state" },
  });
  await desk.done(clerk, "elsewhere:report", { ...one, status: "needs-more", note: "缺照片" });
  const again = await desk.done(clerk, "elsewhere:send", { ...one, ...posted, waybill: "EA00000003CN" });
  expect(again.row).toMatchObject({ status: "sent", waybillThere: "EA00000003CN" });
  expect(await desk.send(clerk, "elsewhere:report", { ...one, status: "not-accepted" })).toMatchObject({
    error: { params: { field: "note" } },
  });
  await desk.done(clerk, "elsewhere:report", { ...one, status: "not-accepted", note: "不属本县" });
  expect(desk.hall.intake.application(applicationId)?.state).toBe("not-accepted");
  endReplayed(desk);
});

test("the law's five days are the other hall's: nothing sent there is deemed accepted here; its silence is told", async () => {
  const desk = openDesk();
  const { applicationId } = await received(desk);
  await desk.done(clerk, "elsewhere:send", { applicationId, ...posted });
  const problem = () =>
    viewDefinitions.hall
      .draw(viewingOf(desk.hall), {})
      .problems.find(({ code }) => code === "elsewhere-silent");
  desk.time.advanceMinutes(10 * dayMinutes);
  desk.hall.tick();
  expect(desk.hall.intake.application(applicationId)?.state).toBe("received");
  expect(problem()).toBeUndefined();
  desk.time.advanceMinutes(6 * dayMinutes);
  expect(problem()).toMatchObject({ params: { count: 1, days: 10 } });
  endReplayed(desk);
});

test("their list of a day: right rows are taken, the others told one by one", async () => {
  const desk = openDesk();
  const first = await received(desk);
  const second = await received(desk);
  for (const { applicationId } of [first, second])
    await desk.done(clerk, "elsewhere:send", { applicationId, ...posted });
  const answer = await desk.done(clerk, "elsewhere:import", {
    siteId: "county",
    rows: [
      { number: first.number, status: "accepted", theirNumber: "示县1" },
      { number: first.number, status: "reviewing" },
      { number: second.number, status: "decided", outcome: "granted" },
      { number: "999902", status: "arrived" },
      { number: second.number, status: "accepted", on: "2027-01-01" },
    ],
  });
  expect(answer.taken).toBe(1);
  expect(answer.refused.map(({ row, because }) => [row, because])).toEqual([
    [1, "twice"],
    [2, "not-accepted-there"],
    [3, "not-found"],
    [4, "not-possible"],
  ]);
  endReplayed(desk);
});

test("taken in there and never decided here: their paper goes back all the same, once", async () => {
  const desk = openDesk();
  const { application, row: before } = await desk.done(clerk, "elsewhere:takeIn", {
    ...{ siteId: "city", theirNumber: "示市0002", waybill: "EA00000009CN", itemId },
    applicant: { kind: "person", holder: person },
    materials: materialsOf(desk, itemId),
    fields: fieldsOf(desk, itemId),
  });
  const one = { applicationId: application.id };
  const back = () =>
    desk.send(clerk, "elsewhere:sendBack", {
      ...{ ...one, carrier: "ems", waybill: "EA00000010CN", receiptBlobId: desk.blob() },
    });
  expect(before.isToGoBack).toBe(false);
  expect(await back()).toMatchObject({ error: { code: "wrong-state", params: { state: "received" } } });
  const refusal = {
    ...one,
    outcome: "not-our-remit" as const,
    rightAgency: "示例市民政局",
    reason: "不属本镇",
  };
  await desk.done(clerk, "application:refuseIntake", refusal);
  const list = () => {
    const answer = queryHandlers["elsewhere:list"](viewingOf(desk.hall), { limit: 9, isOpen: true }, clerk);
    return "code" in answer ? answer.code : answer.rows.map(({ isToGoBack }) => isToGoBack);
  };
  expect(list()).toEqual([true]);
  expect(await back()).toMatchObject({
    ok: true,
    value: { row: { status: "sent-back", isToGoBack: false } },
  });
  expect(holdersOf(desk, one.applicationId)).toEqual(["elsewhere"]);
  expect(list()).toEqual([]);
  expect(await back()).toMatchObject({ error: { code: "wrong-state" } });
  // Nothing was decided, so nothing was handed out.
  const register = queryHandlers["certificates:search"](viewingOf(desk.hall), { limit: 10 }, clerk);
  expect(register).toMatchObject({ rows: [] });
  expect(desk.hall.intake.application(one.applicationId)?.state).toBe("not-accepted");
  endReplayed(desk);
});

test("taken in there, decided here, and the result goes back there", async () => {
  const desk = openDesk();
  const taken = await desk.done(clerk, "elsewhere:takeIn", {
    ...{ siteId: "city", theirNumber: "示市0001", waybill: "EA00000009CN", itemId },
    applicant: { kind: "person", holder: person },
    materials: materialsOf(desk, itemId),
    fields: fieldsOf(desk, itemId),
  });
  expect(taken.application).toMatchObject({ channel: "other-hall", state: "received", applicant: "甲*" });
  expect(taken.queryPassword).toMatch(/^\d{8}$/);
  const one = { applicationId: taken.application.id };
  await desk.done(clerk, "application:accept", one);
  await desk.done(reviewer, "application:take", one);
  await desk.done(reviewer, "application:decide", { ...one, outcome: "granted" });
  await desk.done(reviewer, "application:makeResult", one);
  expect(
    await desk.send(clerk, "delivery:handOver", {
      ...{ ...one, collector: { kind: "applicant", holder: person }, checkedBy: "card" },
      signatureBlobId: desk.blob(),
    }),
  ).toMatchObject({ error: { params: { because: "other-hall" } } });
  const { row } = await desk.done(clerk, "elsewhere:sendBack", {
    ...{ ...one, carrier: "ems", waybill: "EA00000010CN", receiptBlobId: desk.blob() },
  });
  expect(row).toMatchObject({ status: "sent-back", waybillBack: "EA00000010CN", theirNumber: "示市0001" });
  expect(holdersOf(desk, one.applicationId)).toEqual(["elsewhere"]);
  const register = queryHandlers["certificates:search"](viewingOf(desk.hall), { limit: 10 }, clerk);
  expect(register).toMatchObject({ rows: [{ way: "other-hall", collector: "other-hall" }] });
  endReplayed(desk);
});
