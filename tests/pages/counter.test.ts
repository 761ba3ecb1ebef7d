/** A clerk's day by keyboard alone, with a real hall: what is pressed has its effect there, and nothing happens twice. */
import type { Browser, Page } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Client, connect, connectAs, type HallProcess, startHall } from "../hall/hall-process.ts";
import { launchBrowser, watchPage } from "./browser.ts";
import { type BuiltPages, buildPages } from "./built-pages.ts";

let pages: BuiltPages;
let hall: HallProcess;
let browser: Browser;
let page: Page;
let kiosk: Client;
let manager: Client;
let wrong: string[];

/** Born 2099: belongs to nobody. */
const holder = { name: "欧阳甲", idNumber: "999901209901010012", phone: "19900001111" };

const key = (cap: string) => page.locator(`.desk-key[aria-keyshortcuts="${cap}"]`);
const green = (cap: string) => page.locator(`.desk-key--next[aria-keyshortcuts="${cap}"]`).waitFor();
const press = (keys: string) => page.keyboard.press(keys);
const dialog = () => page.getByRole("dialog");
const number = async () => (await page.locator(".desk-person__number").textContent()) ?? "";
const says = (text: string | RegExp) => page.getByText(text).first().waitFor();
const stateIs = (text: string | RegExp) => page.locator(".desk-state__what", { hasText: text }).waitFor();

async function take(input: object = {}): Promise<{ id: string; number: string }> {
  return (await kiosk.do("ticket:take", { queueId: "all-round", ...input })).ticket;
}

async function ticketOf(taken: { number: string }) {
  return (await manager.do("tickets:list", { number: taken.number })).tickets[0];
}

async function signIn(at: Page, user: string): Promise<void> {
  await at.goto(`${hall.url}/counter/`);
  await at.getByLabel("用户名").fill(user);
  await at.getByLabel("密码").fill("demo-only");
  await at.keyboard.press("Enter");
  await at.getByRole("heading", { name: "今天在哪个窗口？" }).waitFor();
}

beforeAll(async () => {
  pages = await buildPages();
  hall = await startHall({ pages: pages.folder });
  browser = await launchBrowser();
  page = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage();
  page.setDefaultTimeout(30_000);
  wrong = await watchPage(page);
  kiosk = await connect(hall.url, "demo-kiosk-1");
  manager = await connectAs(hall.url, "manager");
}, 120_000);

afterAll(async () => {
  kiosk?.close();
  manager?.close();
  await browser?.close();
  await hall?.end();
  pages?.remove();
});

test("a reviewer who signs in here is told which page is theirs, and can leave", async () => {
  const at = await (await browser.newContext()).newPage();
  await at.goto(`${hall.url}/counter/`);
  await at.getByLabel("用户名").fill("reviewer-01");
  await at.getByLabel("密码").fill("demo-only");
  await at.keyboard.press("Enter");
  await at.getByRole("heading", { name: "这一页不是您的岗位用的" }).waitFor();
  expect(await at.getByRole("link", { name: "后台审批" }).getAttribute("href")).toBe("/office/");
  await at.reload();
  await at.getByRole("button", { name: "退出登录" }).click();
  await at.getByLabel("用户名").waitFor();
  await at.context().close();
});

test("the clerk signs in and opens a counter by its number; a taken one says whose it is", async () => {
  const colleague = await connectAs(hall.url, "clerk-02");
  await colleague.do("counter:open", { counterId: "1" });
  await signIn(page, "clerk-01");
  await page.keyboard.type("1");
  await press("Enter");
  await says(/这个窗口已由工号 \d+ 打开/);
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe("INPUT");
  await page.keyboard.type("99");
  await press("Enter");
  await says("没有这个窗口");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("3");
  await press("Enter");
  await stateIs("空闲");
  await expect.poll(() => key("F1").getAttribute("aria-disabled")).toBe("true");
  await key("F1").getByText("没有人在等").waitFor();
  colleague.close();
});

test("five impatient presses and a key held down call one person", async () => {
  const first = await take({ itemIds: ["social-security-card-activation"], holder });
  const second = await take({ class: "soldier" });
  await green("F1");
  await Promise.all(Array.from({ length: 5 }, () => press("F1")));
  await page.keyboard.down("F1");
  await page.keyboard.down("F1");
  await page.keyboard.down("F1");
  await page.keyboard.up("F1");
  await green("F3");
  // The second came later but has a head start of 30 minutes, and says so.
  await expect.poll(() => number()).toBe(second.number);
  await says(/优先加 30 分钟，排在最前/);
  await says(/取号时自称.*请看一看证件/);
  expect((await ticketOf(second)).state).toBe("called");
  expect((await ticketOf(first)).state).toBe("waiting");
  expect(await page.getByRole("alert").count()).toBe(0);
});

