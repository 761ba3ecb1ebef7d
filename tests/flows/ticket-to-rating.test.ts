/**
 * The main job, as it is lived: a card on the reader, a ticket out of the printer, a key at the counter, the number on
 * the wall and in the air, a face on the pad, all of it on the manager's page.
 */
import type { Page } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sampleCards } from "../../drivers/simulators/sample-cards.ts";
import { counterWords } from "../../renderer/words/counter.ts";
import { kioskWords } from "../../renderer/words/kiosk.ts";
import { type Client, connect, connectAs } from "../hall/hall-process.ts";
import { HallInBrowser } from "./hall-in-browser.ts";

const say = kioskWords.zh;
const card = sampleCards.find((sample) => sample.cardId === "resident")?.card;
if (!card) throw new Error("There is no resident's card.");
const secrets = [card.name, card.idNumber];

let hall: HallInBrowser;
const clients: Client[] = [];

beforeAll(async () => {
  hall = await HallInBrowser.open();
}, 120_000);

afterAll(async () => {
  for (const client of clients) client.close();
  await hall?.close();
}, 30_000);

const shows = (page: Page, text: string) => page.getByText(text, { exact: false }).first().waitFor();

test("from the card to the rating", { timeout: 120_000 }, async () => {
  const kiosk = await hall.page(hall.started.address("Kiosk"), 1080, 1920);
  const screen = await hall.page(hall.started.address("Wall screen"), 1920, 1080);
  const sign = await hall.page(hall.started.address("Counter sign"), 1920, 360);
  const pad = await hall.page(hall.started.address("Rating pad"), 1280, 800);
  const counter = await hall.signedIn(hall.started.address("Counter"), "clerk-01");
  const manager = await hall.signedIn(hall.started.address("Manager"), "manager");
  const sounds: string[] = [];
  screen.on("response", (response) => {
    if (response.url().includes("/api/speech/") && response.ok()) sounds.push(response.url());
  });

  // A card is laid on the reader: the page greets the person, masked, and asks what they came for.
  await shows(kiosk, say.homeTitle);
  await hall.dock.act("kiosk-1-reader", "put-card", { card: "resident" });
  await shows(kiosk, say.chooseTitle);
  await shows(kiosk, "章*先生");
  await hall.dock.act("kiosk-1-reader", "take-card");

  // Two touches, and the ticket is printed.
  await kiosk.getByRole("button", { name: say.anything }).click();
  await kiosk.getByRole("button", { name: say.confirm, exact: false }).last().click();
  await shows(kiosk, "A001");
  await expect.poll(async () => (await hall.dock.printed("kiosk-1-printer")).at(-1)?.isCut).toBe(true);
  const [ticket] = await hall.dock.printed("kiosk-1-printer");
  const paper = ticket?.lines.join("\n") ?? "";
  expect(paper).toContain("示例镇综合便民服务中心");
  expect(paper).toContain("A001");
  expect(paper).toContain("章*先生");
  expect(ticket?.qrCodes).toHaveLength(1);
  const phoneAddress = ticket?.qrCodes[0] ?? "";
  expect(phoneAddress).toMatch(/\/phone\/#token=t[0-9a-z]{16}\.[\w-]{22}$/);

  const phone = await hall.page(phoneAddress, 390, 844);
  await phone.locator(".number").first().waitFor();

  // The clerk opens the counter and presses one key.
  await counter.getByLabel(counterWords.zh["choose.field"]).waitFor();
  await counter.keyboard.type("1");
  await counter.keyboard.press("Enter");
  const isNext = (key: string) =>
    counter.locator(`.desk-key--next[aria-keyshortcuts="${key}"]`).first().waitFor();
  await isNext("F1");
  await counter.keyboard.press("F1");
  await shows(counter, "章*先生");
  await shows(counter, "A001");
  await screen.locator(".number", { hasText: "001" }).first().waitFor();
  await sign.locator(".number", { hasText: "001" }).first().waitFor();
  await expect.poll(() => sounds.length).toBeGreaterThan(0);

  await isNext("F3");
  await counter.keyboard.press("F3");
  await isNext("F4");
  await counter.keyboard.press("F4");

  // The pad asks, and two touches answer.
  await shows(pad, "非常满意");
  await pad.getByRole("button", { name: "非常满意" }).first().click();
  await pad
    .getByRole("button", { name: /提交|评好了|完成|不选/ })
    .first()
    .click();

  // The rating is stored against the right ticket, counter and clerk.
  const wire = await connectAs(hall.hallUrl, "manager");
  clients.push(wire);
  await expect.poll(async () => (await wire.do("ratings:list")).ratings.length).toBe(1);
  const { ratings } = await wire.do("ratings:list");
  const { tickets } = await wire.do("tickets:list", { number: "A001" });
  expect(ratings[0]).toMatchObject({
    ticketId: tickets[0].id,
    counterId: "1",
    staffNumber: "0301",
    level: 5,
    channel: "pad",
  });
  expect(tickets[0]).toMatchObject({ state: "finished", class: "ordinary" });
  await manager.getByText("1", { exact: true }).first().waitFor();

  for (const page of [kiosk, screen, sign, pad, counter, manager, phone]) {
    const html = await page.content();
    for (const secret of secrets) expect(html).not.toContain(secret);
  }
  for (const secret of secrets) expect(paper).not.toContain(secret);
  expect(hall.consoleErrors).toEqual([]);
});

test("no paper: the number is still valid, and the manager knows within seconds", {
  timeout: 90_000,
}, async () => {
  const manager = await connectAs(hall.hallUrl, "manager");
  clients.push(manager);
  const view = await manager.view("hall");
  await hall.dock.act("kiosk-1-printer", "paper-out");
  const isOut = (value: { problems: { params: { device?: string; status?: string } }[] }) =>
    value.problems.some(({ params }) => params.device === "kiosk-1-printer" && params.status === "paper-out");
  await view.until(isOut);

  const kiosk = await hall.page(hall.started.address("Kiosk"), 1080, 1920);
  await shows(kiosk, say.paperOutNotice);
  await kiosk.getByRole("button", { name: say.takeMore }).click();
  await kiosk.getByRole("button", { name: say.anything }).click();
  await kiosk.getByRole("button", { name: say.confirm, exact: false }).last().click();
  const number = (await kiosk.locator(".number").first().textContent())?.trim();
  expect((await manager.do("tickets:list", { number })).tickets).toMatchObject([
    { number, state: "waiting" },
  ]);
  await hall.dock.act("kiosk-1-printer", "paper-in");
  await view.until((value) => !isOut(value));
});

test("the cable is pulled and put back: known within five seconds, back by itself", {
  timeout: 60_000,
}, async () => {
  const manager = await connectAs(hall.hallUrl, "manager");
  clients.push(manager);
  const view = await manager.view("hall");
  const statusOf = (value: { devices: { deviceId: string; status: string }[] }) =>
    value.devices.find((device) => device.deviceId === "kiosk-1-reader")?.status;
  await view.until((value) => statusOf(value) === "ready");
  await hall.dock.act("kiosk-1-reader", "cable-out");
  await view.until((value) => statusOf(value) === "lost" || statusOf(value) === "absent");
  await hall.dock.act("kiosk-1-reader", "cable-in");
  await view.until((value) => statusOf(value) === "ready");
  const kiosk = await connect(hall.hallUrl, "demo-kiosk-1");
  clients.push(kiosk);
  expect((await kiosk.view("kiosk")).value().queues.length).toBeGreaterThan(0);
});

test("what the card said is nowhere on the disk in the clear", () => {
  const bytes = hall.everythingOnDisk();
  expect(bytes.length).toBeGreaterThan(50_000);
  expect(bytes.includes(Buffer.from("A001"))).toBe(true);
  for (const secret of secrets) {
    for (const encoding of ["utf8", "utf16le"] as const) {
      expect(bytes.includes(Buffer.from(secret, encoding))).toBe(false);
    }
    expect(bytes.includes(Buffer.from(Buffer.from(secret).toString("base64").replace(/=+$/, "")))).toBe(
      false,
    );
  }
});
