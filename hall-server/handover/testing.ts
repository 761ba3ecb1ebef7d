/** For tests: a hall in which applications are taken in, decided and handed over in a few words. */
import type { z } from "zod";
import type { deliveryWish } from "../contract/intake.ts";
import type { Item } from "../contract/items.ts";
import type { Holder } from "../contract/ticket.ts";
import { smallPng } from "../files/testing.ts";
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
export const head = staff("head-01", "head");
export const manager = staff("manager", "manager");
export const kiosk = device("kiosk-1", "kiosk", "1");
export const person: Holder = { name: "甲乙丙", idNumber: inventedIdNumber(1), phone: "13800000000" };

export interface Desk extends TestHall {
  unitIds: string[];
  /** A file that a clerk has sent. */
  blob: (note?: string) => string;
  /** Taken in and accepted, with one original and one copy of its first material. */
  accepted: (more?: Begin) => Promise<Taken>;
  /** The result is made and waits. */
  ready: (more?: Begin) => Promise<Taken>;
}

export interface Taken {
  applicationId: string;
  number: string;
  unitId: string;
  materialIds: string[];
}

interface Begin {
  holder?: Holder;
  agent?: Holder;
  wish?: z.input<typeof deliveryWish>;
  itemId?: string;
}

/** Every unit of the first office has both reviewers and the head. */
export function openDesk(options: TestHallOptions = {}): Desk {
  const test = openTestHall({ isDemonstration: true, ...options });
  const unitIds = [...new Set(test.hall.config.offices.flatMap(({ units }) => units.map(({ id }) => id)))];
  for (const { name, role } of [clerk, otherClerk, reviewer, otherReviewer, head, manager]) {
    test.hall.registry.addStaff({
      ...{ staffId: name, staffNumber: name, name, role: role as "clerk", passwordHash: "x" },
      unitIds: role === "reviewer" || role === "head" ? unitIds : [],
    });
  }
  const accepted = async ({ holder = person, agent, wish, itemId = "old-age-allowance" }: Begin = {}) => {
    const { application } = await test.done(clerk, "application:receive", {
      itemId,
      applicant: { kind: "person", holder, ...(agent ? { agent } : {}) },
      materials: materialsOf(test, itemId),
      fields: fieldsOf(test, itemId),
      ...(wish ? { wish } : {}),
      isNotDuplicate: true,
    });
    const one = { applicationId: application.id };
    await test.done(clerk, "application:accept", one);
    const unitId = application.unitId ?? "";
    const materialIds = application.materials.map(({ materialId }) => materialId);
    return { ...one, number: application.number, unitId, materialIds };
  };
  return {
    ...test,
    unitIds,
    blob: (note = "x") => {
      const { blobId } = test.hall.files.store.put(smallPng(note, 8));
      test.hall.files.uploads.note(blobId, clerk.id, test.hall.clock.now());
      return blobId;
    },
    accepted,
    ready: async (more) => {
      const taken = await accepted(more);
      const one = { applicationId: taken.applicationId };
      await test.done(reviewer, "application:take", one);
      await test.done(reviewer, "application:decide", { ...one, outcome: "granted" });
      await test.done(reviewer, "application:makeResult", { ...one, certificateNumber: "示例〔2026〕1" });
      return taken;
    },
  };
}

/** Rows of the tables that follow from the facts of paper, results, seal and other halls. */
export function derivedRows({ db }: TestHall): Record<string, unknown[]> {
  const names = ["handovers", "paper", "deliveries", "seal_versions", "seal_uses", "elsewhere"];
  return Object.fromEntries(
    names.map((name) => [name, db.prepare(`select * from ${name} order by 1, 2, 3`).all()]),
  );
}

/** Ends a story: written again from the journal, the tables are as they were. */
export function endReplayed(desk: Desk): void {
  const before = derivedRows(desk);
  desk.hall.rebuildDerived();
  const after = derivedRows(desk);
  desk.hall.stop();
  if (JSON.stringify(before) !== JSON.stringify(after))
    throw new Error(`A replay gives other tables: ${JSON.stringify({ before, after })}`);
}

/** One original and one copy of each. */
export function materialsOf(test: TestHall, itemId: string) {
  return itemOf(test, itemId).materials.map(({ id }) => ({ materialId: id, originals: 1, copies: 1 }));
}

/** Some answer to all that must have one. */
export function fieldsOf(test: TestHall, itemId: string): Record<string, string> {
  const required = itemOf(test, itemId).form.filter(({ isRequired }) => isRequired);
  return Object.fromEntries(required.map(({ id, choices }) => [id, choices?.[0]?.id ?? "1"]));
}

function itemOf({ hall }: TestHall, itemId: string): Item {
  const item = hall.items.inForce(itemId)?.item;
  if (!item) throw new Error(`The test hall has no item ${itemId}.`);
  return item;
}
