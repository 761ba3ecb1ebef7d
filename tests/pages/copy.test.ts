/**
 * A clerk copies papers: from the camera over the desk and from a scanner, to the A4 printer. The page comes from a device
 * host, in a real browser under its real policy; the camera is a file, scanner and printer are simulators on loopback.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { PDFDocument } from "pdf-lib";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { createSimulatedScanner, type SimulatedScanner } from "../../drivers/document-camera/simulator.ts";
import {
  createSimulatedDocumentPrinter,
  type SimulatedDocumentPrinter,
} from "../../drivers/document-printer/simulator.ts";
import { noLog } from "../../drivers/host/settings.ts";
import { type LoopbackServer, startLoopback } from "../../electron/loopback/server.ts";
import { type Client, connect, connectAs, type HallProcess, startHall } from "../hall/hall-process.ts";
import { launchBrowser, watchPage } from "./browser.ts";
import { type BuiltPages, buildPages } from "./built-pages.ts";
import { cameraSwitches, deskWith, writeVideo } from "./desk-camera.ts";

let pages: BuiltPages;
let hall: HallProcess;
let kiosk: Client;
let scanner: SimulatedScanner;
let printer: SimulatedDocumentPrinter;
let host: LoopbackServer;
const folder = mkdtempSync(join(tmpdir(), "desk-camera-"));
const opened: Browser[] = [];

beforeAll(async () => {
  pages = await buildPages();
  hall = await startHall({ pages: pages.folder });
  kiosk = await connect(hall.url, "demo-kiosk-1");
  scanner = await createSimulatedScanner();
  printer = await createSimulatedDocumentPrinter({ sheetMs: 20 });
  const devices = [
    { deviceId: "scanner", kind: "document-camera" as const, model: "文印室", transport: scanner.transport },
    { deviceId: "printer", kind: "document-printer" as const, model: "A4", transport: printer.transport },
  ];
  host = await startLoopback({ hall: hall.url, port: 0, devices }, pages.folder, noLog);
}, 180_000);

afterEach(async () => {
  for (const browser of opened.splice(0)) await browser.close();
});

afterAll(async () => {
  kiosk?.close();
  await host?.stop();
  await Promise.all([scanner?.unplug(), printer?.unplug()]);
  await hall?.end();
  pages?.remove();
  rmSync(folder, { recursive: true, force: true });
});

interface Desk {
  page: Page;
  context: BrowserContext;
  wrong: string[];
}

/** At the counter with somebody there, and the copying dialog open. */
async function atTheDesk(
  what: "page" | "card" | "nothing",
  counter: number,
  { mayUseCamera = true, itemIds }: { mayUseCamera?: boolean; itemIds?: string[] } = {},
): Promise<Desk> {
  const video = join(folder, `${what}.y4m`);
  writeVideo(video, deskWith(what));
  const browser = await launchBrowser(cameraSwitches(video));
  opened.push(browser);
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, locale: "zh-CN" });
  if (mayUseCamera) await context.grantPermissions(["camera"], { origin: host.url });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const wrong = await watchPage(page);
  await page.goto(`${host.url}/counter/`);
  await page.getByLabel("用户名").fill(`clerk-0${counter}`);
  await page.getByLabel("密码").fill("demo-only");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "今天在哪个窗口？" }).waitFor();
  await page.keyboard.type(String(counter));
  await page.keyboard.press("Enter");
  await kiosk.do("ticket:take", itemIds ? { itemIds } : { queueId: "all-round" });
  await page.locator(".desk-key--next").first().waitFor();
  await page.keyboard.press("F1");
  await page.locator(".desk-person__number").waitFor();
  await page.keyboard.press("Alt+p");
  await page.getByRole("dialog").waitFor();
  return { page, context, wrong };
}

const row = (page: Page, number: number) => page.locator(".capture-page").nth(number - 1);
const goodRow = (page: Page, number: number) =>
  page.locator(`.capture-page:nth-child(${number})[data-state="good"]`).waitFor();

/** Presses what has this name, by keyboard alone. */
async function press(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).focus();
  await page.keyboard.press("Enter");
}

test("a page from the camera and a sheet from the scanner become one document, and come out of the printer", async () => {
  const { page, wrong } = await atTheDesk("page", 1);
  await page.getByText("看到了页面").waitFor();
  await press(page, "拍一页");
  await goodRow(page, 1);
  expect(await row(page, 1).locator(".capture-page__state").textContent()).toBe("好了，A4");
  await press(page, "扫描仪：文印室");
  await press(page, "扫玻璃板上的一页");
  await goodRow(page, 2);
  await press(page, "第 2 页: 旋转");
  const isWide = () =>
    row(page, 2)
      .locator("img")
      .evaluate((image: HTMLImageElement) => image.naturalWidth > image.naturalHeight);
  await expect.poll(isWide).toBe(true);
  await goodRow(page, 2);
  await press(page, "打印");
  await page.getByText("打印好了，请到打印机取。").waitFor();
  await expect.poll(() => printer.jobs.length).toBe(1);
  const [job] = printer.jobs;
  const printed = await PDFDocument.load(job?.document ?? new Uint8Array());
  const sizes = printed.getPages().map((one) => [Math.round(one.getWidth()), Math.round(one.getHeight())]);
  // The second was turned on its side.
  expect(sizes).toEqual([
    [595, 842],
    [842, 595],
  ]);
  expect(wrong).toEqual([]);
}, 120_000);

