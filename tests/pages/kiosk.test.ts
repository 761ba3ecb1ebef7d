/** The kiosk on a real hall and simulated devices: the unhappy stories that a person can meet at it. */
import type { Browser, Page } from "@playwright/test";
import { afterAll, afterEach, beforeAll, beforeEach, expect, onTestFinished, test } from "vitest";
import { noLog } from "../../drivers/host/settings.ts";
import { sampleCards } from "../../drivers/simulators/sample-cards.ts";
import { type LoopbackServer, startLoopback } from "../../electron/loopback/server.ts";
import { dockWords } from "../../renderer/words/dock.ts";
import { kioskWords } from "../../renderer/words/kiosk.ts";
import { paperWords } from "../../renderer/words/kiosk-paper.ts";
import { connectAs, type HallProcess, startHall } from "../hall/hall-process.ts";
import { SimulatedDevices } from "../hall/simulated-devices.ts";
import { launchBrowser } from "./browser.ts";
import { type BuiltPages, buildPages } from "./built-pages.ts";
import { pressKeys, scan } from "./scanner-keys.ts";

const say = kioskWords.zh;
const reader = "kiosk-1-reader";
const printer = "kiosk-1-printer";
const scanner = "kiosk-1-scanner";

let pages: BuiltPages;
let hall: HallProcess;
let simulated: SimulatedDevices;
let loopback: LoopbackServer;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  pages = await buildPages();
  hall = await startHall({ pages: pages.folder });
  simulated = await SimulatedDevices.open([
    { deviceId: reader, kind: "id-card-reader" },
    { deviceId: printer, kind: "ticket-printer" },
    { deviceId: scanner, kind: "code-scanner" },
  ]);
  const config = {
    hall: hall.url,
    hallToken: "demo-kiosk-1",
    port: 0,
    devices: simulated.devices,
    dockUrl: simulated.url,
  };
  loopback = await startLoopback(config, pages.folder, noLog);
  browser = await launchBrowser();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await loopback?.stop();
  await simulated?.stop();
  await hall?.end();
  pages?.remove();
}, 60_000);

beforeEach(async () => {
  page = await (await browser.newContext({ viewport: { width: 1080, height: 1920 } })).newPage();
});

afterEach(async () => {
  await simulated.act(reader, "take-card");
  await page.context().close();
});

const printed = () => simulated.printed(printer);
const open = async () => {
  await page.goto(`${loopback.url}/kiosk/`);
  await shows(say.homeTitle);
};
const shows = (text: string) => page.getByText(text).first().waitFor();
const press = (name: string) => page.getByRole("button", { name }).last().click();
const number = async () => (await page.locator(".number").textContent())?.trim() ?? "";

async function takeAnything(): Promise<void> {
  await press(say.anything);
  await press(say.confirm);
}

test("a person who has a number gets no second one, but a copy that says so", async () => {
  const card = sampleCards.find(({ cardId }) => cardId === "resident")?.card;
  let isTaken = false;
  page.on("websocket", (socket) =>
    socket.on("framereceived", ({ payload }) => {
      if (String(payload).includes('"card-taken"')) isTaken = true;
    }),
  );
  await open();
  await simulated.act(reader, "put-card", { card: "resident" });
  await takeAnything();
  await shows(say.takeTicket);
  const taken = await number();
  await press(say.done);
  await simulated.act(reader, "take-card");
  await shows(say.homeTitle);
  // Nobody takes a card away and lays it again within the reader's rhythm of looking.
  await expect.poll(() => isTaken).toBe(true);

  await simulated.act(reader, "put-card", { card: "resident" });
  await takeAnything();
  await shows(say.alreadyTitle);
  expect(await number()).toBe(taken);
  const before = (await printed()).length;
  await press(say.reprint);
  await shows(say.takeTicket);
  const papers = await printed();
  expect(papers).toHaveLength(before + 1);
  expect(papers.at(-1)?.lines).toContain(paperWords.zh.reprint);
  expect(papers.at(-1)?.lines.at(-1)).toContain(taken);

  const kept = await page.evaluate(() =>
    JSON.stringify([
      document.documentElement.outerHTML,
      window.location.href,
      { ...window.localStorage },
      { ...window.sessionStorage },
    ]),
  );
  for (const secret of [card?.name, card?.idNumber]) {
    expect(secret).toBeTruthy();
    expect(kept).not.toContain(secret);
    expect(papers.flatMap(({ lines }) => lines).join("\n")).not.toContain(secret);
  }
}, 90_000);

