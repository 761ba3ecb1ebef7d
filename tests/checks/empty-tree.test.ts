import { afterAll, beforeAll, expect, it } from "vitest";
import { emptyRepository, type PlantedTree } from "./planted-tree.ts";

let tree: PlantedTree;
beforeAll(() => {
  tree = emptyRepository();
});
afterAll(() => tree.remove());

it.each(["types", "arrows", "electron", "unused", "requirements", "audit"])(
  "%s fails where it sees no file",
  (check) => {
    const result = tree.check(check);
    expect(result.isOk).toBe(false);
    expect(result.output).toContain("looked at no file");
  },
);

it.each(["format", "text"])("%s fails where git names no file", (check) => {
  tree.plant(".gitignore", "*\n");
  const result = tree.check(check);
  expect(result.isOk).toBe(false);
  expect(result.output).toContain("looked at no file");
});

it("a check that does not exist is refused", () => {
  const result = tree.check("spelling");
  expect(result.isOk).toBe(false);
  expect(result.output).toContain("No such check: spelling");
});
