/**
 * A random day in a real hall, with planted people in it: their names, ID numbers and phones, in holders, reasons, comments,
 * scans, and in everything that is refused. Then all that came out is searched: each view of each role, each answer, each
 * line of the log, figures, descriptions, sounds, and each file of the hall.
 */
import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  answeredOnPurpose,
  counterPage,
  endTheDay,
  hall,
  holders,
  known,
  liveTheDay,
  secrets,
  told,
} from "./planted-day.ts";
import { scannerFor } from "./secrets.ts";

const scanner = scannerFor(secrets);

beforeAll(liveTheDay, 600_000);
afterAll(endTheDay);

/** A clerk's own words about a ticket are read by the clerks and managers who go on with it, on the counter's page. */
const isReasonShown = (who: string, found: string) =>
  (who.endsWith(counterPage) || isOfTheCase.test(who)) && found.includes("the person in a reason");

/** What was written about an application is read by the staff who go on with it, and by nobody else. */
const isOfTheCase = /^(clerk|reviewer|head|manager|supervisor)[\w-]*, answer to application:\w+$/;

function expectNothing(places: Iterable<{ who: string; text: string | Buffer }>): void {
  const joined = Map.groupBy(places, ({ who }) => who);
  const found = [...joined].flatMap(([who, texts]) =>
    scanner
      .find(Buffer.concat(texts.flatMap(({ text }) => [Buffer.from(text), Buffer.from("\n")])))
      .filter((one) => !isReasonShown(who, one))
      .map((one) => `${who}: ${one}`),
  );
  expect(found).toEqual([]);
}

test("the scanner finds a planted value in every form", () => {
  for (const { value } of secrets) {
    // Two characters alone are too short to be looked for in two bytes each.
    if (value.length < 3) continue;
    const utf16 = Buffer.from(value, "utf16le");
    const forms = [
      Buffer.from(`{"name":"${value}"}`),
      utf16,
      Buffer.from(Buffer.from(`ab${value}cd`).toString("base64")),
      Buffer.from(Buffer.from(`abc${value}d`).toString("base64url")),
      Buffer.from(utf16.toString("hex")),
      Buffer.from(encodeURIComponent(`x=${value}&`)),
    ];
    for (const [n, form] of forms.entries()) expect(scanner.find(form), `form ${n}`).not.toEqual([]);
  }
});

test("the day was one in which something could have been found", () => {
  expect(known.tokens.length).toBeGreaterThan(10);
  const shown = scannerFor(secrets).find(answeredOnPurpose.join("\n"));
  for (const what of ["the name of", "the ID number of", "the phone of"])
    expect(shown.some((one) => one.startsWith(what))).toBe(true);
  const masked = told.filter(({ text }) => /"holder":\{"name":".\*"/.test(text));
  expect(masked.length).toBeGreaterThan(0);
  expect(told.some(({ who, text }) => who.startsWith("phone") && text.includes('"isRated":true'))).toBe(true);
  expect(told.some(({ text }) => text.includes("/api/speech/"))).toBe(true);
});

test("no view, event or answer of any role carries a planted value, but what is shown on purpose", () => {
  expectNothing(told);
});

test("nor the log, the figures, the descriptions, the pages and the sounds", async () => {
  const sounds = [...new Set(told.flatMap(({ text }) => text.match(/\/api\/speech\/[\w-]+/g) ?? []))];
  const paths = [
    "/metrics",
    "/healthz",
    "/readyz",
    "/api/hall",
    "/api/catalog",
    "/api/openapi.json",
    "/",
    ...sounds.slice(-5),
  ];
  const places: { who: string; text: string | Buffer }[] = [
    { who: "the log", text: hall.log() },
    { who: "a sound's address", text: sounds.join("\n") },
  ];
  for (const path of paths) {
    const response = await fetch(hall.url + path);
    const headers = [...response.headers].map((header) => header.join(": ")).join("\n");
    places.push({ who: path, text: headers }, { who: path, text: Buffer.from(await response.arrayBuffer()) });
  }
  expect(hall.log()).toContain('"event":"request-refused"');
  expectNothing(places);
});

function filesOf(folder: string): { who: string; text: Buffer }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ who: path.slice(folder.length), text: readFileSync(path) }));
}

test("nor any file of the hall: database, write-ahead log, backup, scans; running, and stopped", async () => {
  const root = dirname(hall.folder);
  const running = filesOf(root);
  for (const kind of ["-wal", ".sqlite", "blobs/", ".backups"])
    expect(
      running.some(({ who }) => who.includes(kind)),
      kind,
    ).toBe(true);
  expectNothing(running);
  await hall.kill("SIGTERM");
  expectNothing(filesOf(root));
});

test("a value that is planted in a file is found there", () => {
  const [database] = filesOf(dirname(hall.folder)).filter(({ who }) => who.endsWith(".sqlite"));
  const spoilt = Buffer.concat([
    database?.text ?? Buffer.alloc(0),
    Buffer.from(holders[3]?.idNumber ?? ""),
    Buffer.from(randomUUID()),
  ]);
  expect(scanner.find(spoilt)).toEqual(
    expect.arrayContaining([
      "the ID number of person 3, in UTF-8",
      "the last six of the ID number of person 3, in UTF-8",
    ]),
  );
});
