/** 物料移交 between the counter and the units: what goes well, what goes missing, and who may do what. */
import { expect, test } from "vitest";
import { queryHandlers } from "../queries.ts";
import { viewingOf } from "../viewing.ts";
import { viewDefinitions } from "../views.ts";
import {
  clerk,
  type Desk,
  endReplayed,
  head,
  openDesk,
  otherClerk,
  reviewer,
  type Taken,
} from "./testing.ts";

const dayMinutes = 24 * 60;

const whereOf = ({ hall }: Desk, { applicationId }: Taken) => {
  const answer = queryHandlers["paper:where"](viewingOf(hall), { applicationId }, clerk);
  if ("code" in answer) throw new Error(answer.code);
  return answer.sheets.map(({ materialId, holder, originals, copies }) => [
    materialId,
    holder,
    originals,
    copies,
  ]);
};

const waitingFor = ({ hall }: Desk, who: typeof clerk) => {
  const answer = queryHandlers["handovers:waiting"](viewingOf(hall), {}, who);
  if ("code" in answer) throw new Error(answer.code);
  return answer.units;
};

async function handed(desk: Desk, taken: Taken) {
  const [materialId = ""] = taken.materialIds;
  const { handover } = await desk.done(clerk, "handover:prepare", {
    unitId: taken.unitId,
    lines: [{ applicationId: taken.applicationId, materialId, originals: 1, copies: 1 }],
  });
  await desk.done(clerk, "handover:hand", { handoverId: handover.id });
  return { handoverId: handover.id, materialId };
}

test("from the counter to the unit and back: two people, two times, and every sheet where it should be", async () => {
  const desk = openDesk();
  const taken = await desk.accepted();
  const [first = "", ...others] = taken.materialIds;
  expect(waitingFor(desk, clerk)[0]?.applications[0]).toMatchObject({
    number: taken.number,
    applicant: "甲*",
  });

  const { handoverId } = await handed(desk, taken);
  expect(whereOf(desk, taken)).toContainEqual([first, "list", 1, 1]);
  desk.time.advanceMinutes(20);
  const { handover } = await desk.done(reviewer, "handover:receive", { handoverId });
  expect(handover).toMatchObject({
    state: "received",
    number: "2026-03-02/1",
    handedBy: "clerk-01",
    receivedBy: "reviewer-01",
    handedAt: "2026-03-02T09:00:00.000+08:00",
    receivedAt: "2026-03-02T09:20:00.000+08:00",
    receiveBy: "2026-03-03",
    openLines: 0,
    isLate: false,
  });
  expect(whereOf(desk, taken)).toEqual([
    [first, "unit", 1, 1],
    ...others.toSorted().map((id) => [id, "counter", 1, 1]),
  ]);

  const back = await desk.done(reviewer, "handover:prepare", {
    unitId: taken.unitId,
    lines: [{ applicationId: taken.applicationId, materialId: first, originals: 1 }],
  });
  expect(back.handover.direction).toBe("to-counter");
  await desk.done(reviewer, "handover:hand", { handoverId: back.handover.id });
  await desk.done(otherClerk, "handover:receive", { handoverId: back.handover.id });
  expect(whereOf(desk, taken)).toContainEqual([first, "counter", 1, 0]);
  expect(whereOf(desk, taken)).toContainEqual([first, "unit", 0, 1]);
  endReplayed(desk);
});

