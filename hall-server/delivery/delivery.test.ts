/** 出件, each way, and what goes wrong on each. */
import { expect, test } from "vitest";
import {
  clerk,
  type Desk,
  endReplayed,
  kiosk,
  manager,
  openDesk,
  person,
  reviewer,
} from "../handover/testing.ts";
import { queryHandlers } from "../queries.ts";
import { device, inventedIdNumber } from "../testing.ts";
import { viewingOf } from "../viewing.ts";
import { viewDefinitions } from "../views.ts";

const dayMinutes = 24 * 60;
const stranger = { name: "丁戊己", idNumber: inventedIdNumber(2) };
const address = { name: "甲乙丙", phone: "13800000000", address: "示例镇一号" };
const applicant = { kind: "applicant" as const, holder: person };

const ask = {
  register: ({ hall }: Desk, input: { way?: "post" | "counter"; number?: string } = {}) => {
    const answer = queryHandlers["certificates:search"](viewingOf(hall), { limit: 30, ...input }, clerk);
    if ("code" in answer) throw new Error(answer.code);
    return answer;
  },
  waiting: ({ hall }: Desk, input: { isUnclaimed?: boolean } = {}) => {
    const answer = queryHandlers["deliveries:list"](viewingOf(hall), { limit: 30, ...input }, clerk);
    if ("code" in answer) throw new Error(answer.code);
    return answer;
  },
};

test("at the counter: the card is held against the application, signed for, with originals, and stands in the register", async () => {
  const desk = openDesk();
  const { applicationId, number, materialIds } = await desk.ready();
  const input = { applicationId, checkedBy: "card" as const, signatureBlobId: desk.blob() };
  const found = queryHandlers["delivery:find"](viewingOf(desk.hall), { holder: person }, clerk);
  expect(found).toMatchObject({
    deliveries: [{ number, originalsHere: materialIds.length, deliverBy: "2026-03-16" }],
  });
  expect(
    await desk.send(clerk, "delivery:handOver", {
      ...input,
      collector: { kind: "applicant", holder: stranger },
    }),
  ).toMatchObject({ error: { code: "not-allowed", params: { because: "another-person" } } });
  expect(
    await desk.send(clerk, "delivery:handOver", { applicationId, checkedBy: "card", collector: applicant }),
  ).toMatchObject({ error: { params: { field: "signature" } } });

  const { delivery } = await desk.done(clerk, "delivery:handOver", { ...input, collector: applicant });
  expect(delivery).toMatchObject({
    state: "delivered",
    certificateNumber: "示例〔2026〕1",
    applicant: "甲*",
  });
  const { rows, total } = ask.register(desk);
  expect(total).toBe(1);
  expect(rows[0]).toMatchObject({
    ...{
      number,
      way: "counter",
      by: "clerk-01",
      collector: "applicant",
      proofBlobIds: [input.signatureBlobId],
    },
    certificateNumber: "示例〔2026〕1",
  });
  const holders = desk.hall.handovers.paper
    .of(applicationId)
    .map(({ holder, originals }) => [holder, originals]);
  expect(holders.filter(([holder]) => holder === "person").length).toBe(materialIds.length + 1);
  expect(await desk.send(clerk, "delivery:handOver", { ...input, collector: applicant })).toMatchObject({
    error: { code: "wrong-state" },
  });
  const { archived } = await desk.done(clerk, "delivery:archive", { applicationIds: [applicationId] });
  expect(archived).toEqual([applicationId]);
  expect(desk.hall.intake.application(applicationId)?.state).toBe("archived");
  endReplayed(desk);
});

test("an agent needs an authorisation, unless they were named when it was handed in", async () => {
  const desk = openDesk();
  const first = await desk.ready();
  const second = await desk.ready({ holder: { ...person, idNumber: inventedIdNumber(3) }, agent: stranger });
  const byCard = queryHandlers["delivery:find"](viewingOf(desk.hall), { holder: stranger }, clerk);
  expect(byCard).toMatchObject({ deliveries: [{ applicationId: second.applicationId }] });
  const collector = { kind: "agent" as const, holder: stranger };
  const input = { checkedBy: "card" as const, signedPaperBlobId: desk.blob("paper") };
  const hand = (applicationId: string, proxyBlobId?: string) =>
    desk.send(clerk, "delivery:handOver", {
      ...input,
      applicationId,
      collector: { ...collector, ...(proxyBlobId ? { proxyBlobId } : {}) },
    });
  expect(await hand(first.applicationId)).toMatchObject({
    error: { params: { because: "no-authorisation" } },
  });
  expect(await hand(first.applicationId, desk.blob("proxy"))).toMatchObject({ ok: true });
  expect(await hand(second.applicationId)).toMatchObject({ ok: true });
  expect(ask.register(desk).rows.map(({ collector: who }) => who)).toEqual(["agent", "agent"]);
  endReplayed(desk);
});

