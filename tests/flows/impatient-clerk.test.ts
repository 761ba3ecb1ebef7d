/** A clerk who is faster than the hall's answers: what is seen on the desk counts as soon as it is seen. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { ClerkAtCounter, nobody } from "./clerk-at-counter.ts";

let clerk: ClerkAtCounter;

beforeAll(async () => {
  clerk = await ClerkAtCounter.open(1_500);
}, 120_000);

afterAll(async () => {
  await clerk?.close();
}, 30_000);

test("the next key counts before the last one was answered, and one pressed twice counts once", async () => {
  await clerk.kiosk.do("ticket:take", {
    itemIds: ["resident-pension-enrolment"],
    holder: nobody(1),
  });
  const shows = (key: string) =>
    clerk.page.locator(`.desk-key--next[aria-keyshortcuts="${key}"]`).waitFor({ timeout: 5_000 });
  await shows("F1");
  await clerk.press("F1", "F1");
  await shows("F3");
  await clerk.press("F3", "F3");
  await clerk.isIn("正在办理");
  expect(await clerk.page.locator(".desk-told").textContent()).not.toMatch(/没有|不能/);
});

test("whoever says “all here” before the form is known is led to it when it comes", async () => {
  await clerk.page.locator(".intake-row:focus").waitFor();
  await clerk.press("Alt+a");
  await clerk.page.locator(".intake-form select:focus").waitFor({ timeout: 10_000 });
  await clerk.press("Alt+m");
  await clerk.page.locator(".intake-row--here:focus").waitFor({ timeout: 5_000 });
  expect(clerk.wrong).toEqual([]);
});
