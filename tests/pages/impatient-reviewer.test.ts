/** A reviewer who is faster than the hall's answers, and whose finger slips: nothing is sent twice, nothing written is lost. */
import type { Page } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accept, recordOf } from "../../hall-server/intake/testing.ts";
import { answerLate } from "./browser.ts";
import { head, OfficeInBrowser, reviewer } from "./office-in-browser.ts";

let office: OfficeInBrowser;
let page: Page;
let applicationId: string;

beforeAll(async () => {
  office = await OfficeInBrowser.open();
  applicationId = await accept(office.test, { serial: 21 });
  page = await office.page();
  await answerLate(page, 1_500);
  await page.goto(`${office.url}/office/?case=${applicationId}#token=${office.tokenOf(reviewer)}`);
}, 120_000);

afterAll(() => office?.end());

const live = (cap: string) =>
  page.locator(`button[aria-keyshortcuts="${cap}"][aria-disabled="false"]`).waitFor();
const faults = () => page.locator(".notice--wrong").allTextContents();
const dialog = () => page.getByRole("dialog");

test("what was done is seen with its answer: the same key pressed once more finds nothing to refuse", async () => {
  await live("F1");
  await page.keyboard.press("F1");
  await page.keyboard.press("F1");
  await page.locator(".notice--said").waitFor();
  await page.keyboard.press("F1");
  await live("F3");
  expect(await faults()).toEqual([]);
});

test("a reason outlives a slip of Escape, and a step that was sent is waited for", {
  timeout: 30_000,
}, async () => {
  const why = "操作间与污染源的距离不足 25 米";
  await page.keyboard.press("F3");
  await dialog().getByRole("textbox").fill(why);
  await page.keyboard.press("Escape");
  await dialog().waitFor({ state: "detached" });
  await page.keyboard.press("F3");
  expect(await dialog().getByRole("textbox").inputValue()).toBe(why);
  // Another step's question does not begin with it.
  await page.keyboard.press("Escape");
  await page.keyboard.press("F2");
  expect(await dialog().getByRole("textbox").inputValue()).toBe("");
  await page.keyboard.press("Escape");
  await page.keyboard.press("F3");

  await dialog().getByRole("button", { name: "决定不予" }).click();
  await page.keyboard.press("Escape");
  await dialog().getByText("正在提交").waitFor();
  await dialog().waitFor({ state: "detached" });
  await page.locator(".case-head__state", { hasText: "已决定 · 不予" }).waitFor();
  expect(recordOf(office.test, applicationId).state).toBe("decided");
});

test("a head who presses is shown that the question is on its way", { timeout: 30_000 }, async () => {
  const other = await accept(office.test, { serial: 22 });
  const hall = office.test;
  await hall.send(reviewer, "application:take", { applicationId: other });
  await hall.send(reviewer, "application:askExtension", {
    applicationId: other,
    days: 5,
    reason: "情况复杂",
  });
  const boss = await office.page();
  await answerLate(boss, 1_500);
  await boss.goto(`${office.url}/office/?tab=office#token=${office.tokenOf(head)}`);
  await boss.getByRole("button", { name: /^去批延期/ }).click();
  await boss.getByRole("dialog").getByText("正在连接大厅").waitFor();
  await boss.getByRole("dialog").getByText("情况复杂").waitFor();
  expect(office.wrong.flat()).toEqual([]);
});