test("the code on the paper, held to a scanner of either sort, says whether it is its turn", async () => {
  await open();
  await press(say.takeMore);
  await takeAnything();
  await shows(say.takeTicket);
  const taken = await number();
  const code = (await printed()).at(-1)?.qrCodes[0] ?? "";
  expect(code).toContain("#token=");
  await press(say.done);
  await shows(say.homeTitle);

  await simulated.act(scanner, "scan", { text: code });
  await expect.poll(number).toBe(taken);
  await press(say.done);
  await shows(say.homeTitle);

  await pressKeys(await page.context().newCDPSession(page), scan(code));
  await expect.poll(number).toBe(taken);
  await press(say.done);
  await shows(say.homeTitle);

  await simulated.act(scanner, "scan", { text: "https://pay.example/12345678" });
  await shows(say.myTurnNotATicket);
}, 90_000);

test("a card that is not read says what to do; the dock on the page lays a good one", async () => {
  await open();
  await simulated.act(reader, "bad-card");
  await shows(say.unreadable);
  await simulated.act(reader, "take-card");
  await press(dockWords.zh.open);
  await page.getByRole("button", { name: dockWords.zh["put-card"], exact: true }).click();
  await shows(say.chooseTitle);
  await shows(say.keepCard);
}, 60_000);

test("paper that ends in the middle: the number stays valid, and prints again only when asked", async () => {
  await open();
  await simulated.act(printer, "paper-out", { afterMm: 20 });
  await press(say.takeMore);
  await takeAnything();
  await shows(say.paperOut);
  const taken = await number();
  const before = (await printed()).length;
  const manager = await connectAs(hall.url, "manager");
  onTestFinished(() => manager.close());
  const view = await manager.view("hall");
  const isOut = ({ problems }: { problems: { params: { status?: string } }[] }) =>
    problems.some(({ params }) => params.status === "paper-out");
  await view.until(isOut);
  await simulated.act(printer, "paper-in");
  await view.until((value) => !isOut(value));
  expect(await printed()).toHaveLength(before);
  await press(say.tryPrint);
  await shows(say.takeTicket);
  const last = (await printed()).at(-1);
  expect(last?.isCut).toBe(true);
  expect(last?.lines.at(-1)).toContain(taken);
  expect(last?.lines).not.toContain(paperWords.zh.reprint);
}, 90_000);

test("nobody touches it for a minute: it asks, then nothing of the person is left", async () => {
  await page.clock.install();
  await open();
  await simulated.act(reader, "put-card", { card: "elderly" });
  await shows(say.keepCard);
  await page.clock.fastForward(61_000);
  await shows(say.askTitle);
  await press(say.stillHere);
  await shows(say.keepCard);
  await page.clock.fastForward(61_000);
  await shows(say.askTitle);
  await page.clock.fastForward(16_000);
  await page.getByText(say.keepCard).waitFor({ state: "detached" });
  expect(await page.locator("body").textContent()).not.toContain("沈");
}, 60_000);

test("the keyboard alone is enough, from the first page to the number", async () => {
  await open();
  const walkTo = async (name: string) => {
    for (let step = 0; step < 60; step += 1) {
      await page.keyboard.press("Tab");
      const focused = page.locator(":focus");
      if ((await focused.count()) === 1 && (await focused.textContent())?.includes(name)) {
        return page.keyboard.press("Enter");
      }
    }
    throw new Error(`${name} cannot be reached by the keyboard.`);
  };
  await walkTo(say.takeMore);
  await shows(say.chooseTitle);
  await walkTo(say.anything);
  await shows(say.claims);
  await walkTo(say.confirm);
  await shows(say.takeTicket);
}, 60_000);
