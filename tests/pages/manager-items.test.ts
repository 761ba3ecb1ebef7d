/** The manager changes the catalogue with a real hall: an item by hand, many by a workbook, and what that does for everybody else. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "@playwright/test";
import { readXlsx, writeXlsx } from "hucre/xlsx";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Catalog } from "../../hall-server/contract/hall.ts";
import { type HallProcess, startHall } from "../hall/hall-process.ts";
import { launchBrowser, watchPage } from "./browser.ts";
import { type BuiltPages, buildPages } from "./built-pages.ts";

let pages: BuiltPages;
let hall: HallProcess;
let browser: Browser;
let page: Page;
let wrong: string[];
let folder: string;

const button = (name: string) => page.getByRole("button", { name, exact: true });
const dialog = () => page.getByRole("dialog").last();
const press = (name: string) => dialog().getByRole("button", { name, exact: true }).last().click();
const part = (name: string) =>
  page.getByRole("navigation", { name: "事项的各页" }).getByRole("button", { name }).click();
const said = (text: string | RegExp) => page.getByText(text).first().waitFor();
const inForce = async (itemId: string) => {
  const catalog = (await (await fetch(`${hall.url}/api/catalog`)).json()) as Catalog;
  return catalog.items.find(({ id }) => id === itemId);
};

async function download(name: string): Promise<Uint8Array> {
  const waiting = page.waitForEvent("download");
  await button(name).click();
  const file = join(folder, "download.xlsx");
  await (await waiting).saveAs(file);
  return readFileSync(file);
}

async function upload(label: string, name: string, bytes: Uint8Array): Promise<void> {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  await page.getByLabel(label).setInputFiles(file);
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "yichuang-items-"));
  pages = await buildPages({ hasGallery: false });
  hall = await startHall({ pages: pages.folder });
  browser = await launchBrowser();
  page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  page.setDefaultTimeout(60_000);
  wrong = await watchPage(page);
  await page.goto(`${hall.url}/manager/`);
  await page.getByLabel("用户名").fill("manager");
  await page.getByLabel("密码").fill("demo-only");
  await page.getByLabel("密码").press("Enter");
  await page.getByRole("navigation").getByRole("button", { name: "事项", exact: true }).click();
  await said(/在办 \d+ 项/);
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await hall?.end();
  pages?.remove();
  rmSync(folder, { recursive: true, force: true });
});

test("an item is found by initials, changed by keyboard with a reason, and everybody has it at once", async () => {
  await page.getByRole("searchbox").fill("gljt");
  await button("查看高龄津贴").press("Enter");
  await said("第 1 版，大厅文件");
  await button("修改").press("Enter");
  await page.getByLabel("承诺时限（工作日）", { exact: true }).fill("30");
  await button("保存").press("Enter");
  await press("保存");
  await dialog().getByText("请写明原因。").waitFor();
  await dialog().getByLabel("原因").fill("提速");
  await press("保存");
  // The law gives twenty: the hall says which field and what to do.
  await dialog().getByText("承诺时限比法定时限长，请缩短。").waitFor();
  await press("取消");
  await page.getByLabel("承诺时限（工作日）", { exact: true }).fill("5");
  await button("保存").press("Enter");
  await dialog().getByLabel("原因").fill("提速");
  await press("保存");
  await said("已保存“高龄津贴”第 2 版。");
  expect(await inForce("old-age-allowance")).toMatchObject({ promisedDays: 5, version: 2 });
  await button("修改记录").click();
  await dialog().getByText("原因：提速").waitFor();
  await dialog().getByRole("row", { name: "承诺时限（工作日） 10 5" }).waitFor();
  await press("关闭");
  await button("返回列表").click();
}, 240_000);

test("a workbook is tried first: mistakes by row, then what it would change, then all of it at once", async () => {
  await part("导入导出");
  const { sheets } = await readXlsx(await download("导出全部事项"));
  const bytes = (change: (rows: unknown[][]) => void) => {
    const copy = sheets.map(({ name, rows }) => ({ name, rows: structuredClone(rows) }));
    change(copy[0]?.rows ?? []);
    return writeXlsx({ sheets: copy });
  };
  const rowOf = (rows: unknown[][], id: string) => rows.find((row) => row[0] === id) ?? [];
  const column = (heading: string) => (sheets[0]?.rows[0] ?? []).indexOf(heading);
  await upload(
    "Excel 文件",
    "错的.xlsx",
    await bytes((rows) => {
      rowOf(rows, "birth-registration")[column("咨询方式")] = "=1+1";
    }),
  );
  await said("错的.xlsx 有 1 处错误，什么都没有改。改好再选一次。");
  await page.getByRole("row", { name: /事项 \d+ 咨询方式 .*公式/ }).waitFor();
  await upload(
    "Excel 文件",
    "对的.xlsx",
    await bytes((rows) => {
      rowOf(rows, "birth-registration")[column("咨询方式")] = "12345";
      rows.push(
        rowOf(rows, "old-age-allowance").with(0, "heating-subsidy").with(column("事项名称"), "冬季取暖补助"),
      );
    }),
  );
  await said(/新增 1，修改 1，/);
  await page.getByRole("row", { name: "咨询方式 （无） 12345", exact: true }).waitFor();
  expect(await inForce("heating-subsidy")).toBeUndefined();
  await button("应用这些变化").click();
  await dialog().getByLabel("原因").fill("按新清单");
  await press("应用");
  await said("已应用：新增 1 项，修改 1 项，停办 0 项。");
  expect(await inForce("heating-subsidy")).toMatchObject({ initials: "djqnbz" });
}, 240_000);

test("what is withdrawn is gone for everybody, and stands among the withdrawn", async () => {
  await part("在办事项");
  await page.getByRole("searchbox").fill("冬季取暖");
  await button("查看冬季取暖补助").click();
  await button("停办").click();
  await dialog().getByLabel("原因").fill("先不办");
  await press("停办");
  await said(/“冬季取暖补助”.*起停办。/);
  expect(await inForce("heating-subsidy")).toBeUndefined();
  await part("计划与停办");
  await page.getByRole("row", { name: /冬季取暖补助 .*起停办/ }).waitFor();
}, 240_000);

test("compression is measured from the day on which somebody froze the baseline", async () => {
  await part("压缩情况");
  await said("还没有基准");
  await button("以今天为基准").click();
  await press("固定基准");
  await said(/基准：.*固定。/);
  await page.getByRole("heading", { name: "材料压缩" }).waitFor();
}, 240_000);

test("体外循环: what a department took in by itself is found and answered for", async () => {
  await part("体外循环");
  await page.getByLabel("部门", { exact: true }).click();
  await page.getByTitle("民政", { exact: true }).click();
  const today = new Date().toISOString().slice(0, 10);
  const span = page.locator(".ant-picker-range input");
  await span.first().fill("2020-01-01");
  await span.last().fill("2099-12-31");
  await span.last().press("Enter");
  const rows = [
    ["案件编号", "事项", "受理日期"],
    ["民2026-1", "高龄津贴", today],
  ];
  await upload("部门办件清单", "民政.xlsx", await writeXlsx({ sheets: [{ name: "清单", rows }] }));
  await said("1 件里，0 件经过窗口，1 件没有。");
  await button("保存这次对照").click();
  await said("已保存，1 件待核实。");
  await page.getByRole("button", { name: /^逐件看民政/ }).click();
  await button("说明情况：民2026-1").click();
  await dialog().getByLabel("说明", { exact: true }).fill("当天补录");
  await press("保存");
  await said("没有这样的案件。");
}, 240_000);

test("nothing was wrong on the page meanwhile", () => {
  expect(wrong).toEqual([]);
});
