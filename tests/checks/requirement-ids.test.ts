import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { copyRepository, type PlantedTree } from "./planted-tree.ts";

const table = "docs/requirements.md";
const original = readFileSync(resolve(import.meta.dirname, "../..", table), "utf8");

let tree: PlantedTree;
beforeEach(() => {
  tree = copyRepository();
});
afterEach(() => tree.remove());

function checkWithRows(change: (rows: string) => string) {
  const changed = change(original);
  expect(changed).not.toBe(original);
  tree.plant(table, changed);
  return tree.check("requirements");
}

it("the table as it stands is in order", () => {
  expect(tree.check("requirements")).toMatchObject({ isOk: true });
});

it("a missing id", () => {
  const result = checkWithRows((rows) => rows.replace(/^\| *A55 .*\n/m, ""));
  expect(result.isOk).toBe(false);
  expect(result.output).toContain("A55: has no row");
});

it("an id that nobody asked for", () => {
  const result = checkWithRows((rows) => rows.replace(/^\| *A55 /m, "| A555 "));
  expect(result.isOk).toBe(false);
  expect(result.output).toContain("A555: has a row, but is not in");
});

it("an id that stands twice", () => {
  const result = checkWithRows((rows) => rows.replace(/^\| *A55 .*\n/m, (row) => row + row));
  expect(result.isOk).toBe(false);
  expect(result.output).toContain("A55: has two rows");
});

it("a status of somebody's own", () => {
  const result = checkWithRows((rows) => rows.replace(/^(\| *A55 \|[^|]*\|)[^|]*\|/m, "$1 nearly |"));
  expect(result.isOk).toBe(false);
  expect(result.output).toContain('A55: status "nearly"');
});

it("a requirement that is done, but shown by no test", () => {
  const result = checkWithRows((rows) =>
    rows.replace(/^(\| *A55 \|[^|]*\|)[^\n]*/m, "$1 done | `package.json` | |"),
  );
  expect(result.isOk).toBe(false);
  expect(result.output).toContain("A55: done, but no test is named");
});

it("a file that does not exist", () => {
  const result = checkWithRows((rows) =>
    rows.replace(/^(\| *A55 \|[^|]*\|)[^\n]*/m, "$1 partly | `hall-server/nowhere.ts` | |"),
  );
  expect(result.isOk).toBe(false);
  expect(result.output).toContain("A55: hall-server/nowhere.ts does not exist");
});
