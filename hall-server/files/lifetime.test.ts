import { existsSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Principal } from "../deciding.ts";
import { device, openTestHall, staff, type TestHall } from "../testing.ts";
import { purgeOver } from "./purge.ts";
import { monthsOf } from "./retention.ts";
import { tendFiles } from "./tend.ts";
import { smallJpeg } from "./testing.ts";
import { tidyFiles } from "./tidy.ts";

const kiosk = device("kiosk-1", "kiosk");
const otherKiosk = device("kiosk-2", "kiosk");
const clerk = staff("clerk-01");
const head = staff("head-01", "head");
const manager = staff("manager", "manager");
const item = "resident-medical-enrolment";

async function keep(test: TestHall, who: Principal, note: string): Promise<string> {
  const content = smallJpeg(note);
  const source = (async function* () {
    yield content;
  })();
  const kept = await test.hall.files.receive(source, "image/jpeg", who);
  if ("code" in kept) throw new Error(JSON.stringify(kept));
  return kept.blobId;
}

async function handIn(test: TestHall, name: string, blobIds: string[]) {
  const holder = { name, phone: "19900000000" };
  const { application } = await test.done(kiosk, "application:submit", {
    itemId: item,
    applicant: { kind: "person", holder },
    fields: {},
    materials: [{ materialId: "m1", blobIds, originals: 0, copies: 0 }],
  });
  return application;
}

/** By the disk's own clock, as if nobody had sent it for so long. */
function makeOld(test: TestHall, blobId: string, hours: number): void {
  const then = new Date(Date.now() - hours * 3_600_000);
  utimesSync(test.hall.files.store.pathOf(blobId), then, then);
}

const has = (test: TestHall, blobId: string) => existsSync(test.hall.files.store.pathOf(blobId));

test("what nothing refers to goes after its time; what is young or referred to stays, also after a restart", async () => {
  const before = openTestHall();
  const [used, orphan] = [await keep(before, kiosk, "used"), await keep(before, kiosk, "orphan")];
  await handIn(before, "甲示例", [used]);
  before.time.advanceMinutes(25 * 60);
  const young = await keep(before, kiosk, "young");
  for (const blobId of [used, orphan]) makeOld(before, blobId, 2_000_000);
  writeFileSync(join(before.hall.files.store.folder, "incoming", "1-1.part"), "cut off");
  writeFileSync(`${before.hall.files.store.pathOf(orphan).slice(0, -1)}.thumb`, "of nobody");
  const after = before.restart();
  expect(await tidyFiles(after.hall.files, { withLeftovers: true })).toEqual({
    leftovers: 2,
    unreferenced: 1,
    kept: 2,
  });
  expect([used, orphan, young].map((blobId) => has(after, blobId))).toEqual([true, false, true]);
  expect(readdirSync(join(after.hall.files.store.folder, "incoming"))).toEqual([]);
  after.hall.stop();
});

test("the same page sent again is young again, and each sender sees it only for their own time", async () => {
  const hall = openTestHall();
  const { files } = hall.hall;
  const page = await keep(hall, kiosk, "sent twice");
  expect([kiosk, otherKiosk, clerk].map((who) => files.mayRead(who, page))).toEqual([true, false, false]);
  hall.time.advanceMinutes(25 * 60);
  makeOld(hall, page, 2_000_000);
  expect(files.mayRead(kiosk, page)).toBe(false);
  expect(await keep(hall, otherKiosk, "sent twice")).toBe(page);
  expect([kiosk, otherKiosk].map((who) => files.mayRead(who, page))).toEqual([false, true]);
  expect((await tidyFiles(files, { withLeftovers: false })).unreferenced).toBe(0);
  expect(has(hall, page)).toBe(true);
  hall.hall.stop();
});

