import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bundleProgram } from "./bundle.ts";
import { freshProgram, type MadeFrom, root, stateOf } from "./fresh.ts";

const folder = mkdtempSync(join(tmpdir(), "yichuang-shell-program-"));
const program = join(folder, "program");
let used: string[];

beforeAll(async () => {
  used = await bundleProgram(root, program);
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true }));

const read = (file: string) => readFileSync(join(program, file), "utf8");

test("is three files, and the data that drivers read beside them", () => {
  const files = readdirSync(program, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const top = files.filter(({ parentPath }) => parentPath === program).map(({ name }) => name);
  expect(top.toSorted()).toEqual(["line.mjs", "main.mjs", "preload.cjs"]);
  const profiles = ["led-sign", "rating-pad", "call-keypad"].map((kind) =>
    join(program, "drivers", kind, "profiles"),
  );
  for (const profile of profiles) expect(readdirSync(profile).length).toBeGreaterThan(0);
  expect(existsSync(join(program, "drivers/ticket-printer/glyphs/glyphs-24.bin.br"))).toBe(true);
  expect(files.map(({ name }) => name).filter((name) => /\.(ts|hex|jsonl|map)$/.test(name))).toEqual([]);
});

test("names no folder of the machine that it was made on", () => {
  for (const file of ["main.mjs", "line.mjs", "preload.cjs"]) expect(read(file).includes(root)).toBe(false);
});

test("a preload script asks for Electron and nothing else: in the sandbox there is nothing else", () => {
  const asked = [...read("preload.cjs").matchAll(/\brequire\(["'`]([^"'`]+)/g)].map(([, name]) => name);
  expect(new Set(asked)).toEqual(new Set(["electron"]));
});

test("a source that changes makes it old, and so does one that is gone", () => {
  const source = join(folder, "source.ts");
  const file = join(folder, "made-from.json");
  writeFileSync(source, "export {};");
  const inputs = [...used.filter((path) => !path.includes("node_modules")), source].map(stateOf);
  const madeFrom: MadeFrom = { root, folder: program, inputs };
  writeFileSync(file, JSON.stringify(madeFrom));
  expect(inputs.length).toBeGreaterThan(50);
  expect(statSync(program).isDirectory() && freshProgram(file)).toBe(program);
  writeFileSync(source, "export const changed = true;");
  expect(freshProgram(file)).toBeNull();
  rmSync(source);
  expect(freshProgram(file)).toBeNull();
  expect(freshProgram(join(folder, "none.json"))).toBeNull();
});