test("by post: waybill and receipt are kept, what comes back waits again, what arrives is delivered", async () => {
  const desk = openDesk();
  const { applicationId } = await desk.ready({ wish: { way: "post", address } });
  const one = { applicationId };
  const shown = await desk.done(clerk, "delivery:showAddress", one);
  expect(shown.address).toEqual(address);
  const receiptBlobId = desk.blob("receipt");
  const send = (waybill: string) =>
    desk.send(clerk, "delivery:send", { ...one, carrier: "ems", waybill, receiptBlobId });
  expect(
    await desk.send(clerk, "delivery:send", {
      ...one,
      carrier: "pigeon",
      waybill: "EA000001",
      receiptBlobId,
    }),
  ).toMatchObject({ error: { code: "not-found", params: { what: "carrier" } } });
  expect(await send("EA00000001CN")).toMatchObject({ ok: true });
  expect(await send("EA00000002CN")).toMatchObject({ error: { params: { state: "posted" } } });
  await desk.done(clerk, "delivery:postStatus", { ...one, status: "refused" });
  const back = await desk.done(clerk, "delivery:postStatus", { ...one, status: "returned" });
  expect(back.delivery).toMatchObject({ state: "waiting", post: { status: "returned" } });
  expect(await send("EA00000002CN")).toMatchObject({ ok: true });
  const { delivery } = await desk.done(clerk, "delivery:postStatus", { ...one, status: "arrived" });
  expect(delivery.state).toBe("delivered");
  expect(ask.register(desk, { number: "EA00000002CN" }).rows).toMatchObject([
    { way: "post", collector: "addressee", waybill: "EA00000002CN", proofBlobIds: [receiptBlobId] },
  ]);
  // Somebody looks up where it went: the register's row stays where it stood.
  const rows = () => desk.db.prepare("select position, delivered_on from deliveries").all();
  const before = rows();
  desk.time.advanceMinutes(5 * dayMinutes);
  await desk.done(clerk, "delivery:showAddress", one);
  expect(rows()).toEqual(before);
  endReplayed(desk);
});

test("a waybill is one envelope's: of the same addressee, and never again once it came back", async () => {
  const desk = openDesk();
  const wish = { way: "post" as const, address };
  const first = await desk.ready({ wish });
  const together = await desk.ready({ wish });
  const other = await desk.ready({
    holder: stranger,
    wish: { way: "post", address: { ...address, name: stranger.name } },
  });
  const send = ({ applicationId }: typeof first, waybill: string, carrier = "ems") =>
    desk.send(clerk, "delivery:send", { applicationId, carrier, waybill, receiptBlobId: desk.blob() });
  const used = {
    ok: false,
    error: { code: "wrong-state", params: { what: "waybill", because: "used", number: first.number } },
  };
  expect(await send(first, "EA00000001CN")).toMatchObject({ ok: true });
  // The number of the envelope before, still in the scanner or in somebody's head.
  expect(await send(other, "EA00000001CN")).toEqual(used);
  expect(await send(together, "EA00000001CN")).toMatchObject({ ok: true });
  expect(await send(other, "EA00000001CN", "registered")).toMatchObject({ ok: true });
  await desk.done(clerk, "delivery:postStatus", { applicationId: first.applicationId, status: "returned" });
  expect(await send(first, "EA00000001CN")).toEqual(used);
  expect(await send(first, "EA00000002CN")).toMatchObject({ ok: true });
  endReplayed(desk);
});

test("without an address nothing is posted, also when it went with its person", async () => {
  const desk = openDesk();
  const gone = await desk.ready({ holder: stranger, wish: { way: "post", address } });
  const personId = desk.hall.intake.application(gone.applicationId)?.applicant.personId ?? "";
  desk.hall.note({ name: "person-erased", data: { personId, staffId: "manager", reasonTextId: "x" } }, () => {
    desk.hall.vault.erase(personId);
    return true;
  });
  const letter = { carrier: "ems", waybill: "EA00000009CN", receiptBlobId: desk.blob("letter") };
  expect(
    await desk.send(clerk, "delivery:send", { applicationId: gone.applicationId, ...letter }),
  ).toMatchObject({ error: { code: "wrong-state", params: { what: "address", because: "missing" } } });
  const { applicationId } = await desk.ready();
  const input = { applicationId, carrier: "ems", waybill: "EA00000001CN", receiptBlobId: desk.blob() };
  expect(await desk.send(clerk, "delivery:send", input)).toMatchObject({
    error: { params: { what: "address" } },
  });
  expect(await desk.send(clerk, "delivery:showAddress", { applicationId })).toMatchObject({
    error: { code: "not-found" },
  });
  endReplayed(desk);
});