test("retention: two years after an application that led to nothing its pages go, one fact says how many; a dry run changes nothing", async () => {
  const test = openTestHall();
  const [page, shared] = [await keep(test, kiosk, "one page"), await keep(test, kiosk, "shared page")];
  const ended = await handIn(test, "甲示例", [page, shared]);
  const open = await handIn(test, "乙示例", [shared]);
  await test.done(manager, "application:end", { applicationId: ended.id, reason: "测试" });
  const told: string[] = [];
  const tending = tendFiles(test.hall, (event) => told.push(event));
  expect(tending.purge(false)).toEqual({ applications: 0, files: 0 });
  test.time.advanceMinutes(731 * 24 * 60);
  expect(tending.purge(true)).toEqual({ applications: 1, files: 1 });
  expect(has(test, page)).toBe(true);
  // The turn of the day, which the first command brings, does it by itself.
  await handIn(test, "丙示例", []);
  await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
  expect([page, shared].map((blobId) => has(test, blobId))).toEqual([false, true]);
  expect(told).toContain("files-purged");
  expect(test.hall.files.references.ownersOf(shared)).toEqual([{ kind: "application", id: open.id }]);
  expect(tending.purge(false)).toEqual({ applications: 0, files: 0 });
  tending.stop();
  test.hall.stop();
});

test("a hall that starts years after its last fact removes nothing by itself before people have seen its date", async () => {
  const before = openTestHall();
  const page = await keep(before, kiosk, "one page");
  const over = await handIn(before, "甲示例", [page]);
  await before.done(manager, "application:end", { applicationId: over.id, reason: "测试" });
  // A machine that was off for years, or one whose clock is wrong by years: from here nobody can tell which.
  before.time.advanceMinutes(731 * 24 * 60);
  const test = before.restart();
  const tending = tendFiles(test.hall, () => {});
  await handIn(test, "乙示例", []);
  const turned = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
  await turned();
  expect(has(test, page)).toBe(true);
  expect(tending.purge(true)).toEqual({ applications: 1, files: 1 });
  test.time.advanceMinutes(24 * 60);
  await handIn(test, "丙示例", []);
  await turned();
  expect(has(test, page)).toBe(false);
  tending.stop();
  test.hall.stop();
});

test("a page that somebody has just sent again is not taken from them by a purge, and not counted as gone", async () => {
  const test = openTestHall();
  const page = await keep(test, kiosk, "a household register");
  const over = await handIn(test, "甲示例", [page]);
  await test.done(manager, "application:end", { applicationId: over.id, reason: "测试" });
  test.time.advanceMinutes(731 * 24 * 60);
  expect(await keep(test, otherKiosk, "a household register")).toBe(page);
  const tending = tendFiles(test.hall, () => {});
  expect(has(test, page)).toBe(true);
  const holder = { name: "乙示例", phone: "19900000000" };
  const submitted = await test.send(otherKiosk, "application:submit", {
    itemId: item,
    applicant: { kind: "person", holder },
    fields: {},
    materials: [{ materialId: "m1", blobIds: [page], originals: 0, copies: 0 }],
  });
  expect(submitted).toMatchObject({ ok: true });
  expect(test.hall.files.references.ownersOf(page)).toHaveLength(1);
  tending.stop();
  test.hall.stop();
});

test("what a purge would do is what it does, also for pages of more applications than one fact names", async () => {
  const test = openTestHall();
  const shared = await keep(test, kiosk, "a firm's licence");
  for (let i = 0; i < 501; i += 1) {
    const { id: applicationId } = await handIn(test, "甲示例", i === 0 || i === 500 ? [shared] : []);
    // Without a page nothing is there to be removed; the seal of a document is enough of one.
    if (i > 0 && i < 500) noteBlob(test, applicationId, i);
    await test.done(manager, "application:end", { applicationId, reason: "测试" });
  }
  test.time.advanceMinutes(731 * 24 * 60);
  const said = purgeOver(test.hall, "2028-03-05", { by: "operator", isDryRun: true });
  expect(said).toEqual({ applications: 501, files: 1 });
  expect(has(test, shared)).toBe(true);
  expect(purgeOver(test.hall, "2028-03-05", { by: "operator" })).toEqual(said);
  expect(has(test, shared)).toBe(false);
  test.hall.stop();
});

/** A page of this application that the disk has lost. */
function noteBlob(test: TestHall, applicationId: string, number: number): void {
  const blobId = String(number).padStart(64, "0");
  const data = { documentId: `d${number}`, applicationId, blobId, pdfTextId: null };
  test.hall.note({ name: "document-rendered", data }, () => true);
}