test("missing and damaged sheets stand on the list until somebody settles them", async () => {
  const desk = openDesk();
  const taken = await desk.accepted();
  const { handoverId, materialId } = await handed(desk, taken);
  const { handover } = await desk.done(reviewer, "handover:receive", {
    handoverId,
    exceptions: [{ line: 0, outcome: "missing", originals: 0, copies: 1, note: "袋子里没有原件" }],
  });
  expect(handover).toMatchObject({ openLines: 1, may: ["settle"] });
  expect(whereOf(desk, taken)).toContainEqual([materialId, "missing", 1, 0]);
  const seen = queryHandlers["handover:get"](viewingOf(desk.hall), { handoverId }, reviewer);
  expect(seen).toMatchObject({ handover: { lines: [{ found: { note: "袋子里没有原件" } }] } });
  const problem = () =>
    viewDefinitions.hall.draw(viewingOf(desk.hall), {}).problems.find(({ code }) => code === "paper-missing");
  expect(problem()).toMatchObject({ severity: "amber", params: { count: 1 } });
  await desk.done(reviewer, "handover:settle", { handoverId, line: 0, outcome: "found", note: "夹在卷宗里" });
  expect(whereOf(desk, taken)).toContainEqual([materialId, "unit", 1, 1]);
  expect(problem()).toBeUndefined();
  expect(
    await desk.send(reviewer, "handover:settle", { handoverId, line: 0, outcome: "lost" }),
  ).toMatchObject({ error: { code: "wrong-state" } });
  endReplayed(desk);
});

test("paper that nobody receives is told on the manager's page the day after, and again no more once it is received", async () => {
  const desk = openDesk();
  const { handoverId } = await handed(desk, await desk.accepted());
  const problem = () =>
    viewDefinitions.hall.draw(viewingOf(desk.hall), {}).problems.find(({ code }) => code === "paper-late");
  desk.time.advanceMinutes(dayMinutes);
  expect(problem()).toBeUndefined();
  desk.time.advanceMinutes(dayMinutes);
  expect(problem()).toMatchObject({ severity: "amber", params: { count: 1 } });
  const list = queryHandlers["handovers:list"](viewingOf(desk.hall), { isTrouble: true, limit: 30 }, clerk);
  expect(list).toMatchObject({ handovers: [{ id: handoverId, isLate: true }] });
  await desk.done(reviewer, "handover:receive", { handoverId });
  expect(problem()).toBeUndefined();
  endReplayed(desk);
});

test("no sheet is on two lists, more is not listed than is there, and what was cancelled lies where it was", async () => {
  const desk = openDesk();
  const taken = await desk.accepted();
  const [materialId = ""] = taken.materialIds;
  const line = { applicationId: taken.applicationId, materialId, originals: 1 };
  const prepare = (lines: (typeof line)[], who = clerk) =>
    desk.send(who, "handover:prepare", { unitId: taken.unitId, lines });
  expect(await prepare([{ ...line, originals: 2 }])).toMatchObject({ error: { code: "wrong-state" } });
  expect(await prepare([line, line])).toMatchObject({ error: { code: "invalid-input" } });
  expect(await prepare([line], reviewer)).toMatchObject({ error: { params: { because: "not-here" } } });
  const { handoverId } = await handed(desk, taken);
  expect(await prepare([line])).toMatchObject({ error: { params: { because: "not-here" } } });
  await desk.done(otherClerk, "handover:cancel", { handoverId });
  expect(whereOf(desk, taken)).toContainEqual([materialId, "counter", 1, 1]);
  expect(await desk.send(reviewer, "handover:receive", { handoverId })).toMatchObject({
    error: { code: "wrong-state", params: { state: "cancelled" } },
  });
  endReplayed(desk);
});

test("who handed it does not receive it, and a unit's paper is its own people's", async () => {
  const desk = openDesk();
  const taken = await desk.accepted();
  const { handoverId } = await handed(desk, taken);
  expect(await desk.send(clerk, "handover:receive", { handoverId })).toMatchObject({
    error: { code: "wrong-state" },
  });
  desk.hall.registry.setUnits("head-01", []);
  expect(await desk.send(head, "handover:receive", { handoverId })).toMatchObject({
    error: { code: "not-allowed" },
  });
  const list = queryHandlers["handovers:list"](viewingOf(desk.hall), { limit: 30 }, head);
  expect(list).toMatchObject({ handovers: [] });
  endReplayed(desk);
});

test("the list is printed with its lines, and a list that was received with what was missing", async () => {
  const desk = openDesk();
  const { handoverId } = await handed(desk, await desk.accepted());
  const { document, token } = await desk.done(clerk, "handover:print", { handoverId });
  expect(document).toMatchObject({ kind: "handover-list", applicationId: null });
  expect(token.length).toBeGreaterThan(20);
  endReplayed(desk);
});
