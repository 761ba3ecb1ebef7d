/** Time limits with a real hall: what runs is on the page, and a month is taken along as a workbook. */
import { readFileSync } from "node:fs";
import type { Browser, Page } from "@playwright/test";
import { readXlsx } from "hucre/xlsx";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inventedIdNumber } from "../../hall-server/testing.ts";
import { type Client, connectAs, type HallProcess, startHall } from "../hall/hall-process.ts";
import { launchBrowser, watchPage } from "./browser.ts";
import { type BuiltPages, buildPages } from "./built-pages.ts";

let pages: BuiltPages;
let hall: HallProcess;
let clerk: Client;
let browser: Browser;
let page: Page;
let wrong: string[];

beforeAll(async () => {
  pages = await buildPages();
  hall = await startHall({ hall: "city", pages: pages.folder });
  clerk = await connectAs(hall.url, "clerk-01");
  await clerk.do("application:receive", {
    itemId: "company-change",
    applicant: {
      kind: "person",
      holder: { name: "甲示例", idNumber: inventedIdNumber(1) },
    },
  });
  browser = await launchBrowser();
  page = await browser.newPage({ viewport: { width: 1366, height: 768 }, acceptDownloads: true });
  page.setDefaultTimeout(30_000);
  wrong = await watchPage(page);
  await page.goto(`${hall.url}/manager/?tab=deadlines`);
  await page.getByLabel("用户名").fill("manager");
  await page.getByLabel("密码").fill("demo-only");
  await page.getByLabel("密码").press("Enter");
  await page.getByRole("heading", { name: "时限" }).waitFor();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  clerk?.close();
  await hall?.end();
  pages?.remove();
});

const list = (name: RegExp) => page.getByRole("button", { name }).click();
const row = (name: RegExp) => page.getByRole("row", { name });

test("what was received is in time and due in five working days; nothing is late", async () => {
  await page.getByText("没有超期的办件。").waitFor();
  await list(/^全部在办/);
  await row(/剩 5 个工作日.*公司变更登记.*甲\*.*收件答复/).waitFor();
  expect(await page.getByText("甲示例").count()).toBe(0);
});

test("a list that is not answered yet shows nothing of the one before, and does not say that it is empty", async () => {
  hall.freeze();
  await list(/^已超期/);
  await page.getByRole("table").first().getByText("正在取…").waitFor();
  expect(await row(/公司变更登记/).count()).toBe(0);
  hall.thaw();
  await page.getByText("没有超期的办件。").waitFor();
  await list(/^全部在办/);
  await row(/公司变更登记/).waitFor();
});

test("one department alone, and all again", async () => {
  const unit = page.getByRole("row").filter({ has: page.getByRole("button", { name: /^只看/ }) });
  await unit.getByRole("button").first().click();
  await row(/公司变更登记/).waitFor();
  await page.getByRole("button", { name: "看全部部门" }).click();
  await row(/公司变更登记/).waitFor();
});

test("this month is taken along as a workbook, in the page's own content policy", async () => {
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "导出这一月的办件（Excel）" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^办件-\d{4}-\d{2}\.xlsx$/);
  const workbook = await readXlsx(new Uint8Array(readFileSync(await file.path())));
  const [head, first, ...more] = workbook.sheets[0]?.rows ?? [];
  expect(head?.slice(0, 4)).toEqual(["办件编号", "事项", "办件类型", "申请人"]);
  expect(first?.slice(1, 4)).toEqual(["公司变更登记", "承诺件", "甲*"]);
  expect(more).toEqual([]);
  await page.getByText(/^已导出 办件-/).waitFor();
  expect(wrong).toEqual([]);
});
