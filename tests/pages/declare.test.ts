/** The public computer: found by keyboard alone, read, printed; and nothing of it is there for the next person. */
import type { Browser, Page } from "@playwright/test";
import { PDFDocument } from "pdf-lib";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  createSimulatedDocumentPrinter,
  type SimulatedDocumentPrinter,
} from "../../drivers/document-printer/simulator.ts";
import { noLog } from "../../drivers/host/settings.ts";
import { type LoopbackServer, startLoopback } from "../../electron/loopback/server.ts";
import { declareWords } from "../../renderer/words/declare.ts";
import { connectAs, type HallProcess, startHall } from "../hall/hall-process.ts";
import { launchBrowser, watchPage } from "./browser.ts";
import { type BuiltPages, buildPages } from "./built-pages.ts";
import { faultsOf, show, statesOf } from "./page-states.ts";

const say = declareWords.zh;

let pages: BuiltPages;
let hall: HallProcess;
let printer: SimulatedDocumentPrinter;
let host: LoopbackServer;
let browser: Browser;
let page: Page;
let wrong: string[];

beforeAll(async () => {
  pages = await buildPages();
  hall = await startHall({ pages: pages.folder });
  printer = await createSimulatedDocumentPrinter({ sheetMs: 20 });
  const devices = [
    { deviceId: "a4", kind: "document-printer" as const, model: "A4", transport: printer.transport },
  ];
  host = await startLoopback({ hall: hall.url, port: 0, devices }, pages.folder, noLog);
  browser = await launchBrowser();
  page = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage();
  page.setDefaultTimeout(30_000);
  wrong = await watchPage(page);
  await page.clock.install();
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await host?.stop();
  await printer?.unplug();
  await hall?.end();
  pages?.remove();
});

const shows = (text: string) => page.getByText(text).first().waitFor();
const field = () => page.getByRole("searchbox", { name: say.search });

test("it is paired like any computer at a counter", async () => {
  const manager = await connectAs(hall.url, "manager");
  const { code } = await manager.do("pairing:create", { kind: "host" });
  manager.close();
  await page.goto(`${host.url}/declare/`);
  await page.getByLabel("配对码").fill(code);
  await page.getByLabel("这台设备叫什么").fill("自主申报电脑 1");
  await page.keyboard.press("Enter");
  await shows(say.title);
  await shows("综合窗口现在等候 0 人");
});

test("the keyboard alone finds an item, reads its guide and prints it", async () => {
  await expect.poll(() => field().evaluate((input) => input === document.activeElement)).toBe(true);
  await page.keyboard.type("csdj");
  await page.getByRole("button", { name: "出生登记" }).focus();
  await page.keyboard.press("Enter");
  await shows("姓名一栏要填好，改过的不行。");
  await shows("新生儿随父亲或母亲落户，父母一方是本地户籍。");
  await shows("马上办・一次办");
  await shows("https://zwfw.shili.example");
  await page.getByRole("button", { name: "看样表：申请表" }).focus();
  await page.keyboard.press("Enter");
  await shows("https://zwfw.shili.example/samples/birth-registration");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.getByRole("button", { name: say.print }).focus();
  await page.keyboard.press("Enter");
  await shows(say.printed);
  expect(printer.jobs).toHaveLength(1);
  const pdf = await PDFDocument.load(printer.jobs[0]?.document ?? new Uint8Array());
  expect(pdf.getPageCount()).toBe(1);
  expect(printer.jobs[0]?.document?.length).toBeGreaterThan(40_000);
});

test("a printer that is away is not offered, and is found again when it is back", async () => {
  await page.keyboard.press("Escape");
  await field().waitFor();
  await printer.unplug();
  await page.getByRole("button", { name: "出生登记" }).click();
  await shows("出生医学证明");
  await page.getByRole("button", { name: say.print }).waitFor({ state: "detached" });
  await printer.plugIn();
  await page.getByRole("button", { name: say.print }).waitFor();
}, 120_000);

test("a minute without hand or key: it asks, then nothing of the person is left", async () => {
  await page.getByRole("button", { name: "English" }).click();
  await shows(declareWords.en.howTo);
  await page.clock.fastForward(61_000);
  await shows(declareWords.en.askTitle);
  await page.getByRole("button", { name: declareWords.en.stillHere }).click();
  await shows(declareWords.en.howTo);
  await page.clock.fastForward(61_000);
  await shows(declareWords.en.askTitle);
  await page.clock.fastForward(16_000);
  await shows(say.title);
  await expect.poll(() => field().inputValue()).toBe("");
  const kept = await page.evaluate(() =>
    JSON.stringify([
      document.documentElement.outerHTML,
      window.location.href,
      { ...window.localStorage },
      { ...window.sessionStorage },
      window.history.length,
    ]),
  );
  for (const trace of ["csdj", "出生登记", "birth-registration"]) expect(kept).not.toContain(trace);
});

test("the hall is killed: guides can be read all the same", async () => {
  await hall.kill("SIGKILL");
  await shows(say.away);
  await page.getByRole("button", { name: say.byDepartment }).click();
  await page.getByRole("button", { name: "公安" }).click();
  await page.getByRole("button", { name: "出生登记" }).click();
  await shows("出生医学证明");
});

test("no state has an accessibility fault, small text, a small target or anything cut off", async () => {
  hall = await hall.restart();
  const gallery = await (await browser.newContext()).newPage();
  const faults: string[] = [];
  const states = await statesOf(gallery, hall.url, "declare");
  expect(states.length).toBeGreaterThanOrEqual(12);
  for (const state of states) {
    await show(gallery, hall.url, state);
    faults.push(...(await faultsOf(gallery, state, { leastTextPx: 22, isFixed: true, leastTargetPx: 60 })));
  }
  expect(faults).toEqual([]);
}, 180_000);

test("nothing went wrong in the page", () => {
  expect(wrong.filter((line) => !/ERR_CONNECTION_REFUSED|WebSocket|404/.test(line))).toEqual([]);
});
