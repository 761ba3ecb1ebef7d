import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Seal } from "../ports.ts";
import type { Book } from "./book.ts";
import { openBook } from "./open-book.ts";
import type { KeptAnswer } from "./rows.ts";

const day = "2026-03-02";
const person = { name: "甲乙丙", idNumber: "990101188501010070", phone: "19900000000" };
const token = "t-1.secret-of-this-ticket";
/** As a machine's keyring: what it sealed it opens, unless it was reset. */
const sealOf = (mask: number): Seal => ({
  seal: (key) => Buffer.from(key.map((byte) => byte ^ mask)),
  unseal: (sealed) => (mask === 0xff ? null : Buffer.from(sealed.map((byte) => byte ^ mask))),
});
const log = { info() {}, warn() {} };

let folder = "";
const open = (seal = sealOf(1)) => openBook(folder, seal, log);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "yichuang-book-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function lease(book: Book, count = 2): void {
  book.addLease({
    id: "l-1",
    queueId: "all-round",
    day,
    from: 801,
    to: 800 + count,
    tickets: Array.from({ length: count }, (_, i) => ({
      ticketId: `t-${i + 1}`,
      number: `A${801 + i}`,
      token: i === 0 ? token : `t-${i + 1}.another-ticket`,
    })),
  });
}

function issue(book: Book, commandId = "c-1") {
  return book.issue({
    commandId,
    input: { queueId: "all-round" },
    queueId: "all-round",
    day,
    takenAt: 1_000,
    contactAt: 900,
    itemIds: [],
    class: undefined,
    holder: person,
    answer: ({ ticketId, number }) =>
      ({ ticket: { id: ticketId, number }, counters: [] }) as unknown as KeptAnswer,
  });
}

/** Everything that lies on the disk, as bytes. */
const onDisk = () => Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))));
const secrets = [person.name, person.idNumber, person.phone, token];

test("nobody's data and no token can be read from the disk, before the hand-in and after it", () => {
  const { book } = open();
  lease(book);
  issue(book);
  const holderAtRest = () => secrets.filter((secret) => onDisk().includes(Buffer.from(secret)));
  expect(holderAtRest()).toEqual([]);
  const batch = book.nextBatch(50, new Set());
  expect(batch?.tickets[0]?.holder).toEqual(person);
  book.handedIn(["t-1"]);
  expect(holderAtRest()).toEqual([]);
  expect(book.keptOf(person.idNumber, day), "what is of a person is gone").toEqual([]);
  expect(book.byCommand("c-1", { queueId: "all-round" })).toMatchObject({ ticketId: "t-1", token });
  book.close();
});

test("the same answer after a restart; another question under the same id is none", () => {
  const first = open().book;
  lease(first);
  const issued = issue(first);
  first.close();
  const { book, setAside } = open();
  expect(setAside).toBeNull();
  expect(book.byCommand("c-1", { queueId: "all-round" })).toEqual(issued);
  expect(book.byCommand("c-1", { queueId: "errands" })).toBe("is-another");
  lease(book);
  expect(issue(book, "c-2")?.ticketId, "a lease that comes twice gives no number twice").toBe("t-2");
  expect(issue(book, "c-3")).toBeNull();
  book.close();
});

test.each([
  ["torn", () => truncateSync(join(folder, "book.sqlite"), 5_000)],
  [
    "overwritten",
    () => writeFileSync(join(folder, "book.sqlite"), "not a book at all, but long enough to be looked at"),
  ],
])("a book that is %s is set aside whole, and the kiosk goes on with a new one", (_, damage) => {
  const first = open().book;
  lease(first, 60);
  issue(first);
  first.close();
  damage();
  const { book, setAside } = open();
  expect(setAside).toBe(join(folder, "book.sqlite.damaged-1"));
  expect(readdirSync(folder)).toContain("book.sqlite.damaged-1");
  expect(book.counts()).toEqual({ kept: 0, refused: 0 });
  lease(book);
  expect(issue(book)?.ticketId).toBe("t-1");
  book.close();
});

test("a book whose key is lost is set aside: its tokens cannot be printed", () => {
  const first = open().book;
  lease(first);
  first.close();
  const { book, setAside } = open(sealOf(0xff));
  expect(setAside).not.toBeNull();
  expect(book.stock(day).size).toBe(0);
  book.close();
});

test("a first start that was cut short is no damage", () => {
  writeFileSync(join(folder, "book.sqlite"), "");
  const { book, setAside } = open();
  expect(setAside).toBeNull();
  book.close();
});

test("numbers of days that are over are given back, and never issued while they are on their way", () => {
  const { book } = open();
  lease(book);
  issue(book);
  book.takeOut("2026-03-03", new Set(["all-round"]));
  expect(book.returning()).toMatchObject([{ leaseId: "l-1", ticketIds: ["t-2"] }]);
  expect(issue(book, "c-2")).toBeNull();
  book.returned(book.returning()[0]?.commandId ?? "");
  expect(book.returning()).toEqual([]);
  book.close();
});