test("the first rule that fits decides", () => {
  const rules = {
    graceHours: 24,
    ofErased: "remove" as const,
    retention: [
      { items: [item], months: "never" as const },
      { kind: "instant" as const, months: 12 },
      { ends: ["withdrawn" as const], months: 6 },
    ],
  };
  const one = { application_id: "a", item_id: "other", kind: "promised", ended: "withdrawn" };
  expect(monthsOf(rules, one)).toBe(6);
  expect(monthsOf(rules, { ...one, kind: "instant" })).toBe(12);
  expect(monthsOf(rules, { ...one, item_id: item })).toBeNull();
  expect(monthsOf(rules, { ...one, ended: "done" })).toBeNull();
});

test("with a person their pages go, those of others stay; where the hall's rules keep them they stay", async () => {
  for (const ofErased of ["remove", "keep"] as const) {
    const rules = { graceHours: 24, retention: [], ofErased };
    const test = openTestHall({ config: { files: rules } });
    const tending = tendFiles(test.hall, () => {});
    const holder = { name: "甲示例", phone: "19900000000" };
    const { ticket } = await test.done(kiosk, "ticket:take", { queueId: "all-round", holder });
    const personId = test.hall.state.queueing.tickets.get(ticket.id)?.personId ?? "";
    const [theirs, others] = [await keep(test, kiosk, "theirs"), await keep(test, kiosk, "others'")];
    await handIn(test, "乙示例", [others]);
    const own = await handIn(test, "丙示例", [theirs]);
    const { applicant } = test.hall.intake.application(own.id) ?? { applicant: { personId: "" } };
    // Whoever is erased by their ticket is the same person to the vault.
    expect(personId).not.toBe("");
    test.hall.note(
      {
        name: "person-erased",
        data: { personId: applicant.personId ?? "", staffId: "manager", reasonTextId: "x" },
      },
      () => true,
    );
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    expect([theirs, others].map((blobId) => has(test, blobId))).toEqual([ofErased === "keep", true]);
    expect(test.hall.files.mayRead(head, others)).toBe(false);
    tending.stop();
    test.hall.stop();
  }
});

test("what a person signed for an agent goes with them too, and is an errand's own till then", async () => {
  const test = openTestHall();
  const tending = tendFiles(test.hall, () => {});
  const agent = staff("agent-01", "agent");
  const holder = { name: "甲示例", phone: "19900000000" };
  const { errand } = await test.done(agent, "errand:entrust", { way: "errand", wish: "代办", holder });
  await test.done(agent, "errand:finish", { errandId: errand.id });
  const signature = await keep(test, agent, "a signature");
  await test.done(agent, "errand:deliver", { errandId: errand.id, signatureBlobId: signature });
  test.time.advanceMinutes(25 * 60);
  const others = staff("agent-02", "agent");
  test.hall.registry.addStaff({
    ...{ staffId: "agent-02", staffNumber: "agent-02", role: "agent", name: "乙示例", passwordHash: "" },
    siteId: "west-village",
  });
  const may = [agent, others, clerk, head].map((who) => test.hall.files.mayRead(who, signature));
  expect(may).toEqual([true, false, false, true]);
  const { personId } = test.hall.errands.get(errand.id) ?? { personId: "" };
  const data = { personId, staffId: "manager", reasonTextId: "x" };
  test.hall.note({ name: "person-erased", data }, () => true);
  await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
  expect(has(test, signature)).toBe(false);
  expect(test.hall.files.references.ownersOf(signature)).toEqual([]);
  tending.stop();
  test.hall.stop();
});

test("which file belongs to what follows from the journal alone", async () => {
  const test = openTestHall();
  const page = await keep(test, kiosk, "a page");
  const application = await handIn(test, "甲示例", [page]);
  const tables = () =>
    ["blob_references", "file_owners"].map((name) => test.db.prepare(`select * from ${name}`).all());
  const before = tables();
  expect(before[0]).toEqual([{ blob_id: page, owner: `application ${application.id}` }]);
  test.hall.rebuildDerived();
  expect(tables()).toEqual(before);
  test.hall.stop();
});