/** Escape, as often as a nervous finger has it: an even number ends where it began. */
async function escapes(page: Page, times: number): Promise<void> {
  for (let at = 0; at < times; at += 1) await page.keyboard.press("Escape");
}

test("photos that are kept nowhere yet outlive Escape and a change of the paper; without them it closes at once", async () => {
  const itemIds = ["resident-medical-enrolment"];
  const { page, wrong } = await atTheDesk("page", 4, { itemIds });
  const question = page.getByRole("dialog", { name: "还没有保存" });
  await page.getByText("看到了页面").waitFor();
  await press(page, "拍一页");
  await goodRow(page, 1);
  await escapes(page, 3);
  await question.waitFor();
  await page.keyboard.press("Escape");
  await question.waitFor({ state: "detached" });
  await goodRow(page, 1);
  await escapes(page, 1);
  await question.getByRole("button", { name: "不要了" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });

  // For the papers of an application, one after the other.
  await page.keyboard.press("F3");
  await page.locator(".intake-row:focus").waitFor();
  await page.keyboard.press("Alt+s");
  const papers = page.getByRole("dialog", { name: "扫描：" });
  await papers.getByRole("button", { name: "用高拍仪拍" }).click();
  await page.getByText("看到了页面").waitFor();
  await press(page, "拍一页");
  await goodRow(page, 1);
  await papers.getByRole("radio").nth(1).click();
  await question.waitFor();
  await escapes(page, 2);
  await question.waitFor();
  await question.getByRole("button", { name: "回去接着做" }).click();
  await goodRow(page, 1);
  await press(page, "就用这些页");
  await papers.locator(".attached-page[data-blob]").waitFor();
  await escapes(page, 1);
  await papers.waitFor({ state: "detached" });
  await page.keyboard.press("Alt+s");
  await papers.locator(".attached-page[data-blob]").waitFor();
  expect(wrong).toEqual([]);
  const clerk = await connectAs(hall.url, "clerk-04");
  await clerk.do("counter:close", {});
  clerk.close();
}, 120_000);

test("both sides of a card come out on one sheet", async () => {
  const { page } = await atTheDesk("card", 2);
  await page.getByText("看到了页面").waitFor();
  for (const number of [1, 2]) {
    await press(page, "拍一页");
    await goodRow(page, number);
    expect(await row(page, number).locator(".capture-page__state").textContent()).toBe("好了，证件大小");
  }
  await press(page, "打印：两面放一张 A4，原大");
  await page.getByText("打印好了，请到打印机取。").waitFor();
  const job = printer.jobs.at(-1);
  expect((await PDFDocument.load(job?.document ?? new Uint8Array())).getPageCount()).toBe(1);
}, 120_000);

test("no page in the picture: refused with the reason, corners set by hand; a camera that is lost comes back", async () => {
  const { page } = await atTheDesk("nothing", 3);
  await page.getByText("没看到页面的边").waitFor();
  await press(page, "拍一页");
  await row(page, 1).getByText("没有找到页面的边。").waitFor();
  await press(page, "第 1 页: 四角");
  const corner = page.getByRole("button", { name: "左上角" });
  const before = await corner.boundingBox();
  await corner.focus();
  for (let step = 0; step < 5; step += 1) await page.keyboard.press("Shift+ArrowRight");
  const after = await corner.boundingBox();
  expect((after?.x ?? 0) - (before?.x ?? 0)).toBeGreaterThan(20);
  const box = await page.getByAltText("拍到的画面").boundingBox();
  await page.getByRole("button", { name: "右下角" }).hover();
  await page.mouse.down();
  await page.mouse.move((box?.x ?? 0) + (box?.width ?? 0) * 0.6, (box?.y ?? 0) + (box?.height ?? 0) * 0.7, {
    steps: 4,
  });
  await page.mouse.up();
  await press(page, "就这四个角");
  // A desk without anything on it is, cut out well, still nothing.
  await row(page, 1).getByText("像是空白页。").waitFor();
  await press(page, "第 1 页: 就要这样");
  await expect.poll(() => row(page, 1).getAttribute("data-state")).not.toBe("working");
  await page.evaluate(() => {
    const stream = document.querySelector("video")?.srcObject;
    for (const track of stream instanceof MediaStream ? stream.getVideoTracks() : []) {
      track.stop();
      // Only an unplugged camera says so by itself.
      track.dispatchEvent(new Event("ended"));
    }
  });
  await page.getByText("高拍仪断开了。").waitFor();
  expect(await page.locator(".capture-page").count()).toBe(1);
  await page.evaluate(() => navigator.mediaDevices.dispatchEvent(new Event("devicechange")));
  await page.getByRole("button", { name: "拍一页" }).waitFor();
  await press(page, "第 1 页: 删除");
  await page.getByText("还没有页。").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
}, 120_000);

test("a camera that is not allowed, a scanner without paper, a printer without paper: each is said", async () => {
  const { page } = await atTheDesk("nothing", 4, { mayUseCamera: false });
  await page.getByText("浏览器没有让这个页面用摄像头。").waitFor();
  await press(page, "扫描仪：文印室");
  await press(page, "扫进纸器里的");
  await page.getByText("进纸器里没有纸。").waitFor();
  scanner.set({ sheets: 2 });
  await press(page, "扫进纸器里的");
  await goodRow(page, 2);
  printer.set({ sheets: 0 });
  await page.getByText("这台电脑没有能用的 A4 打印机").waitFor();
  printer.set({ sheets: 100 });
  await expect
    .poll(() => page.getByRole("button", { name: "打印", exact: true }).getAttribute("aria-disabled"))
    .toBe("false");
}, 120_000);
