/** For tests of backups: a hall in this process with people, ratings, two days and a scan, and what it keeps. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll } from "vitest";
import { BlobStore } from "../../hall-server/files/blob-store.ts";
import { smallJpeg } from "../../hall-server/files/testing.ts";
import { backupStopped } from "../../hall-server/operations/backup/make.ts";
import type { ShelvedBackup } from "../../hall-server/operations/backup/shelf.ts";
import { device, openTestHall, staff, type TestHall } from "../../hall-server/testing.ts";

export const kiosk = device("kiosk-1", "kiosk");
export const manager = staff("manager", "manager");
const clerk = staff("clerk-01");

export const scan = smallJpeg("scan".repeat(750));

export interface Past {
  test: TestHall;
  root: string;
  shelf: string;
  blobId: string;
  /** The ticket of a person with a name, who waits. */
  ticketId: string;
}

const roots: string[] = [];

afterAll(() => {
  for (const root of roots) rmSync(root, { recursive: true, force: true });
});

export async function hallWithAPast(): Promise<Past> {
  const root = mkdtempSync(join(tmpdir(), "yichuang-backup-"));
  roots.push(root);
  const test = openTestHall({ isDemonstration: true, folder: join(root, "data") });
  const { hall, done, time } = test;
  hall.registry.addStaff({
    staffId: "clerk-01",
    staffNumber: "0301",
    role: "clerk",
    name: "甲示例",
    passwordHash: "",
  });
  hall.registry.openSession("clerk-01", hall.clock.now() + 3_600_000);
  await done(clerk, "counter:open", { counterId: "1" });
  for (let i = 0; i < 5; i += 1) await done(kiosk, "ticket:take", { queueId: "all-round" });
  await done(clerk, "counter:callNext");
  await done(clerk, "counter:start");
  time.advanceMinutes(7);
  await done(clerk, "counter:finish");
  time.advanceMinutes(24 * 60);
  const holder = { name: "欧阳测试", phone: "19900000000" };
  const { ticket } = await done(kiosk, "ticket:take", { queueId: "all-round", holder });
  const kept = new BlobStore(test.folder, hall.keys.files).put(scan);
  return { test, root, shelf: join(root, "shelf"), blobId: kept.blobId, ticketId: ticket.id };
}

/** Stops the hall and makes a backup of what it left. */
export async function stoppedAndBackedUp(past: Past, keep: number | null = null): Promise<ShelvedBackup> {
  if (past.test.db.open) past.test.hall.stop();
  const made = await backupStopped({
    dataFolder: past.test.folder,
    shelf: past.shelf,
    hallId: null,
    reason: "asked",
    keep,
  });
  if (!made.ok) throw new Error(JSON.stringify(made.problem));
  return made.value;
}

/** Every row of every table, but what a start or a restore changes on purpose. */
export function tablesOf(folder: string, except: readonly string[] = ["sessions", "probes"]) {
  const db = new Database(join(folder, "hall.sqlite"), { fileMustExist: true });
  try {
    const names = db
      .prepare<[], string>("select name from sqlite_schema where type = 'table' order by name")
      .pluck()
      .all()
      .filter((name) => !except.includes(name));
    return Object.fromEntries(names.map((name) => [name, db.prepare(`select * from ${name}`).all()]));
  } finally {
    db.close();
  }
}
