/** The manager changes what a document says, is told of a slip by its line, and takes the old text up again. */
import type { Browser, Page } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type HallProcess, startHall } from "../hall/hall-process.ts";
import { launchBrowser, watchPage } from "./browser.ts";
import { type BuiltPages, buildPages } from "./built-pages.ts";

let pages: BuiltPages;
let hall: HallProcess;
let browser: Browser;
let page: Page;
let wrong: string[];

const button = (name: string) => page.getByRole("button", { name, exact: true });
const template = () => page.getByRole("textbox", { name: "样式：领件通知" });

beforeAll(async () => {
  pages = await buildPages();
  hall = await startHall({ pages: pages.folder });
  browser = await launchBrowser();
  page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  page.setDefaultTimeout(30_000);
  wrong = await watchPage(page);
  await page.goto(`${hall.url}/manager/?tab=documents`);
  await page.getByLabel("用户名").fill("manager");
  await page.getByLabel("密码").fill("demo-only");
  await page.getByLabel("密码").press("Enter");
  await button("领件通知").click();
  await template().waitFor();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await hall?.end();
  pages?.remove();
});

test("a slip is told by its line and cannot be saved; put right, the document says what was typed", async () => {
  const shipped = await template().inputValue();
  await page.getByRole("img", { name: "样张：领件通知，第 1 页，共 1 页" }).waitFor();
  await template().fill(shipped.replace("{申请人}：", "{申请认}："));
  const slip = page.getByText("没有“申请认”这个名称。是不是：申请人");
  await slip.waitFor();
  await expect
    .poll(() => page.getByRole("button", { name: /^保存/ }).getAttribute("aria-disabled"))
    .toBe("true");
  await button("第 7 行").click();
  const chosen = () =>
    template().evaluate((field: HTMLTextAreaElement) =>
      field.value.slice(field.selectionStart, field.selectionEnd),
    );
  await expect.poll(chosen).toBe("{申请认}：");

  // Another kind is looked at meanwhile: what was typed is still there afterwards.
  await button("送达回证").click();
  await page.getByRole("textbox", { name: "样式：送达回证" }).waitFor();
  await page.getByRole("button", { name: "领件通知 没保存" }).click();
  await slip.waitFor();
  await template().fill(shipped.replace("# 领件通知", "# 领件通知（请带身份证）"));
  await page.getByText("样式没有问题。").waitFor();
  await button("保存").click();
  await page.getByText("已保存。").waitFor();
  await page.getByRole("button", { name: "领件通知 改过" }).waitFor();

  await button("恢复原样").click();
  await page.getByRole("dialog").getByRole("button", { name: "恢复原样", exact: true }).click();
  await page.getByText("现在用的就是系统自带的样式。").waitFor();
  await expect.poll(() => template().inputValue()).toBe(shipped);

  await page.getByText("历史", { exact: true }).click();
  await page
    .getByRole("button", { name: /^取出来改/ })
    .last()
    .click();
  await expect.poll(() => template().inputValue()).toContain("# 领件通知（请带身份证）");
  expect(wrong).toEqual([]);
});

test("what is typed is not lost: while it is saved, by a question that is answered no, on the way to another tab", async () => {
  await button("放弃改动").click();
  const saved = await template().inputValue();
  await template().fill(`${saved}\n一`);
  await page.getByText("样式没有问题。").waitFor();
  hall.freeze();
  await button("保存").click();
  await template().fill(`${saved}\n一\n二`);
  hall.thaw();
  await page.getByText("已保存。").waitFor();
  expect(await template().inputValue()).toBe(`${saved}\n一\n二`);

  await button("恢复原样").click();
  await page.getByRole("dialog").getByRole("button", { name: "不恢复", exact: true }).click();
  expect(await template().inputValue()).toBe(`${saved}\n一\n二`);

  const asks = page.getByRole("dialog").getByText("改动还没有保存，离开就没有了。");
  await button("人员").click();
  await asks.waitFor();
  await button("继续修改").click();
  expect(await template().inputValue()).toBe(`${saved}\n一\n二`);
  await button("人员").click();
  await button("放弃").click();
  await page.getByRole("heading", { name: "人员" }).waitFor();
  expect(wrong).toEqual([]);
});
