/** Terminals with a real hall: one comes, its screen is looked at, the service code is set, and it falls over its own feet. */
import { randomUUID } from "node:crypto";
import type { Browser, Page } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import { maskedPicture } from "../../renderer/manager/fixture-picture.ts";
import { type Client, connect, connectAs, type HallProcess, startHall } from "../hall/hall-process.ts";
import { launchBrowser, watchPage } from "./browser.ts";
import { type BuiltPages, buildPages } from "./built-pages.ts";

let pages: BuiltPages;
let hall: HallProcess;
let manager: Client;
let shell: Client;
let wishes: Awaited<ReturnType<Client["view"]>>;
let browser: Browser;
let page: Page;
let wrong: string[];

const sign = {
  ...{ version: "1.4.0", platform: "linux-arm64", uptimeSeconds: 7_260, memoryMegabytes: 312 },
  windows: [{ role: "kiosk", page: "home", state: "well" }],
  ...{ isCutOff: false, notHandedIn: 0, troubles: [] as string[], happened: [] as object[] },
};
const dialog = () => page.getByRole("dialog");
const press = (name: string) => dialog().getByRole("button", { name, exact: true }).click();
const fill = (label: string, text: string) => dialog().getByLabel(label, { exact: true }).fill(text);
const row = (name: RegExp) => page.getByRole("row", { name });

beforeAll(async () => {
  pages = await buildPages();
  hall = await startHall({ pages: pages.folder });
  manager = await connectAs(hall.url, "manager");
  const { code } = await manager.do("pairing:create", { kind: "kiosk", place: "1" });
  const response = await fetch(`${hall.url}/api/devices/pair`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ code, name: "门口的机器" }),
  });
  const { token } = (await response.json()) as { token: string };
  shell = await connect(hall.url, token);
  wishes = await shell.view("shell");
  browser = await launchBrowser();
  page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  page.setDefaultTimeout(30_000);
  wrong = await watchPage(page);
  await page.goto(`${hall.url}/manager/?tab=shells`);
  await page.getByLabel("用户名").fill("manager");
  await page.getByLabel("密码").fill("demo-only");
  await page.getByLabel("密码").press("Enter");
  await page.getByText("还没有终端报过平安").waitFor();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  shell?.close();
  manager?.close();
  await hall?.end();
  pages?.remove();
});

test("a terminal is on the page with its first sign of life, and says how it is", async () => {
  await shell.do("shell:report", sign);
  await row(/门口的机器.*正常.*取号页.*1\.4\.0.*310 MB.*2 小时 1 分/).waitFor();
  await shell.do("shell:report", { ...sign, notHandedIn: 3, troubles: ["disk-low"] });
  await row(/硬盘快满了.*请维护人员清理硬盘/).waitFor();
  await page.getByRole("navigation").getByRole("button", { name: "现在", exact: true }).click();
  await page.getByText("门口的机器：硬盘快满了").waitFor();
  await page.getByRole("button", { name: /^看终端/ }).click();
  await shell.do("shell:report", sign);
  await row(/门口的机器.*正常/).waitFor();
});

test("its screen is looked at: asked for by a press, shown when it comes, forgotten by nobody's journal", async () => {
  await page.getByRole("button", { name: "门口的机器的详情" }).click();
  await press("看一眼屏幕");
  const { picture } = await wishes.until((wished) => wished.picture !== null);
  await dialog().getByText("正在拍，几秒钟就到").waitFor();
  await shell.do("shell:picture", { requestId: picture.requestId, jpeg: maskedPicture });
  const image = dialog().getByRole("img", { name: /门口的机器的屏幕/ });
  await image.waitFor();
  const size = () => image.evaluate((it: HTMLImageElement) => [it.naturalWidth, it.naturalHeight]);
  await expect.poll(size).toEqual([160, 284]);
  await page.keyboard.press("Escape");
  await dialog().waitFor({ state: "detached" });
  const again = await shell.ask("shell:picture", { requestId: picture.requestId, jpeg: maskedPicture });
  expect(again.error.code).toBe("not-found");
});

test("the service code is typed twice, refused where it is easily guessed, and is with the terminal at once", async () => {
  await page.getByRole("button", { name: "设维护码" }).click();
  await fill("6 到 8 位数字", "123456");
  await fill("再输一次", "123457");
  await press("设为维护码");
  await dialog().getByText("两次不一样").waitFor();
  await fill("再输一次", "123456");
  await press("设为维护码");
  await dialog().getByText("太好猜了").waitFor();
  await fill("6 到 8 位数字", "270914");
  await fill("再输一次", "270914");
  await press("设为维护码");
  await page.getByText("维护码设好了").waitFor();
  const { serviceCode } = await wishes.until((wished) => wished.serviceCode !== null);
  expect(JSON.stringify(serviceCode)).not.toContain("270914");
  expect(await page.content()).not.toContain("270914");
  expect(hall.log()).not.toContain("270914");
});

test("somebody tries codes at it: the manager sees that first of all", async () => {
  const commandId = randomUUID();
  const happened = [{ what: "service-wrong-code", times: 3 }];
  await shell.do("shell:report", { ...sign, commandId, happened });
  await page.getByRole("navigation").getByRole("button", { name: "现在", exact: true }).click();
  await page.getByText("有人在门口的机器上输错了维护码").waitFor();
});

test("nothing was blocked by the content policy, nothing went wrong in the console", () => {
  expect(wrong).toEqual([]);
});
