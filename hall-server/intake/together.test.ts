/** 一件事 and 并联: what one step gave the next takes over, each has its own clock, silence may be consent. */
import { afterEach, expect, test } from "vitest";
import type { HallConfig } from "../catalog/config.ts";
import { queryHandlers } from "../queries.ts";
import { device, type TestHall } from "../testing.ts";
import { viewingOf } from "../viewing.ts";
import {
  answers,
  clerk,
  daysPass,
  everything,
  findItem,
  head,
  holderOf,
  instantItem,
  itemOf,
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

async function thereWithTicket(serial = 1): Promise<string> {
  const kiosk = device("kiosk-1", "kiosk");
  const { ticket } = await hall.done(kiosk, "ticket:take", {
    queueId: "all-round",
    holder: holderOf(serial),
  });
  await hall.done(clerk, "counter:open", { counterId: "1" });
  await hall.done(clerk, "counter:callNext");
  return ticket.id;
}

const city = () => openIntake({ hall: "city" });

function beforeIntake(ticketId: string, itemId: string) {
  const asked = queryHandlers["application:beforeIntake"](viewingOf(hall.hall), { ticketId, itemId }, clerk);
  if (!("reusable" in asked)) throw new Error(JSON.stringify(asked));
  return asked;
}

test("a chain: steps in their order, documents handed in once, a result that is the next step's document", async () => {
  hall = city();
  const ticketId = await thereWithTicket();
  const { matter } = await hall.done(clerk, "matter:open", { chainId: "open-a-company", ticketId });
  const [firstId = "", secondId = "", thirdId = ""] = matter.steps.map(({ itemId }) => itemId);
  const begin = (itemId: string, materials: object[]) =>
    hall.send(clerk, "application:receive", {
      ...{ ticketId, itemId, matterId: matter.id },
      fields: answers(itemOf(hall, itemId)),
      materials: materials as never,
    });
  expect(await begin(secondId, [])).toMatchObject({ error: { params: { because: "earlier-step" } } });
  const first = itemOf(hall, firstId);
  const received = await begin(firstId, everything(first));
  if (!received.ok) throw new Error(JSON.stringify(received.error));
  const applicationId = received.value.application.id;
  expect(await begin(firstId, [])).toMatchObject({ error: { params: { because: "begun-before" } } });
  if (first.kind === "instant")
    await hall.done(clerk, "application:finishInstant", {
      applicationId,
      outcome: "granted",
      certificateNumber: "执照一号",
    });

  const second = itemOf(hall, secondId);
  const { reusable } = beforeIntake(ticketId, secondId);
  const licence = reusable.find((one) => one.from.materialId === "result");
  expect(licence?.from).toMatchObject({ applicationId, itemName: first.name.zh });
  const materials = second.materials.map(({ id }) => {
    const found = reusable.find((one) => one.materialId === id);
    const { applicationId: from, materialId } = found?.from ?? { applicationId: "", materialId: "" };
    return found
      ? { materialId: id, reusedFrom: { applicationId: from, materialId } }
      : { materialId: id, copies: 1 };
  });
  const next = await begin(secondId, materials);
  if (!next.ok) throw new Error(JSON.stringify(next.error));
  const { application } = next.value;
  const reused = application.materials.find((one) => one.reusedFrom?.materialId === "result");
  expect(reused).toMatchObject({ status: "here", reusedFrom: { number: received.value.application.number } });
  expect(itemOf(hall, thirdId).id).toBe(thirdId);

  // Another person's papers are nobody else's.
  const stolen = await hall.send(clerk, "application:receive", {
    itemId: secondId,
    applicant: { kind: "person", holder: holderOf(7) },
    materials: materials as never,
  });
  expect(stolen).toMatchObject({ ok: false, error: { code: "not-found" } });
});

test("a step that was withdrawn is begun again under the same matter, and the next one waits for it", async () => {
  hall = city();
  const { matter } = await hall.done(clerk, "matter:open", { chainId: "open-a-company" });
  const [firstId = "", secondId = "", thirdId = ""] = matter.steps.map(({ itemId }) => itemId);
  const begin = (itemId: string) =>
    hall.send(clerk, "application:receive", {
      ...{ itemId, matterId: matter.id },
      applicant: { kind: "person", holder: holderOf(1) },
      fields: answers(itemOf(hall, itemId)),
      materials: everything(itemOf(hall, itemId)),
    });
  const begun = async (itemId: string) => {
    const answer = await begin(itemId);
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    return answer.value.application.id;
  };
  const lost = await begun(firstId);
  await hall.done(clerk, "application:withdraw", { applicationId: lost, reason });
  expect(await begin(secondId)).toMatchObject({ error: { params: { because: "earlier-step" } } });
  const again = await begun(firstId);
  const read = queryHandlers["matter:get"](viewingOf(hall.hall), { matterId: matter.id }, clerk);
  expect("matter" in read && read.matter.steps[0]).toMatchObject({ applicationId: again, state: "received" });
  expect(await begin(firstId)).toMatchObject({ error: { params: { because: "begun-before" } } });
  // An item that is not done any more keeps nobody from the steps behind it.
  expect(await begin(thirdId)).toMatchObject({ error: { params: { because: "earlier-step" } } });
  await hall.done(manager, "item:withdraw", { itemId: secondId, reason: "取消" });
  expect(await begin(thirdId)).toMatchObject({ ok: true });
});

test("what has run out, or is older than the hall lets it be, is not offered again", async () => {
  hall = openIntake();
  const item = hall.hall.config.catalog.items
    .flatMap(({ id }) => hall.hall.items.inForce(id)?.item ?? [])
    .find((one) => one.materials.filter((material) => material.isReusable).length >= 2);
  if (!item) throw new Error("no item has two reusable materials");
  const [kept, runsOut] = item.materials.filter((material) => material.isReusable);
  const applicationId = await receive(hall, { item });
  await hall.done(clerk, "application:amend", {
    applicationId,
    materials: [{ materialId: runsOut?.id ?? "", copies: 1, validTo: "2026-04-01" }],
  });
  await hall.done(clerk, "application:withdraw", { applicationId, reason });
  const offered = async () => {
    const ticketId = await thereWithTicket();
    const ids = beforeIntake(ticketId, item.id).reusable.map((one) => one.materialId);
    await hall.done(clerk, "counter:close");
    return ids;
  };
  expect(await offered()).toEqual(expect.arrayContaining([kept?.id, runsOut?.id]));
  daysPass(hall, 60);
  const later = await offered();
  expect(later).toContain(kept?.id);
  expect(later).not.toContain(runsOut?.id);
  daysPass(hall, 31 * hall.hall.config.intake.reuseMonths);
  expect(await offered()).toEqual([]);
});

test("taken over while it was good, it stays: what is sent again with a supplement is not looked for anew", async () => {
  hall = openIntake();
  const item = findItem(
    hall,
    (one) =>
      one.materials.some((material) => material.isReusable) &&
      one.materials.some((material) => material.isRequired && !material.isReusable),
  );
  const good = item.materials.find((one) => one.isReusable)?.id ?? "";
  const missing = item.materials.find((one) => one.isRequired && !one.isReusable)?.id ?? "";
  const applicant = { kind: "person" as const, holder: holderOf(1) };
  const earlier = await hall.done(clerk, "application:receive", {
    ...{ itemId: item.id, applicant },
    materials: [{ materialId: good, copies: 1, validTo: "2026-03-04" }],
  });
  const reusedFrom = { applicationId: earlier.application.id, materialId: good };
  const materials = [{ materialId: good, reusedFrom }];
  const { application } = await hall.done(clerk, "application:receive", {
    ...{ itemId: item.id, applicant, materials: materials as never, isNotDuplicate: true },
  });
  const one = { applicationId: application.id };
  await hall.done(clerk, "application:tellMissing", one);
  daysPass(hall, 3);
  await hall.done(clerk, "application:amend", {
    ...one,
    materials: [...materials, { materialId: missing, originals: 1 }] as never,
  });
  expect(recordOf(hall, one.applicationId).materials[good]).toMatchObject({
    reusedFrom: { ...reusedFrom, number: earlier.application.number },
    validTo: "2026-03-04",
  });
});

test("what an item gives for twelve months is taken over for twelve months, though nobody wrote its end on it", async () => {
  hall = openIntake();
  const giving = promisedItem(hall);
  const asking = instantItem(hall);
  const [material] = asking.materials;
  if (!material) throw new Error("an item without materials");
  const result = { ...giving.result, name: "试用证", validMonths: 12 };
  const asked = { ...material, name: "试用证", documentKind: null, isReusable: true };
  for (const item of [
    { ...giving, result },
    { ...asking, materials: [asked] },
  ])
    await hall.done(manager, "item:save", { item, basedOn: 1, reason: "试" });
  const applicationId = await review(hall, { item: itemOf(hall, giving.id) });
  await hall.done(reviewer, "application:decide", { applicationId, outcome: "granted" });
  const past = { applicationId, validTo: "2026-03-01" };
  expect(await hall.send(reviewer, "application:makeResult", past)).toMatchObject({
    error: { params: { field: "validTo", because: "past" } },
  });
  await hall.done(reviewer, "application:makeResult", { applicationId });
  const offered = async () => {
    const ticketId = await thereWithTicket();
    const { reusable } = beforeIntake(ticketId, asking.id);
    await hall.done(clerk, "counter:close");
    return reusable.map(({ validTo }) => validTo);
  };
  // Where the item wants the paper itself, an earlier one will not do, whoever says so.
  const ownPaper = { ...asking, materials: [{ ...asked, isReusable: false }] };
  await hall.done(manager, "item:save", { item: ownPaper, basedOn: 2, reason: "试" });
  const taken = await hall.send(clerk, "application:receive", {
    itemId: asking.id,
    applicant: { kind: "person", holder: holderOf(1) },
    materials: [{ materialId: asked.id, reusedFrom: { applicationId, materialId: "result" } }] as never,
  });
  expect(taken).toMatchObject({ ok: false, error: { code: "not-found", params: { what: "material" } } });
  await hall.done(manager, "item:save", {
    ...{ item: { ...asking, materials: [asked] }, basedOn: 3, reason: "试" },
  });
  daysPass(hall, 364);
  expect(await offered()).toEqual(["2027-03-01"]);
  daysPass(hall, 1);
  expect(await offered()).toEqual([]);
});

test("side by side: each its own clock, the parent is due with the last, and no later than the law says", async () => {
  hall = openIntake();
  const ticketId = await thereWithTicket();
  const { matter } = await hall.done(clerk, "matter:open", { chainId: "village-home", ticketId });
  const dues: string[] = [];
  for (const { itemId } of matter.steps.toReversed()) {
    const item = itemOf(hall, itemId);
    const { application } = await hall.done(clerk, "application:receive", {
      ...{ ticketId, itemId, matterId: matter.id },
      fields: answers(item),
      materials: everything(item),
    });
    const accepted = await hall.done(clerk, "application:accept", { applicationId: application.id });
    dues.push(accepted.application.dueOn ?? "");
    expect(recordOf(hall, application.id).terms.isParallel).toBe(true);
    daysPass(hall, 1);
  }
  const read = queryHandlers["matter:get"](viewingOf(hall.hall), { matterId: matter.id }, head);
  expect(read).toMatchObject({
    matter: { dueOn: dues.toSorted().at(-1), steps: [{ state: "accepted" }, { state: "accepted" }] },
  });
});

test("a department that is silent until its day has agreed, where the hall's file says so, and nowhere else", async () => {
  const plain = openIntake();
  const { chains } = plain.hall.config.intake;
  const silent: HallConfig["intake"]["chains"] = chains.map((chain) => ({
    ...chain,
    silenceIsConsent: chain.kind === "parallel",
  }));
  plain.hall.stop();
  hall = openIntake({ config: { intake: { ...plain.hall.config.intake, chains: silent } } });
  const ticketId = await thereWithTicket();
  const { matter } = await hall.done(clerk, "matter:open", { chainId: "village-home", ticketId });
  const ids: string[] = [];
  for (const { itemId } of matter.steps) {
    const item = itemOf(hall, itemId);
    const { application } = await hall.done(clerk, "application:receive", {
      ...{ ticketId, itemId, matterId: matter.id },
      fields: answers(item),
      materials: everything(item),
    });
    await hall.done(clerk, "application:accept", { applicationId: application.id });
    ids.push(application.id);
  }
  const [answered = "", unanswered = ""] = ids;
  await hall.done(reviewer, "application:take", { applicationId: answered });
  await hall.done(reviewer, "application:decide", { applicationId: answered, outcome: "refused", reason });
  const ordinary = await review(hall, { item: promisedItem(hall), serial: 5 });
  daysPass(hall, 120);
  expect(recordOf(hall, unanswered)).toMatchObject({
    state: "decided",
    decision: { outcome: "granted", decidedBy: null },
  });
  expect(recordOf(hall, unanswered).history.at(-1)).toMatchObject({ what: "granted-by-silence", by: "hall" });
  expect(recordOf(hall, answered).decision?.outcome).toBe("refused");
  expect(recordOf(hall, ordinary).state, "an ordinary one is late, and nothing else").toBe("reviewing");
});

test("several items under one ticket are found by it", async () => {
  hall = openIntake();
  const ticketId = await thereWithTicket();
  for (const item of [promisedItem(hall), instantItem(hall)])
    await hall.done(clerk, "application:receive", { ticketId, itemId: item.id });
  const found = queryHandlers["applications:search"](viewingOf(hall.hall), { ticketId, limit: 10 }, clerk);
  expect(found).toMatchObject({ applications: [{ applicant: "张*" }, { applicant: "张*" }], cursor: null });
});