test("at the machine: card and code together, and a found card opens nothing by trying", async () => {
  const desk = openDesk();
  const { applicationId, number } = await desk.ready({ wish: { way: "kiosk" } });
  const { pickupCode } = await desk.done(clerk, "delivery:putInMachine", {
    ...{ applicationId, kioskId: "1", compartment: "B07" },
  });
  expect(pickupCode).toMatch(/^\d{6}$/);
  const wrong = String((Number(pickupCode) + 1) % 1_000_000).padStart(6, "0");
  const collect = (code: string, holder = person, who = kiosk) =>
    desk.done(who, "delivery:collect", { holder, code });
  expect(await collect(pickupCode, stranger)).toEqual({ outcome: "not-found" });
  expect(await collect(pickupCode, person, device("kiosk-2", "kiosk", "2"))).toEqual({
    outcome: "elsewhere",
    kioskId: "1",
  });
  for (let i = 0; i < 5; i += 1) expect(await collect(wrong)).toEqual({ outcome: "not-found" });
  expect(await collect(pickupCode)).toEqual({ outcome: "locked" });
  const fresh = await desk.done(clerk, "delivery:showCode", { applicationId });
  expect(fresh.pickupCode).not.toBe(pickupCode);
  expect(fresh.delivery.machine).toMatchObject({ isLocked: false });
  expect(await collect(fresh.pickupCode)).toMatchObject({
    outcome: "handed-out",
    number,
    compartment: "B07",
  });
  expect(await collect(fresh.pickupCode)).toEqual({ outcome: "not-found" });
  expect(ask.register(desk).rows).toMatchObject([{ way: "kiosk", by: "kiosk-1", collector: "applicant" }]);
  endReplayed(desk);
});

test("what nobody could open a machine for is not put into one: no ID number is known, or no more", async () => {
  const desk = openDesk();
  const { applicationId } = await desk.ready({ holder: { name: "丁戊己", phone: "13800000001" } });
  const place = { applicationId, kioskId: "1", compartment: "B07" };
  expect(await desk.send(clerk, "delivery:putInMachine", place)).toMatchObject({
    error: { code: "wrong-state", params: { what: "person", because: "unknown" } },
  });
  endReplayed(desk);
});

test("a compartment holds one result, and what nobody fetches goes back to the counter", async () => {
  const desk = openDesk();
  const first = await desk.ready();
  const second = await desk.ready({ holder: stranger });
  const place = { kioskId: "1", compartment: "B07" };
  await desk.done(clerk, "delivery:putInMachine", { applicationId: first.applicationId, ...place });
  expect(
    await desk.send(clerk, "delivery:putInMachine", { applicationId: second.applicationId, ...place }),
  ).toMatchObject({ error: { params: { what: "compartment", because: "taken" } } });
  await desk.done(clerk, "delivery:takeFromMachine", { applicationId: first.applicationId });
  expect(
    await desk.send(clerk, "delivery:putInMachine", { applicationId: second.applicationId, ...place }),
  ).toMatchObject({ ok: true });
  endReplayed(desk);
});

test("nobody comes for thirty days: told once, reminded, and gone from the list when it is fetched", async () => {
  const desk = openDesk();
  const { applicationId } = await desk.ready();
  const problem = () =>
    viewDefinitions.hall
      .draw(viewingOf(desk.hall), {})
      .problems.find(({ code }) => code === "results-unclaimed");
  desk.time.advanceMinutes(30 * dayMinutes - 1);
  desk.hall.tick();
  expect(problem()).toBeUndefined();
  desk.time.advanceMinutes(1);
  desk.hall.tick();
  desk.hall.tick();
  expect(problem()).toMatchObject({ params: { count: 1, days: 30 } });
  await desk.done(clerk, "delivery:remind", { applicationId, how: "phone" });
  const { deliveries, totals } = ask.waiting(desk, { isUnclaimed: true });
  expect(deliveries).toMatchObject([{ isUnclaimed: true, reminders: [{ by: "clerk-01", how: "phone" }] }]);
  expect(totals).toMatchObject({ waiting: 1, unclaimed: 1 });
  await desk.done(clerk, "delivery:handOver", {
    ...{ applicationId, collector: applicant, checkedBy: "card", signatureBlobId: desk.blob() },
  });
  expect(problem()).toBeUndefined();
  endReplayed(desk);
});

