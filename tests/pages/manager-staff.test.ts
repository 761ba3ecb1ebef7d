/** The manager adds somebody with a real hall, who can then sign in; and ends that again. */
import type { Browser, Page } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type HallProcess, startHall } from "../hall/hall-process.ts";
import { launchBrowser, watchPage } from "./browser.ts";
import { type BuiltPages, buildPages } from "./built-pages.ts";

const first = "first long password";
const second = "second long password";

let pages: BuiltPages;
let hall: HallProcess;
let browser: Browser;
let page: Page;
let wrong: string[];

const button = (name: string | RegExp) => page.getByRole("button", { name });
const dialog = () => page.getByRole("dialog");
const press = (name: string) => dialog().getByRole("button", { name, exact: true }).click();
const fill = (label: string, text: string) => dialog().getByLabel(label, { exact: true }).fill(text);
const row = (name: string | RegExp) => page.getByRole("row", { name });

const signIn = (user: string, password: string) =>
  fetch(`${hall.url}/api/sessions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ user, password }),
  });

async function focusedField(): Promise<string | null> {
  return page.evaluate(() => document.activeElement?.getAttribute("name") ?? null);
}

beforeAll(async () => {
  pages = await buildPages();
  hall = await startHall({ pages: pages.folder });
  browser = await launchBrowser();
  page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  page.setDefaultTimeout(30_000);
  wrong = await watchPage(page);
  await page.goto(`${hall.url}/manager/`);
  await page.getByLabel("用户名").fill("manager");
  await page.getByLabel("密码").fill("demo-only");
  await page.getByLabel("密码").press("Enter");
  await page.getByRole("navigation").getByRole("button", { name: "人员", exact: true }).click();
  await row(/clerk-01.*窗口人员.*在岗/).waitFor();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await hall?.end();
  pages?.remove();
});

test("what is wrong in the form is said at its field, by the page and by the hall", async () => {
  await button("添加人员").click();
  await press("添加");
  await expect.poll(() => dialog().getByText("还没有填。").count()).toBe(5);
  await expect.poll(() => focusedField()).toBe("user");
  await fill("用户名", "clerk-01");
  await fill("工号", "4711");
  await fill("姓名", "司徒甲");
  await fill("密码", first);
  await fill("再填一次密码", "something else");
  await press("添加");
  await dialog().getByText("两次填的密码不一样").waitFor();
  await fill("再填一次密码", first);
  await press("添加");
  await dialog().getByText("已经有人用了").waitFor();
  await expect.poll(() => focusedField()).toBe("user");
  await fill("用户名", "Situ Jia");
  await press("添加");
  await dialog().getByText("不合要求。要求：登录时填的名字").waitFor();
  await expect.poll(() => focusedField()).toBe("user");
  await fill("用户名", "situ.jia");
  await fill("密码", "short");
  await fill("再填一次密码", "short");
  await press("添加");
  await dialog().getByText("不合要求。要求：至少 10 位").waitFor();
  await expect.poll(() => focusedField()).toBe("password");
  expect((await signIn("situ.jia", "short")).status).toBe(401);
});

test("somebody who is added can sign in, as what the manager said", async () => {
  await fill("密码", first);
  await fill("再填一次密码", first);
  await dialog().getByLabel("导办", { exact: true }).check();
  // The hall is slow: the dialog stays until it has answered, so that it closes no other one.
  hall.freeze();
  await dialog().getByLabel("再填一次密码", { exact: true }).press("Enter");
  await dialog().getByText("正在提交，请稍候…").waitFor();
  await page.keyboard.press("Escape");
  expect(await dialog().count()).toBe(1);
  hall.thaw();
  await dialog().waitFor({ state: "detached" });
  await page.getByText("司徒甲 加好了").waitFor();
  await page.getByPlaceholder("查姓名、工号或用户名").fill("4711");
  await row(/司徒甲.*situ\.jia.*4711.*导办.*在岗/).waitFor();
  await expect.poll(() => page.locator("tbody tr[data-row-key]").count()).toBe(1);
  const answer = await signIn("situ.jia", first);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ role: "guide", staffNumber: "4711", name: "司徒甲" });
});

test("after a new password the old one is of no use", async () => {
  await button("改密码：司徒甲").click();
  await fill("密码", second);
  await fill("再填一次密码", second);
  await press("改密码");
  await page.getByText("司徒甲 的密码改好了。").waitFor();
  expect((await signIn("situ.jia", first)).status).toBe(401);
  expect((await signIn("situ.jia", second)).status).toBe(200);
});

test("somebody who is deactivated cannot sign in, and stays in the list as one who left", async () => {
  await button("停用：司徒甲").click();
  await dialog().getByText("办过的业务和得到的评价都保留").waitFor();
  await press("停用");
  await row(/司徒甲.*situ\.jia.*已停用/).waitFor();
  expect((await signIn("situ.jia", second)).status).toBe(401);
  await expect.poll(() => button(/司徒甲/).count()).toBe(0);
});

test("nobody deactivates themselves", async () => {
  await page.getByPlaceholder("查姓名、工号或用户名").fill("manager");
  await row(/大厅管理.*在岗.*您自己/).waitFor();
  expect(await button(/^停用/).count()).toBe(0);
});

test("no password is on the page, in its storage or in the hall's log, and nothing went wrong", async () => {
  const kept = await page.evaluate(
    () => document.documentElement.outerHTML + JSON.stringify([{ ...sessionStorage }, { ...localStorage }]),
  );
  for (const password of [first, second]) {
    expect(kept).not.toContain(password);
    expect(hall.log()).not.toContain(password);
  }
  expect(hall.log()).not.toContain("司徒甲");
  expect(wrong).toEqual([]);
});
