import { expect, test } from "vitest";
import { staffRoles } from "../../hall-server/contract/roles.ts";
import { pagesInstead, staffPages } from "./own-pages.ts";

test("at a page of their own nobody is sent away, elsewhere their own page stands first", () => {
  expect(pagesInstead("counter", "clerk")).toBeNull();
  expect(pagesInstead("counter", "reviewer")).toEqual(["office"]);
  expect(pagesInstead("manager", "agent")).toEqual(["agent"]);
  expect(pagesInstead("office", "supervisor")).toEqual(["manager", "agent"]);
  for (const role of staffRoles.filter((one) => one !== "guide"))
    expect(
      staffPages.some((page) => pagesInstead(page, role) === null),
      role,
    ).toBe(true);
});

test("a guide has no page; who is not known, and a device's page, are left alone", () => {
  for (const page of staffPages) expect(pagesInstead(page, "guide")).toEqual([]);
  expect(pagesInstead("counter", null)).toBeNull();
  expect(pagesInstead("counter", "toString")).toBeNull();
  expect(pagesInstead("kiosk", "clerk")).toBeNull();
});