test("F2 calls again, F3 starts, F4 finishes; green walks along", async () => {
  await press("F2");
  await key("F2").getByText("已叫 2 次").waitFor();
  await key("F5").getByText("叫满 3 次再过").waitFor();
  await press("F4");
  await press("F3");
  await green("F4");
  await stateIs("正在办理");
  await press("F3");
  await press("F4");
  await green("F1");
  await says("今天叫 1 人");
  await says("办结 1 人");
});

test("the page shows who it is, masked, and what to ask for", async () => {
  await press("F1");
  await green("F3");
  await says("欧*");
  await says("身份证 999***********0012");
  await page.getByRole("heading", { name: "社会保障卡启用" }).waitFor();
  await says("3 样必要，1 样看情况");
  expect(await page.locator("body").textContent()).not.toContain(holder.idNumber);
});

test("the whole number is shown for a reason, in the dialog alone, and gone with it", async () => {
  await press("Alt+i");
  await dialog().waitFor();
  await press("1");
  await dialog().getByText(holder.idNumber).waitFor();
  await dialog()
    .getByText(/\d+ 秒后自动清除/)
    .waitFor();
  await press("F4");
  await press("Escape");
  await dialog().waitFor({ state: "detached" });
  expect(await page.content()).not.toContain(holder.idNumber);
});

test("a second thing is added to the number, found by its initials", async () => {
  await press("Alt+n");
  await page.keyboard.type("shbzkq");
  await dialog().getByText("已经在这个号上").waitFor();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("fqtk");
  await dialog()
    .getByRole("option", { name: /夫妻投靠户口迁移/ })
    .waitFor();
  await press("Enter");
  await page.getByRole("tab", { name: "夫妻投靠户口迁移" }).waitFor();
  expect((await manager.do("tickets:list", { state: "called" })).tickets[0].itemIds).toEqual([
    "social-security-card-activation",
    "spouse-household-move",
  ]);
});

test("Esc asks nothing of the hall; F6 puts on hold and Alt 9 calls back", async () => {
  const held = await number();
  await press("F6");
  await dialog().waitFor();
  await press("Escape");
  await green("F3");
  await press("F6");
  await dialog().waitFor();
  await press("2");
  await stateIs("空闲");
  await says(`${held} 挂起了，位置保留。`);
  await page.locator(".desk-aside").getByText("挂起：去复印").waitFor();
  expect((await ticketOf({ number: held })).state).toBe("held");
  await press("Alt+9");
  await dialog().waitFor();
  await press("1");
  await green("F3");
  await expect.poll(() => number()).toBe(held);
  await says("先前挂起，现在叫回来接着办");
});

test("F7 sends the person on, to an open counter found by typing", async () => {
  const sent = await number();
  await press("F3");
  await green("F4");
  await press("F7");
  await dialog().getByText("开着，工号").waitFor();
  await page.keyboard.type("1号");
  await press("Enter");
  await dialog().getByText(`${sent} 转到1号窗口，为什么？`).waitFor();
  await press("3");
  await stateIs("空闲");
  expect(await ticketOf({ number: sent })).toMatchObject({ state: "waiting" });
  await says(`${sent} 转走了`);
  // It waits for the other counter alone.
  await key("F1").getByText("没有人在等").waitFor();
});

test("F5 skips for a reason in the clerk's own words; who comes back waits again", async () => {
  const absent = await take();
  await green("F1");
  await press("F1");
  await green("F3");
  await press("F5");
  await dialog().waitFor();
  await page.getByLabel("别的原因，写在这里").focus();
  await page.keyboard.type("去接孩子");
  await press("Enter");
  await says(`${absent.number} 已过号。`);
  expect((await ticketOf(absent)).state).toBe("skipped");
  await press("Alt+9");
  await dialog().getByText("恢复排队").first().waitFor();
  await press("1");
  await says(`${absent.number} 恢复排队了。`);
  await green("F1");
});

test("a number is called out of its order, for a reason", async () => {
  const later = await take();
  await page.locator(".desk-waiting", { hasText: later.number }).waitFor();
  await press("Alt+c");
  await page.keyboard.type(later.number.toLowerCase());
  await press("ArrowDown");
  await press("Enter");
  await dialog().getByText(`先叫 ${later.number}，为什么？`).waitFor();
  await press("1");
  await green("F3");
  await expect.poll(() => number()).toBe(later.number);
  await says("您选定叫的，理由已经记下");
  await press("F3");
  await green("F4");
  await press("F4");
  await green("F1");
});

