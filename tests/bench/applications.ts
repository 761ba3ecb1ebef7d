/**
 * A city's hall with as many applications as are wanted. A few are taken through their lives by the hall's own commands;
 * the others are those again with people, numbers and dates of their own, written by the hall's own journal, tables and vault.
 */

import { tableNames } from "../../hall-server/archive/archive.ts";
import { DeadlineTables } from "../../hall-server/deadlines/tables.ts";
import { nextNumber, numberPrefix } from "../../hall-server/intake/number.ts";
import { IntakeTables } from "../../hall-server/intake/tables.ts";
import { openDatabase } from "../../hall-server/journal/database.ts";
import type { Fact } from "../../hall-server/journal/fact.ts";
import { Journal } from "../../hall-server/journal/journal.ts";
import { deriveKeys } from "../../hall-server/people/keys.ts";
import { masterKey } from "../../hall-server/people/master-key.ts";
import { Vault } from "../../hall-server/people/vault.ts";
import { HandClock, staff } from "../../hall-server/testing.ts";
import { type CityHall, newFolder, openCity } from "./day.ts";
import { inventedHolder } from "./invented.ts";

const dayMs = 86_400_000;
const firstDay = "2026-03-02T09:00:00+08:00";
/** A year of working days and the days between them. */
const days = 240;
/** One in so many is not over yet; they are the newest. */
const openShare = 0.08;
/** Names that people share: each is found on more than a page, in the small hall too. */
export const surnames = ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"];
const itemIds = [
  "company-change",
  "residence-permit",
  "spouse-household-move",
  "id-card-renewal",
  "company-simple-cancellation",
];
const written = 1_000;

export const clerk = staff("clerk-01");

/** The hall, open, with so many applications received over its days; its clock stands at the end of them. */
export async function cityWithApplications(count: number): Promise<CityHall> {
  const folder = newFolder();
  const clock = new HandClock(firstDay);
  const city = await openCity(folder, { time: clock });
  const lives = await liveTemplates(city);
  city.hall.stop();
  repeatLives(folder, lives, count);
  clock.advance(days * dayMs);
  return openCity(folder, { time: clock });
}

interface Lives {
  over: string[];
  open: string[];
}

/** Ids of applications that are over, and of those that are not. */
async function liveTemplates(city: CityHall): Promise<Lives> {
  const { hall, done } = city;
  const lives: Lives = { over: [], open: [] };
  let serial = 0;
  for (const itemId of itemIds) {
    const version = hall.items.inForce(itemId);
    const unitId = version?.unitIds[0] ?? "";
    const reviewerId = hall.registry
      .allStaff()
      .find((one) => one.role === "reviewer" && one.unitIds.includes(unitId))?.staffId;
    if (!version || !reviewerId) throw new Error(`Nobody reviews ${itemId}.`);
    const reviewer = staff(reviewerId, "reviewer");
    for (const end of ["over", "received", "accepted", "reviewing"] as const) {
      const { application } = await done(clerk, "application:receive", {
        itemId,
        applicant: { kind: "person", holder: inventedHolder(serial) },
        fields: Object.fromEntries(version.item.form.map((field) => [field.id, answerTo(field)])),
        materials: version.item.materials.map(({ id }) => ({
          materialId: id,
          originals: 1,
          copies: 0,
          blobIds: [],
        })),
      });
      serial += 1;
      const one = { applicationId: application.id };
      lives[end === "over" ? "over" : "open"].push(application.id);
      if (end === "received") continue;
      await done(clerk, "application:accept", one);
      if (end === "accepted") continue;
      await done(reviewer, "application:take", one);
      if (end === "reviewing") continue;
      await done(reviewer, "application:decide", { ...one, outcome: "refused", reason: "不符合条件" });
      await done(reviewer, "application:makeResult", one);
    }
  }
  return lives;
}

function answerTo(field: { type: string; choices?: readonly { id: string }[] | undefined }): string {
  if (field.type === "date") return "1885-01-01";
  if (field.type === "number" || field.type === "amount") return "1";
  if (field.type === "yesNo") return "yes";
  return field.choices?.[0]?.id ?? "示例";
}

/** The lives again, until there are so many applications. */
function repeatLives(folder: string, lives: Lives, count: number): void {
  const key = masterKey({ file: undefined, dataFolder: folder, mayMake: false });
  if (typeof key === "string") throw new Error(key);
  const db = openDatabase(folder);
  db.pragma("synchronous = OFF");
  const journal = new Journal(db, "city");
  const facts = [...journal.read(0)];
  const vault = new Vault(db, deriveKeys(key));
  const intake = new IntakeTables(db);
  const deadlines = new DeadlineTables(db, (id) => intake.application(id));
  const factsOf = Map.groupBy(facts, (fact) => (fact.data as { applicationId?: string }).applicationId ?? "");
  let position = facts.length;
  let at = facts.at(-1)?.at ?? 0;
  const existing = lives.over.length + lives.open.length;
  const copies = count - existing;
  const openFrom = Math.floor(copies * (1 - openShare));
  const serials = new Map<string, string>();

  const copy = (n: number) => {
    const templates = n < openFrom ? lives.over : lives.open;
    const id = templates[n % templates.length] ?? "";
    const shiftDays = Math.floor((n * days) / copies);
    const shifted = (day: string) =>
      new Date(Date.parse(`${day}T00:00:00Z`) + shiftDays * dayMs).toISOString().slice(0, 10);
    const applicationId = `bench-${n}`;
    const personId = `bench-person-${n}`;
    for (const fact of factsOf.get(id) ?? []) {
      position += 1;
      at = Math.max(at, fact.at + shiftDays * dayMs + (n % 400) * 60_000);
      const text = JSON.stringify(fact.data, (key, value) => {
        if (key === "applicationId") return applicationId;
        if (key === "personId") return personId;
        if (key === "number") return numberOn(shifted(String(receivedOn(fact))));
        return typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) ? shifted(value) : value;
      });
      const next = { ...fact, position, at, day: shifted(fact.day), data: JSON.parse(text) } as Fact;
      if (fact.name === "application-received") {
        const name = `${surnames[n % surnames.length]}示例`;
        vault.add(personId, { ...inventedHolder(existing + n), name }, at);
        vault.addNames({ id: applicationId, seq: position }, personId, [name]);
      }
      journal.append(next);
      intake.take(next);
      deadlines.take(next);
    }
  };

  const numberOn = (day: string) => {
    const prefix = numberPrefix("999901", day);
    const number = nextNumber(prefix, serials.get(prefix) ?? intake.lastNumber(prefix));
    if (number === null) throw new Error(`${day} has no more numbers.`);
    serials.set(prefix, number);
    return number;
  };

  for (let from = 0; from < copies; from += written) {
    db.transaction(() => {
      for (let n = from; n < Math.min(copies, from + written); n += 1) copy(n);
    })();
  }
  for (const name of tableNames)
    db.prepare("insert or replace into derived values (?, ?)").run(name, position);
  db.pragma("wal_checkpoint(TRUNCATE)");
  db.close();
}

function receivedOn(fact: Fact): string {
  return (fact.data as { receivedOn?: string }).receivedOn ?? fact.day;
}
