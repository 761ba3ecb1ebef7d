/**
 * Pages in a real browser while their hall hangs, and while it is dead: after five seconds without a word each says that it
 * is cut off and promises nothing; when the hall is back each is right again, by itself and without being loaded anew.
 */
import type { Browser, Page } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type Client,
  connect,
  connectAs,
  type HallProcess,
  signIn,
  startHall,
} from "../hall/hall-process.ts";
import { launchBrowser } from "../pages/browser.ts";
import { type BuiltPages, buildPages } from "../pages/built-pages.ts";
import { isFull } from "./extent.ts";

const cutOff = "连接断了";

let built: BuiltPages;
let hall: HallProcess;
let browser: Browser;
let kiosk: Client;
let clerk: Client;
const pages = new Map<string, Page>();

async function open(name: string, address: string, width: number, height: number): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width, height } })).newPage();
  page.setDefaultTimeout(40_000);
  await page.goto(`${hall.url}${address}`);
  // Gone when the page is loaded anew.
  await page.evaluate(() => Object.assign(window, { wasNotLoadedAnew: true }));
  pages.set(name, page);
  return page;
}

async function openForStaff(name: string, user: string): Promise<Page> {
  const page = await open(name, `/${name}/`, 1920, 1080);
  await page.locator("input[name=user]").fill(user);
  await page.locator("input[name=password]").fill("demo-only");
  await page.keyboard.press("Enter");
  return page;
}

async function comeToWork(): Promise<void> {
  kiosk?.close();
  clerk?.close();
  kiosk = await connect(hall.url, "demo-kiosk-1");
  clerk = await connect(hall.url, await signIn(hall.url, "clerk-02"));
}

/** Takes a number and calls it at counter 2. */
async function call(): Promise<string> {
  const { ticket } = await kiosk.do("ticket:take", { queueId: "all-round" });
  for (;;) {
    const called = await clerk.do("counter:callNext");
    if (called.ticket.id === ticket.id) return ticket.number;
    await clerk.do("counter:start");
    await clerk.do("counter:finish");
  }
}

const isShown = (number: string) =>
  pages.get("screen")?.locator(".screen__call--newest").getByText(number).waitFor();

async function allSay(isCutOff: boolean): Promise<void> {
  for (const [name, page] of pages) {
    await expect
      .poll(
        () =>
          page
            .getByText(cutOff)
            .count()
            .then((count) => count > 0),
        { timeout: 40_000, message: name },
      )
      .toBe(isCutOff);
  }
}

beforeAll(async () => {
  built = await buildPages();
  hall = await startHall({ pages: built.folder });
  browser = await launchBrowser();
  await comeToWork();
  await clerk.do("counter:open", { counterId: "2" });
  await open("screen", "/screen/#token=demo-screen-1", 1920, 1080);
  await open("kiosk", "/kiosk/#token=demo-kiosk-1", 1080, 1920);
  const counter = await openForStaff("counter", "clerk-01");
  await counter.getByRole("heading", { name: "今天在哪个窗口？" }).waitFor();
  const elsewhere = await connectAs(hall.url, "clerk-01");
  await elsewhere.do("counter:open", { counterId: "1" });
  elsewhere.close();
  if (isFull) {
    await open("sign", "/sign/#token=demo-sign-2", 1920, 360);
    // One that asks nobody now: a rating that somebody has begun stays, and is sent when the hall is back.
    await open("pad", "/pad/#token=demo-pad-3", 1280, 800);
    await openForStaff("manager", "manager");
    const { token } = await kiosk.do("ticket:take", { queueId: "errands" });
    await open("phone", `/phone/#token=${token}`, 390, 844);
  }
  await isShown(await call());
  await clerk.do("counter:start");
  await clerk.do("counter:finish");
}, 120_000);

afterAll(async () => {
  hall?.thaw();
  kiosk?.close();
  clerk?.close();
  await browser?.close();
  await hall?.end();
  built?.remove();
});

test("a hall that hangs: its sockets are still there, and no page is taken in by that", async () => {
  await allSay(false);
  hall.freeze();
  await allSay(true);
  hall.thaw();
  await allSay(false);
  await isShown(await call());
  await clerk.do("counter:start");
  await clerk.do("counter:finish");
}, 120_000);

test("a hall that is dead, and comes back on the same folder", async () => {
  await hall.kill("SIGKILL");
  await allSay(true);
  hall = await hall.restart();
  await allSay(false);
  await comeToWork();
  await isShown(await call());
}, 120_000);

test("no page was loaded anew for it", async () => {
  for (const page of pages.values())
    expect(await page.evaluate(() => "wasNotLoadedAnew" in window)).toBe(true);
});
