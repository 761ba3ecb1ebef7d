/**
 * 出件: paper goes from the counter to its unit on a list; results are handed over against a signature, sent by post and fetched from a
 * machine by card and code; and each stands in the register.
 */
import type { Browser, Page } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import { noLog } from "../../drivers/host/settings.ts";
import { sampleCards } from "../../drivers/simulators/sample-cards.ts";
import { type LoopbackServer, startLoopback } from "../../electron/loopback/server.ts";
import { readPdf } from "../../hall-server/documents/testing.ts";
import { smallPng } from "../../hall-server/files/testing.ts";
import { commonWords } from "../../renderer/words/common.ts";
import { deliveryWords } from "../../renderer/words/delivery.ts";
import { handoverWords } from "../../renderer/words/handover.ts";
import { kioskWords } from "../../renderer/words/kiosk.ts";
import { pickupWords } from "../../renderer/words/kiosk-pickup.ts";
import { type Client, connectAs, type HallProcess, startHall } from "../hall/hall-process.ts";
import { SimulatedDevices } from "../hall/simulated-devices.ts";
import { answerLate, launchBrowser, watchPage } from "../pages/browser.ts";
import { type BuiltPages, buildPages } from "../pages/built-pages.ts";
import { nobody } from "./clerk-at-counter.ts";

const say = deliveryWords.zh;
const paper = handoverWords.zh;
const pickup = pickupWords.zh;
const reader = "kiosk-1-reader";
const itemId = "old-age-allowance";
const card = sampleCards.find(({ cardId }) => cardId === "resident")?.card;

let pages: BuiltPages;
let hall: HallProcess;
let simulated: SimulatedDevices;
let loopback: LoopbackServer;
let browser: Browser;
let page: Page;
let wrong: string[];
let clerk: Client;
let reviewer: Client;

beforeAll(async () => {
  pages = await buildPages({ hasGallery: false });
  hall = await startHall({ pages: pages.folder });
  simulated = await SimulatedDevices.open([{ deviceId: reader, kind: "id-card-reader" }]);
  const { devices, url: dockUrl } = simulated;
  const config = { hall: hall.url, hallToken: "demo-kiosk-1", port: 0, devices, dockUrl };
  loopback = await startLoopback(config, pages.folder, noLog);
  browser = await launchBrowser();
  clerk = await connectAs(hall.url, "clerk-02");
  reviewer = await connectAs(hall.url, "reviewer-01");
  page = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage();
  page.setDefaultTimeout(30_000);
  wrong = await watchPage(page);
  await page.goto(`${hall.url}/counter/`);
  await page.getByLabel("用户名").fill("clerk-01");
  await page.getByLabel("密码").fill("demo-only");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "今天在哪个窗口？" }).waitFor();
  await page.keyboard.type("1");
  await page.keyboard.press("Enter");
  await page.locator(".desk-state__what").first().waitFor();
  await page.keyboard.press("Alt+e");
  await shows(say.find);
  // The page is a file of its own, and so are its styles: they have come along.
  await page.waitForFunction(() => {
    const head = document.querySelector(".masthead");
    return head !== null && getComputedStyle(head).display === "flex";
  });
}, 120_000);

afterAll(async () => {
  clerk?.close();
  reviewer?.close();
  await browser?.close();
  await loopback?.stop();
  await simulated?.stop();
  await hall?.end();
  pages?.remove();
}, 60_000);

const shows = (text: string | RegExp, where = page) => where.getByText(text).first().waitFor();
const press = (name: string, where = page) => where.getByRole("button", { name, exact: true }).last().click();
const tab = (name: string) => page.getByRole("button", { name, exact: true }).first().click();

interface Holder {
  name: string;
  idNumber: string;
}

