/** What was understood of a hall's file holds only as long as everything behind it is the same. */
import { appendFileSync, copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readHall } from "./read-hall.ts";
import { understandHall } from "./understood-hall.ts";

const shipped = fileURLToPath(new URL("../halls/", import.meta.url));
const demonstration = { isDemonstration: true };
let folder: string;
let hallFile: string;
let keptFile: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "yichuang-understood-"));
  hallFile = join(folder, "hall.yaml");
  keptFile = join(folder, "data", "hall-file.understood.json");
  copyFileSync(join(shipped, "town.yaml"), hallFile);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const understand = () => understandHall(hallFile, demonstration, join(folder, "data"));

/** Changes what was kept, so that it shows whether it was used. */
function markKept(): void {
  const kept = JSON.parse(readFileSync(keptFile, "utf8"));
  kept.config.id = "as-kept";
  writeFileSync(keptFile, JSON.stringify(kept));
}

async function idUnderstood(): Promise<string | null> {
  const reading = await understand();
  return reading.ok ? reading.config.id : null;
}

test.each(["town", "city"])("what is kept of %s is what the file says, to the last key", async (hall) => {
  const read = readHall(hall, demonstration);
  const first = await understandHall(hall, demonstration, folder);
  const second = await understandHall(hall, demonstration, folder);
  if (!read.ok || !first.ok || !second.ok) throw new Error("A model hall cannot be read.");
  expect(JSON.stringify(second.config)).toBe(JSON.stringify(read.config));
  expect(second.config).toEqual(first.config);
});

test("an unchanged file is not read again", async () => {
  await understand();
  markKept();
  expect(await idUnderstood()).toBe("as-kept");
});

test("a changed hall's file is read again, and so is one that now finds another file beside it", async () => {
  await understand();
  markKept();
  appendFileSync(hallFile, "\n# 换了\n");
  expect(await idUnderstood()).toBe("town");

  markKept();
  copyFileSync(join(shipped, "ratings.yaml"), join(folder, "ratings.yaml"));
  expect(await idUnderstood()).toBe("town");
});

test("a demonstration is not taken for the real hall", async () => {
  await understand();
  markKept();
  const real = await understandHall(hallFile, { isDemonstration: false }, join(folder, "data"));
  expect(real).toMatchObject({ ok: true, config: { id: "town", isDemonstration: false } });
});

test("half a file, or a folder that cannot be written, costs only time", async () => {
  await understand();
  writeFileSync(keptFile, readFileSync(keptFile, "utf8").slice(0, 1_000));
  expect(await idUnderstood()).toBe("town");
  expect((await understandHall(hallFile, demonstration, join(hallFile, "not-a-folder"))).ok).toBe(true);
});

test("a file with a mistake is refused each time", async () => {
  await understand();
  writeFileSync(hallFile, "hall: 3\n");
  expect((await understand()).ok).toBe(false);
  expect((await understand()).ok).toBe(false);
});
