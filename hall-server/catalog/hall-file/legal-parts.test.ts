import { expect, it } from "vitest";
import { checkParts } from "./check-catalog.ts";

it("an action that the law gives no day cannot be a promised one: a promise takes a day", () => {
  const name = { zh: "办理", en: "New" };
  const parts = {
    suffix: { city: name, county: name },
    kinds: [
      {
        id: "permit",
        actions: [
          { name, kind: "promised" as const, lawDays: 1, materials: ["申请表"] },
          { name, kind: "promised" as const, lawDays: 0, materials: ["申请表"] },
          { name, kind: "instant" as const, lawDays: 0, materials: ["申请表"] },
        ],
      },
    ],
    departments: [],
  };
  const source = {
    problem: (path: readonly (string | number)[], message: string) => ({ path, message }),
  } as never;
  const items = { version: "1", domains: [], categories: [], lifeEvents: [], items: [] };
  expect(checkParts(parts, source, items)).toEqual([
    { path: ["kinds", 0, "actions", 1, "lawDays"], message: expect.stringContaining("at least one day") },
  ]);
});
