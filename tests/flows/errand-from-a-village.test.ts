/** An errand from a village, in the browser: taken on there, handed up to the town, split, done, delivered and called back. */
import { readFileSync } from "node:fs";
import type { Browser, Page } from "@playwright/test";
import { readXlsx } from "hucre/xlsx";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readPdf } from "../../hall-server/documents/testing.ts";
import { type HallProcess, startHall } from "../hall/hall-process.ts";
import { accessibilityFaults, launchBrowser, watchPage } from "../pages/browser.ts";
import { type BuiltPages, buildPages } from "../pages/built-pages.ts";

let pages: BuiltPages;
let hall: HallProcess;
let browser: Browser;
const wrong: string[][] = [];

beforeAll(async () => {
  pages = await buildPages();
  hall = await startHall({ pages: pages.folder });
  browser = await launchBrowser();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await hall?.end();
  pages?.remove();
});

/** The page of an agent, in a browser of their own. */
async function agentPage(user: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage();
  page.setDefaultTimeout(30_000);
  wrong.push(await watchPage(page));
  await page.goto(`${hall.url}/agent/`);
  await page.getByLabel("用户名").fill(user);
  await page.getByLabel("密码").fill("demo-only");
  await page.getByLabel("密码").press("Enter");
  await page.getByRole("heading", { name: "在我这里" }).waitFor();
  return page;
}

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const inDialog = (page: Page, name: string) =>
  page.getByRole("dialog").getByRole("button", { name, exact: true }).click();
const tells = (page: Page, text: string) => page.getByText(text, { exact: true }).first().waitFor();

test("from the village's service point to the town and back", async () => {
  const village = await agentPage("agent-02");
  await press(village, "接受委托");
  await inDialog(village, "接受委托");
  await tells(village, "请填姓名。");
  await village.getByLabel("姓名").fill("甲乙丙");
  await village.getByLabel("手机号").fill("19900000000");
  await village.getByLabel("想办的事").fill("老人行动不便，想办高龄津贴");
  await village.getByLabel("收到的材料").fill("户口簿 原件1\n身份证 复印件2");
  expect(await accessibilityFaults(village)).toEqual([]);
  await inDialog(village, "接受委托");
  const number = (await village.getByRole("heading", { name: /^D\d{10}$/ }).textContent()) ?? "";
  await tells(village, "甲* 199****0000");
  await tells(village, "户口簿 原件1 复印件0；身份证 原件0 复印件2");
  const asked = village.waitForResponse(/\/api\/documents\//);
  await press(village, "打印委托书");
  const mandate = await readPdf(await (await asked).body());
  for (const words of [
    "代办委托书",
    "甲乙丙",
    "19900000000",
    "户口簿",
    "老人行动不便，想办高龄津贴",
    "不收取任何费用",
  ])
    expect(mandate.text).toContain(words);
  expect(mandate.boxes).toBe(0);
  await press(village, "上报");
  await village.getByLabel("说明").fill("村里办不了");
  await inDialog(village, "确定");
  await tells(village, "已上报，等接收");

  const town = await agentPage("agent-01");
  await town.getByRole("button", { name: `打开 ${number}` }).click();
  await press(town, "接收");
  await inDialog(town, "确定");
  await tells(town, "办理中");
  await press(town, "分解交办");
  await town.getByLabel("任务").fill("在窗口递交申请");
  await inDialog(town, "确定");
  await tells(town, "在窗口递交申请");
  await press(town, "反馈");
  await town.getByLabel("说明").fill("窗口已收");
  await inDialog(town, "确定");
  await tells(town, "已办完");
  await press(town, "办结");
  await inDialog(town, "确定");
  await tells(town, "已办好，待送达");
  expect(await accessibilityFaults(town)).toEqual([]);

  await press(village, "返回");
  await village.getByRole("button", { name: `打开 ${number}` }).click();
  await press(village, "送达");
  await inDialog(village, "确定");
  await tells(village, "已送达，待回访");
  await press(village, "回访");
  await inDialog(village, "确定");
  await tells(village, "已归档");
  await press(village, "台账");
  await village.getByRole("row", { name: /示例东村.*1.*1.*0.*1.*1/ }).waitFor();
  const download = village.waitForEvent("download");
  await press(village, "导出表格");
  const file = await (await download).path();
  const sheet = (await readXlsx(readFileSync(file))).sheets[0];
  const said = JSON.stringify(sheet?.rows);
  for (const words of [number, "甲*", "示例东村便民服务点", "已归档", "满意"]) expect(said).toContain(words);
  expect(said).not.toContain("甲乙丙");
}, 120_000);

test("who has nothing to do with it sees nothing of it", async () => {
  const west = await agentPage("agent-03");
  await tells(west, "现在没有代办。");
  await press(west, "全部代办");
  await tells(west, "现在没有代办。");
});

test("no page wrote an error or broke the policy", () => {
  expect(wrong).toEqual([[], [], []]);
});
