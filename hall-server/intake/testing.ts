/** For tests: a hall with people at its counters and in its back office, and applications that have come so far. */
import type { Item } from "../contract/items.ts";
import type { StaffRole } from "../contract/roles.ts";
import type { Principal } from "../deciding.ts";
import {
  device,
  inventedIdNumber,
  openTestHall,
  staff,
  type TestHall,
  type TestHallOptions,
} from "../testing.ts";

export const clerk = staff("clerk-01");
export const otherClerk = staff("clerk-02");
export const reviewer = staff("reviewer-01", "reviewer");
export const otherReviewer = staff("reviewer-02", "reviewer");
export const strangeReviewer = staff("reviewer-03", "reviewer");
export const head = staff("head-01", "head");
export const strangeHead = staff("head-02", "head");
export const agent = staff("agent-01", "agent");
export const manager = staff("manager", "manager");
export const kiosk = device("kiosk-1", "kiosk", "1");

export const holderOf = (serial: number, name = "张三丰") => ({
  name,
  idNumber: inventedIdNumber(serial),
  phone: "13800000000",
});
export const reason = "材料已核对";

/** Everybody of the back office works for every unit of the first office; the strangers for one that decides nothing here. */
export function openIntake(options: TestHallOptions = {}): TestHall {
  const test = openTestHall({ isDemonstration: true, ...options });
  const unitIds = test.hall.config.offices[0]?.units.map((unit) => unit.id) ?? [];
  const isStrange = (who: Principal) => who === strangeReviewer || who === strangeHead;
  for (const who of [
    ...[clerk, otherClerk, reviewer, otherReviewer, strangeReviewer, head, strangeHead, agent, manager],
  ]) {
    const isBack = who.role === "reviewer" || who.role === "head";
    test.hall.registry.addStaff({
      staffId: who.name,
      staffNumber: who.name,
      role: who.role as StaffRole,
      name: "甲某某",
      passwordHash: "",
      unitIds: isBack && !isStrange(who) ? unitIds : [],
    });
  }
  return test;
}

export function itemOf({ hall }: TestHall, itemId: string): Item {
  const item = hall.items.inForce(itemId)?.item;
  if (!item) throw new Error(`no item ${itemId}`);
  return item;
}

/** The first item of the hall that is so. */
export function findItem({ hall }: TestHall, is: (item: Item) => boolean): Item {
  for (const { id } of hall.config.catalog.items) {
    const item = hall.items.inForce(id)?.item;
    if (item && is(item)) return item;
  }
  throw new Error("no item of this hall is so");
}

export const promisedItem = (test: TestHall) =>
  findItem(test, (item) => item.kind === "promised" && !item.needsTwoReviewers);
export const instantItem = (test: TestHall) =>
  findItem(test, (item) => item.kind === "instant" && !item.needsTwoReviewers);
export const twoReviewersItem = (test: TestHall) =>
  findItem(test, (item) => item.kind === "promised" && item.needsTwoReviewers);
export const gapItem = (test: TestHall) =>
  findItem(
    test,
    (item) =>
      item.kind === "promised" &&
      !item.needsTwoReviewers &&
      item.materials.some((one) => one.gapsAllowed && !one.isMain),
  );

export function gapOf(item: Item): string {
  return item.materials.find((one) => one.gapsAllowed && !one.isMain)?.id ?? "none";
}

export const everything = (item: Item) => item.materials.map(({ id }) => ({ materialId: id, originals: 1 }));
export const answers = (item: Item) => Object.fromEntries(item.form.map(({ id }) => [id, "答"]));

interface Receiving {
  item?: Item;
  serial?: number;
  name?: string;
  without?: readonly string[];
  who?: Principal;
}

/** 收件 of somebody who comes without a ticket. */
export async function receive(test: TestHall, told: Receiving = {}): Promise<string> {
  const item = told.item ?? promisedItem(test);
  const { without = [] } = told;
  const { application } = await test.done(told.who ?? clerk, "application:receive", {
    itemId: item.id,
    applicant: { kind: "person", holder: holderOf(told.serial ?? 1, told.name) },
    fields: answers(item),
    materials: everything(item).filter(({ materialId }) => !without.includes(materialId)),
    isNotDuplicate: true,
  });
  return application.id;
}

export async function accept(test: TestHall, told: Receiving = {}): Promise<string> {
  const applicationId = await receive(test, told);
  await test.done(clerk, "application:accept", { applicationId });
  return applicationId;
}

export async function review(test: TestHall, told: Receiving = {}): Promise<string> {
  const applicationId = await accept(test, told);
  await test.done(reviewer, "application:take", { applicationId });
  return applicationId;
}

/** Accepted with one material that is still to come. */
export async function acceptWithGap(test: TestHall, serial = 1): Promise<string> {
  const item = gapItem(test);
  const applicationId = await receive(test, { item, serial, without: [gapOf(item)] });
  await test.done(clerk, "application:accept", { applicationId, gaps: { materialIds: [gapOf(item)] } });
  return applicationId;
}

export function recordOf({ hall }: TestHall, applicationId: string) {
  const record = hall.intake.application(applicationId);
  if (!record) throw new Error(`no application ${applicationId}`);
  return record;
}

/** Days pass, and the hall notices. */
export function daysPass({ hall, time }: TestHall, days: number): void {
  time.advanceMinutes(days * 24 * 60);
  hall.tick();
}