/** Taken in with all its papers, and accepted. */
async function accepted(holder: Holder, wish: object = {}) {
  const { item } = (await clerk.do("item:get", { itemId })) as {
    item: { materials: { id: string }[]; form: { id: string; choices?: { id: string }[] }[] };
  };
  const { application } = await clerk.do("application:receive", {
    ...{ itemId, isNotDuplicate: true, ...wish },
    applicant: { kind: "person", holder },
    materials: item.materials.map(({ id }) => ({ materialId: id, originals: 1 })),
    fields: Object.fromEntries(item.form.map(({ id, choices }) => [id, choices?.[0]?.id ?? "1"])),
  });
  await clerk.do("application:accept", { applicationId: application.id });
  return application;
}

async function ready(holder: Holder, wish: object = {}) {
  const application = await accepted(holder, wish);
  const one = { applicationId: application.id };
  await reviewer.do("application:take", one);
  await reviewer.do("application:decide", { ...one, outcome: "granted" });
  await reviewer.do("application:makeResult", { ...one, certificateNumber: "示例〔2026〕1号" });
  return application;
}

async function attach(name: string): Promise<void> {
  const file = { name: `${name}.png`, mimeType: "image/png", buffer: smallPng(name) };
  await page.locator("dialog input[type=file]").last().setInputFiles(file);
  await page.locator("dialog .attached-page[data-blob]").last().waitFor();
}

test("paper goes to its unit on a list, and what was missing there is told", {
  timeout: 120_000,
}, async () => {
  const { number } = await accepted(nobody(1));
  await tab(say["tab.handover"]);
  await shows(number);
  await page
    .getByRole("button", { name: /^列清单交给/ })
    .first()
    .click();
  await page.locator("dialog .handover__lines").getByText(number).first().waitFor();
  await press(paper.hand);
  await shows(/已交出，等对方接收/);
  const { handovers } = (await reviewer.do("handovers:list", {})) as { handovers: { id: string }[] };
  await reviewer.do("handover:receive", {
    handoverId: handovers[0]?.id ?? "",
    exceptions: [{ line: 0, outcome: "missing", note: "袋子里没有" }],
  });
  await shows(/1 项没有下落/);
  // While another list is on its way there is nothing of the one before to press.
  const lists = page.locator(".handover table").last();
  hall.freeze();
  try {
    await press(paper.trouble);
    await lists.getByText(paper.wait).waitFor();
    expect(await lists.getByRole("button").count()).toBe(0);
  } finally {
    hall.thaw();
  }
  await lists.getByRole("button").first().waitFor();
  const { document, token } = await clerk.do("handover:print", { handoverId: handovers[0]?.id ?? "" });
  const pdf = await fetch(`${hall.url}/api/documents/${document.documentId}?token=${token}`);
  const { text } = await readPdf(new Uint8Array(await pdf.arrayBuffer()));
  for (const said of [number, "0301", "0501", "袋子里没有"]) expect(text).toContain(said);
  expect(wrong).toEqual([]);
});

test("at the counter, signed for on the screen", { timeout: 120_000 }, async () => {
  const { number } = await ready(nobody(2));
  await tab(say["tab.hand-out"]);
  await page.getByLabel(say["find.field"]).fill(number);
  await press(say["find.go"]);
  await press(say.handOver);
  await page.getByLabel(say["sign.paper"]).check();
  const pad = page.locator("dialog canvas");
  const box = await pad.boundingBox();
  if (!box) throw new Error("no pad");
  await page.mouse.move(box.x + 40, box.y + 40);
  await page.mouse.down();
  await page.mouse.move(box.x + 160, box.y + 90, { steps: 5 });
  await page.mouse.up();
  // A slip of Escape asks, before it is kept and after.
  const question = page.getByRole("dialog", { name: commonWords.zh["unkept.title"] });
  const slips = async () => {
    for (const isAsked of [true, false, true]) {
      await page.keyboard.press("Escape");
      await question.waitFor({ state: isAsked ? "visible" : "detached" });
    }
    await question.getByRole("button", { name: commonWords.zh["unkept.no"] }).click();
  };
  await slips();
  await page.locator("dialog .intake-signature__keys .button--next").click();
  await shows(say["sign.signed"]);
  await slips();
  await shows(say["sign.signed"]);
  await press(say["sign.done"]);
  await shows(`${number} 已交付`);
  expect(wrong).toEqual([]);
});

