/** The pad in a real hall: asked when the service is finished, answered with two touches, refused with one. */
import type { Browser, Page } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Client, connect, connectAs, type HallProcess, startHall } from "../hall/hall-process.ts";
import { launchBrowser, watchPage } from "./browser.ts";
import { type BuiltPages, buildPages } from "./built-pages.ts";
import { show } from "./page-states.ts";

let pages: BuiltPages;
let hall: HallProcess;
let browser: Browser;
let pad: Page;
let kiosk: Client;
let clerk: Client;
let manager: Client;
let wrong: string[];

beforeAll(async () => {
  pages = await buildPages();
  hall = await startHall({ pages: pages.folder });
  browser = await launchBrowser();
  kiosk = await connect(hall.url, "demo-kiosk-1");
  clerk = await connectAs(hall.url, "clerk-01");
  manager = await connectAs(hall.url, "manager");
  await clerk.do("counter:open", { counterId: "1" });
  pad = await (
    await browser.newContext({ viewport: { width: 1280, height: 800 }, hasTouch: true })
  ).newPage();
  pad.setDefaultTimeout(30_000);
  wrong = await watchPage(pad);
  await pad.goto(`${hall.url}/pad/#token=demo-pad-1`);
}, 120_000);

afterAll(async () => {
  for (const client of [kiosk, clerk, manager]) client?.close();
  await browser?.close();
  await hall?.end();
  pages?.remove();
});

/** A person is served to the end. */
async function serve(): Promise<{ number: string; token: string }> {
  const { ticket, token } = await kiosk.do("ticket:take", { queueId: "all-round" });
  await clerk.do("counter:callNext");
  await clerk.do("counter:start");
  await clerk.do("counter:finish");
  await pad.getByText("这次办得怎么样？").waitFor();
  return { number: ticket.number, token };
}

const button = (name: string | RegExp) => pad.getByRole("button", { name });
const ratingsOf = async (number: string) => {
  const { ratings } = await manager.do("ratings:list", {});
  return ratings.filter((rating: { number: string }) => rating.number === number);
};

test("at rest it says who serves here", async () => {
  await pad.getByText("为您服务的是").waitFor();
  await pad.getByText("0301").waitFor();
});

test("two touches: a face, then send", async () => {
  const { number } = await serve();
  await button("非常满意").tap();
  await button("提交").tap();
  await pad.getByText("谢谢您的评价").waitFor();
  expect(await ratingsOf(number)).toMatchObject([{ level: 5, tags: [], channel: "pad", counterId: "1" }]);
  await button("好").tap();
  await pad.getByText("为您服务的是").waitFor();
});

test("a trembling finger that touches a face twice chooses no reason with its second touch", async () => {
  await serve();
  for (const face of ["非常满意", "满意", "基本满意", "不满意", "非常不满意"]) {
    const box = await pad.getByRole("button", { name: face, exact: true }).boundingBox();
    if (!box) throw new Error(`no ${face}`);
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await pad.touchscreen.tap(x, y);
    await pad.touchscreen.tap(x, y);
    await button(/^提交/).waitFor();
    expect(await pad.locator(".pad__tag input:checked").count()).toBe(0);
    await button("重选").click();
  }
  await button("不评价").click();
  await button("好").click();
});

test("a bad rating needs a reason, word for word from the hall's list", async () => {
  const { number } = await serve();
  await pad.getByRole("button", { name: "不满意", exact: true }).tap();
  await pad.getByText("请先选一项").waitFor();
  await button(/^提交/).tap({ force: true });
  expect(await pad.getByText("谢谢您的评价").count()).toBe(0);
  await pad.getByText("未在承诺时间内办结").tap();
  await pad.getByText("服务态度生硬").tap();
  await button("提交（已选 2 项）").tap();
  await pad.getByText("谢谢您的评价").waitFor();
  expect(await ratingsOf(number)).toMatchObject([{ level: 2, tags: ["209", "214"] }]);
});

test("refusing is one touch, counts as no rating, and the phone may still rate", async () => {
  const { number, token } = await serve();
  await button("不评价").tap();
  await pad.getByText("好的，这次不评价").waitFor();
  expect(await ratingsOf(number)).toEqual([]);
  const phone = await connect(hall.url);
  await phone.do("rating:submit", { token, level: 4, tags: [] });
  phone.close();
});

test("rated on the phone while the pad asks: the pad says so and does not count twice", async () => {
  const { number, token } = await serve();
  await pad.getByRole("button", { name: "满意", exact: true }).tap();
  const phone = await connect(hall.url);
  await phone.do("rating:submit", { token, level: 3, tags: [] });
  phone.close();
  await pad.getByText("这次评价已经关闭").waitFor();
  expect(await ratingsOf(number)).toMatchObject([{ level: 3, channel: "phone" }]);
});

test("the next call closes the question, and who was choosing is told", async () => {
  await serve();
  await button("基本满意").tap();
  await pad.getByText("服务态度一般").waitFor();
  await kiosk.do("ticket:take", { queueId: "all-round" });
  await clerk.do("counter:callNext");
  await pad.getByText("这次评价已经关闭").waitFor();
});

test("English by one touch", async () => {
  await clerk.do("counter:start");
  await clerk.do("counter:finish");
  await pad.getByText("这次办得怎么样？").waitFor();
  await button("English").tap();
  await pad.getByText("How did it go?").waitFor();
  await button("Very satisfied").tap();
  await pad.getByText("Warm and efficient service").waitFor();
});

test("nothing was blocked by the content policy, nothing went wrong in the console", () => {
  expect(wrong).toEqual([]);
});

test("left alone for a minute it rests, and the question can be taken up again", async () => {
  const page = await (await browser.newContext()).newPage();
  await page.clock.install();
  const state = { address: "pad/reasons", width: 1280, height: 800 };
  const shown = show(page, hall.url, state);
  await page.clock.runFor(2_000);
  await shown;
  await page.getByText("不满意。是哪里没做好？").waitFor();
  // From here on no time passes but what the story lets pass, however long the machine takes for it.
  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 10_000));
  await page.clock.runFor(45_000);
  await page.getByText("服务态度生硬").click();
  await page.clock.runFor(55_000);
  expect(await page.getByText("不满意。是哪里没做好？").count()).toBe(1);
  await page.clock.runFor(6_000);
  await page.getByRole("button", { name: "评价刚才办的 A012" }).click();
  await page.getByText("这次办得怎么样？").waitFor();
});