test("what nobody came for and is then posted waits for nobody any more", async () => {
  const desk = openDesk();
  const { applicationId } = await desk.ready({ wish: { way: "post", address } });
  desk.time.advanceMinutes(31 * dayMinutes);
  desk.hall.tick();
  expect(ask.waiting(desk, { isUnclaimed: true }).deliveries).toHaveLength(1);
  const letter = { carrier: "ems", waybill: "EA00000001CN", receiptBlobId: desk.blob() };
  await desk.done(clerk, "delivery:send", { applicationId, ...letter });
  expect(ask.waiting(desk, { isUnclaimed: true }).deliveries).toEqual([]);
  expect(ask.waiting(desk).totals).toMatchObject({ posted: 1, unclaimed: 0 });
  endReplayed(desk);
});

test("a machine is open at night: the register's days are the calendar's, as its times are", async () => {
  const desk = openDesk();
  const { applicationId } = await desk.ready({ wish: { way: "kiosk" } });
  const place = { kioskId: "1", compartment: "B07" };
  const { pickupCode } = await desk.done(clerk, "delivery:putInMachine", { applicationId, ...place });
  const now = new Date(desk.hall.clock.now());
  const minutes = now.getUTCHours() * 60 + now.getUTCMinutes() + 8 * 60;
  // Two in the morning, Beijing time: the hall's day before is not over yet.
  desk.time.advanceMinutes(26 * 60 - minutes);
  expect(await desk.done(kiosk, "delivery:collect", { holder: person, code: pickupCode })).toMatchObject({
    outcome: "handed-out",
  });
  const on = (day: string) => {
    const days = { limit: 30, from: day, to: day };
    const answer = queryHandlers["certificates:search"](viewingOf(desk.hall), days, clerk);
    return "code" in answer ? answer.code : answer.rows.map(({ deliveredAt }) => deliveredAt.slice(0, 16));
  };
  expect([on("2026-03-02"), on("2026-03-03")]).toEqual([[], ["2026-03-03T02:00"]]);
  endReplayed(desk);
});

test("what the hall was to send and has not, ten working days after the decision, is late", async () => {
  const desk = openDesk();
  const { applicationId } = await desk.ready({ wish: { way: "post", address } });
  desk.time.advanceMinutes(15 * dayMinutes);
  expect(ask.waiting(desk).deliveries).toMatchObject([
    { applicationId, isLate: true, deliverBy: "2026-03-16" },
  ]);
  expect(
    viewDefinitions.hall.draw(viewingOf(desk.hall), {}).problems.find(({ code }) => code === "results-late"),
  ).toMatchObject({ params: { count: 1 } });
  endReplayed(desk);
});

test("a result that is on its way from the unit is not handed out, and its file is not closed", async () => {
  const desk = openDesk();
  const { applicationId, unitId } = await desk.ready();
  const { handover } = await desk.done(reviewer, "handover:prepare", {
    ...{ unitId, lines: [{ applicationId, originals: 1 }] },
  });
  await desk.done(reviewer, "handover:hand", { handoverId: handover.id });
  const input = {
    applicationId,
    collector: applicant,
    checkedBy: "card" as const,
    signatureBlobId: desk.blob(),
  };
  expect(await desk.send(clerk, "delivery:handOver", input)).toMatchObject({
    error: { params: { what: "result", because: "on-its-way" } },
  });
  await desk.done(clerk, "handover:receive", { handoverId: handover.id });
  await desk.done(clerk, "delivery:handOver", input);
  endReplayed(desk);
});

test("paper that is with a unit keeps the file open", async () => {
  const desk = openDesk();
  const { applicationId, unitId, materialIds } = await desk.accepted();
  const [materialId = ""] = materialIds;
  const { handover } = await desk.done(clerk, "handover:prepare", {
    ...{ unitId, lines: [{ applicationId, materialId, originals: 1 }] },
  });
  await desk.done(clerk, "handover:hand", { handoverId: handover.id });
  await desk.done(reviewer, "handover:receive", { handoverId: handover.id });
  await desk.done(reviewer, "application:take", { applicationId });
  await desk.done(reviewer, "application:decide", { applicationId, outcome: "granted" });
  await desk.done(reviewer, "application:makeResult", { applicationId });
  await desk.done(clerk, "delivery:handOver", {
    ...{ applicationId, collector: applicant, checkedBy: "card", signatureBlobId: desk.blob() },
  });
  const archive = () => desk.done(manager, "delivery:archive", { applicationIds: [applicationId, "none"] });
  expect(await archive()).toEqual({
    archived: [],
    left: [
      { applicationId, because: "paper-out" },
      { applicationId: "none", because: "not-found" },
    ],
  });
  endReplayed(desk);
});
