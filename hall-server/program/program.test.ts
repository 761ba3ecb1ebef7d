import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshProgram, type MadeFrom, madeFromFile, stateOf } from "./fresh.ts";

const folder = mkdtempSync(join(tmpdir(), "yichuang-program-"));
const build = fileURLToPath(new URL("build.ts", import.meta.url));

beforeAll(() => {
  execFileSync(process.execPath, [build]);
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true }));

/** As the program's, with a source that can be changed here. */
function madeFromWith(changed: Partial<MadeFrom>): { file: string; source: string } {
  const source = join(folder, "source.ts");
  const file = join(folder, "made-from.json");
  writeFileSync(source, "export {};");
  const madeFrom = JSON.parse(readFileSync(madeFromFile, "utf8")) as MadeFrom;
  const inputs = [...madeFrom.inputs, stateOf(source)];
  writeFileSync(file, JSON.stringify({ ...madeFrom, inputs, ...changed }));
  return { file, source };
}

test("a program that was built is there and starts the hall's own code", () => {
  const program = freshProgram();
  expect(program !== null && existsSync(program)).toBe(true);
  expect(readFileSync(program ?? "", "utf8")).toContain("server-started");
  expect(freshProgram(madeFromWith({}).file)).toBe(program);
});

test("a source that has changed makes it old, and so does one that is gone", () => {
  const { file, source } = madeFromWith({});
  writeFileSync(source, "export const changed = true;");
  expect(freshProgram(file)).toBeNull();
  rmSync(source);
  expect(freshProgram(file)).toBeNull();
});

test.each([
  ["another Node", { node: "v1.0.0" }],
  ["another folder's sources", { sources: "/elsewhere/" }],
])("%s: old", (_what, changed) => {
  expect(freshProgram(madeFromWith(changed).file)).toBeNull();
});

test("nothing was ever built", () => {
  expect(freshProgram(join(folder, "none.json"))).toBeNull();
});
