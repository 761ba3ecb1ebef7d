import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { device, openTestHall } from "../testing.ts";
import { migrations } from "./migrations.ts";

/** One line a released step: a step that was edited changes its line. Add a line for a new step, change none. */
const released = [
  "1 249f261d37ec6cf2",
  "2 941ac5e4db1ee391",
  "3 f1beb76b87564aa7",
  "4 c23ec1983bbdd011",
  "5 12a1c137738eb26e",
  "6 2a1cc3acec457d98",
  "7 08f2a2323653c28c",
  "8 f2084638abcf4e55",
  "9 895eda86a4653953",
  "10 90c152a3c80757bd",
  "11 dd732d7df5821db6",
  "12 a8f44ad2f1360f90",
];

test("released steps of the schema are never edited, only added to", () => {
  const now = migrations.map((step, i) => {
    const words = step.replace(/\s+/g, " ").trim();
    return `${i + 1} ${createHash("sha256").update(words).digest("hex").slice(0, 16)}`;
  });
  expect(now).toEqual(released);
});

test("a new database has the tables of the snapshot", () => {
  const { hall, db } = openTestHall();
  const schema = db
    .prepare<[], { name: string; sql: string }>(
      "select name, sql from sqlite_schema where sql is not null order by name",
    )
    .all()
    .map(({ name, sql }) => `${name}: ${sql.replace(/\s+/g, " ")}`);
  expect(schema).toMatchSnapshot();
  hall.stop();
});

test("what an older program derived is derived anew, from the first fact on", async () => {
  const before = openTestHall({ isDemonstration: true });
  const kiosk = device("kiosk-1", "kiosk");
  const { ticket } = await before.done(kiosk, "ticket:take", { queueId: "all-round" });
  await before.done(kiosk, "ticket:cancel", { ticketId: ticket.id });
  before.db.exec("update ended_tickets set state = 'expired'");
  before.db.pragma("user_version = 11");
  const { hall } = before.restart();
  expect(hall.archive.ticket(ticket.id)?.state).toBe("cancelled");
  hall.stop();
});

test("a database of a newer program is left alone, with a sentence", async () => {
  const test = openTestHall();
  test.db.pragma("user_version = 999");
  expect(() => test.restart()).toThrow(/newer program/);
});