test("F8 pauses for a reason and comes back; a paused counter calls nobody", async () => {
  await press("F8");
  await dialog().waitFor();
  await press("1");
  await stateIs("窗口暂停：短暂休息");
  await green("F8");
  await press("F1");
  await key("F1").getByText("先恢复窗口").waitFor();
  expect((await manager.do("tickets:list", { state: "called" })).tickets).toEqual([]);
  await press("F8");
  await green("F1");
});

test("bare letters and digits do nothing, Alt with a digit changes no tab, F5 does not reload", async () => {
  await page.evaluate(() => document.body.setAttribute("data-same", "yes"));
  for (const bare of ["a", "1", "9", "n", "Enter", "Space"]) await press(bare);
  await press("Alt+1");
  await press("F5");
  expect(await dialog().count()).toBe(0);
  expect(await page.evaluate(() => document.body.getAttribute("data-same"))).toBe("yes");
  await press("F9");
  await dialog().getByRole("heading", { name: "全部按键" }).waitFor();
  await press("Escape");
});

test("a reload, and a second window, find the counter that this person has open", async () => {
  await page.reload();
  await green("F1");
  await expect.poll(() => page.title()).toBe("3号窗口");
  const second = await (await browser.newContext()).newPage();
  await signInElsewhere(second);
  await second.locator(".desk-state__what", { hasText: "空闲" }).waitFor();
  await second.close();
});

async function signInElsewhere(second: Page): Promise<void> {
  await second.goto(`${hall.url}/counter/`);
  await second.getByLabel("用户名").fill("clerk-01");
  await second.getByLabel("密码").fill("demo-only");
  await second.keyboard.press("Enter");
}

test("what the hall refuses stands in a notice that does not take the focus", async () => {
  await take();
  await green("F1");
  await press("F1");
  await green("F3");
  const here = await number();
  await key("F7").focus();
  await press("F7");
  await dialog().getByText("开着，工号").waitFor();
  // The colleague goes home while the dialog is open.
  const colleague = await connectAs(hall.url, "clerk-02");
  await colleague.do("counter:close");
  colleague.close();
  await page.keyboard.type("1号");
  await press("Enter");
  await dialog().getByText("转到1号窗口，为什么？").waitFor();
  await press("1");
  await page.getByRole("alert").getByText("那个窗口已经关了，请换一个去处。").waitFor();
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute("aria-keyshortcuts")))
    .toBe("F7");
  await press("F3");
  await green("F4");
  await page.getByRole("alert").waitFor({ state: "detached" });
  await press("F4");
  await stateIs("空闲");
  expect((await ticketOf({ number: here })).state).toBe("finished");
});

test("the page speaks English at one press", async () => {
  await page.getByRole("button", { name: "English" }).press("Enter");
  await key("F1").getByText("Call next").waitFor();
  await page.getByRole("button", { name: "中文" }).press("Enter");
  await key("F1").getByText("叫下一位").waitFor();
});

test("a hall that is away is named with its minute, and no key promises anything until it is back", async () => {
  await hall.kill("SIGKILL");
  await says(/连接断了，下面是 \d+:\d\d 的内容/);
  await expect.poll(() => page.locator('.desk-key[aria-disabled="true"]').count()).toBe(8);
  await press("F1");
  hall = await hall.restart();
  await green("F1");
  await expect.poll(() => page.getByText("连接断了").count()).toBe(0);
  manager.close();
  manager = await connectAs(hall.url, "manager");
  expect((await manager.do("tickets:list", { state: "called" })).tickets).toEqual([]);
}, 40_000);

test("a counter that the manager closed says so and offers the choice", async () => {
  await manager.do("counter:close", { counterId: "3" });
  await says("3号窗口已关闭");
  await press("Enter");
  await green("F1");
});

test("closing says what becomes of the person at the counter, and signing out ends it", async () => {
  await press("F1");
  await green("F3");
  const here = await number();
  await press("Alt+q");
  await dialog().getByText(`${here} 还在窗口：关闭后会回到队列，保留原来的位置。`).waitFor();
  await press("2");
  await page.getByRole("heading", { name: "请登录" }).waitFor();
  expect((await ticketOf({ number: here })).state).toBe("waiting");
  const { counters } = await (await connectAs(hall.url, "clerk-02")).do("counters:list");
  expect(counters.find((one: { id: string }) => one.id === "3")).toMatchObject({ state: "closed" });
});

test("nothing was blocked by the content policy, nothing threw", () => {
  expect(wrong.filter((line) => !line.includes("ERR_CONNECTION_REFUSED"))).toEqual([]);
});