test("by post: the address is looked at, waybill and receipt are kept, and it arrives", {
  timeout: 120_000,
}, async () => {
  const address = { name: "欧阳丁", phone: "19900000003", address: "示例镇三号" };
  const { number } = await ready(nobody(3), { wish: { way: "post", address } });
  await tab(say["tab.post"]);
  await shows(number);
  expect(await page.content()).not.toContain(address.address);
  await press(say["post.send"]);
  await press(say["post.address"]);
  await shows(new RegExp(address.address));
  await page.getByLabel(say["post.waybill"]).fill("EA100000001CN");
  await attach("receipt");
  await page.locator("dialog").getByRole("button", { name: say["post.send"], exact: true }).click();
  await shows(`${number} 已寄出`);
  await press(say["post.arrived"]);
  await shows(`${number} 的邮寄状态已登记`);
  expect(wrong).toEqual([]);
});

test("at the machine: the code alone opens nothing, card and code say which compartment", {
  timeout: 120_000,
}, async () => {
  if (!card) throw new Error("no sample card");
  const { number } = await ready({ name: card.name, idNumber: card.idNumber }, { wish: { way: "kiosk" } });
  await tab(say["tab.machine"]);
  await shows(number);
  await press(say["machine.put"]);
  await page.getByLabel(say["machine.compartment"]).fill("B07");
  await page.locator("dialog").getByRole("button", { name: say["machine.put"], exact: true }).click();
  const code = (await page.locator(".delivery__code").textContent())?.replaceAll(" ", "") ?? "";
  expect(code).toMatch(/^\d{6}$/);
  await press(say.close);

  const kiosk = await (await browser.newContext({ viewport: { width: 1080, height: 1920 } })).newPage();
  kiosk.setDefaultTimeout(30_000);
  await answerLate(kiosk, 1_500);
  await kiosk.goto(`${loopback.url}/kiosk/`);
  await kiosk.getByRole("button", { name: new RegExp(`^${kioskWords.zh.progress}`) }).click();
  await kiosk.getByRole("button", { name: new RegExp(`^${pickup.tile}`) }).click();
  await shows(pickup.cardTodo, kiosk);
  await simulated.act(reader, "put-card", { card: "resident" });
  await shows(pickup.code, kiosk);
  const wrongCode = String((Number(code) + 1) % 1_000_000).padStart(6, "0");
  for (const [typed, says] of [
    [wrongCode, pickup["not-found"]],
    [code, "请到 B07 格取"],
  ] as const) {
    for (const digit of typed) await press(digit, kiosk);
    await press(pickup.take, kiosk);
    // Somebody is impatient: their card is not told where another's result lies.
    if (typed === code) await layInstead("elderly");
    await shows(says, kiosk);
    if (typed === wrongCode) {
      await press(pickup.again, kiosk);
      await press("1", kiosk);
      await layInstead("elderly");
      await shows(/^沈\*/, kiosk);
      await expect.poll(() => kiosk.locator(".pickup__code").textContent()).toBe("––– –––");
      await layInstead("resident");
      await shows(/^章\*/, kiosk);
    }
  }
  expect(await kiosk.content()).not.toContain(card.idNumber);
  await press(pickup.finish, kiosk);
  await simulated.act(reader, "take-card");

  await tab(say["tab.register"]);
  await shows("共 3 件");
  for (const way of ["way.counter", "way.post", "way.kiosk"] as const)
    await page.locator("td", { hasText: say[way] }).first().waitFor();
  expect(wrong).toEqual([]);
});

async function layInstead(cardId: string): Promise<void> {
  await simulated.act(reader, "take-card");
  await simulated.act(reader, "put-card", { card: cardId });
}
