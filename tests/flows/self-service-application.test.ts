/**
 * 自助申请: somebody hands in an application at the kiosk, with papers under its camera and the form on its keys; a clerk finds it,
 * looks at the pages and accepts it; and the person reads on a phone how far it is.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import { noLog } from "../../drivers/host/settings.ts";
import { sampleCards } from "../../drivers/simulators/sample-cards.ts";
import { type LoopbackServer, startLoopback } from "../../electron/loopback/server.ts";
import { captureWords } from "../../renderer/words/capture.ts";
import { kioskWords } from "../../renderer/words/kiosk.ts";
import { applyWords } from "../../renderer/words/kiosk-apply.ts";
import { materialWords } from "../../renderer/words/materials.ts";
import { progressWords } from "../../renderer/words/progress.ts";
import { type Client, connectAs, type HallProcess, signIn, startHall } from "../hall/hall-process.ts";
import { SimulatedDevices } from "../hall/simulated-devices.ts";
import { launchBrowser } from "../pages/browser.ts";
import { type BuiltPages, buildPages } from "../pages/built-pages.ts";
import { cameraSwitches, deskWith, writeVideo } from "../pages/desk-camera.ts";

const say = kioskWords.zh;
const apply = applyWords.zh;
const progress = progressWords.zh;
const item = "城乡居民医保参保登记";
const reader = "kiosk-1-reader";
const printer = "kiosk-1-printer";

let pages: BuiltPages;
let hall: HallProcess;
let simulated: SimulatedDevices;
let loopback: LoopbackServer;
let browser: Browser;
let kiosk: Page;
let cardsTaken = 0;
/** The kiosk hears no answer, while all that it sends arrives. */
let isDeaf = false;
let clerk: Client;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "yichuang-desk-"));
  const video = join(folder, "page.y4m");
  writeVideo(video, deskWith("page"));
  pages = await buildPages({ hasGallery: false });
  hall = await startHall({ pages: pages.folder });
  simulated = await SimulatedDevices.open([
    { deviceId: reader, kind: "id-card-reader" },
    { deviceId: printer, kind: "ticket-printer" },
  ]);
  const config = {
    hall: hall.url,
    hallToken: "demo-kiosk-1",
    port: 0,
    devices: simulated.devices,
    dockUrl: simulated.url,
  };
  loopback = await startLoopback(config, pages.folder, noLog);
  browser = await launchBrowser(cameraSwitches(video));
  const context = await browser.newContext({
    viewport: { width: 1080, height: 1920 },
    permissions: ["camera"],
  });
  kiosk = await context.newPage();
  await kiosk.routeWebSocket(/socket\.io/, (socket) => {
    const toHall = socket.connectToServer();
    toHall.onMessage((packet) => {
      // 43: an answer. What comes by itself is heard all the while.
      if (!(isDeaf && String(packet).startsWith("43"))) socket.send(packet);
    });
  });
  kiosk.on("websocket", (socket) =>
    socket.on("framereceived", ({ payload }) => {
      if (String(payload).includes('"card-taken"')) cardsTaken += 1;
    }),
  );
  clerk = await connectAs(hall.url, "clerk-01");
}, 120_000);

afterAll(async () => {
  clerk?.close();
  await browser?.close();
  await loopback?.stop();
  await simulated?.stop();
  await hall?.end();
  pages?.remove();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

const shows = (text: string, where = kiosk) => where.getByText(text, { exact: false }).first().waitFor();
const press = (name: string, exact = true) => kiosk.getByRole("button", { name, exact }).last().click();
const type = async (keys: string) => {
  for (const key of keys) await press(key);
};

const ways = [apply["materials.next"], apply["materials.skip"], apply["materials.done"]];

/** One paper: the camera sees it, a page is taken, looked at, kept. */
async function photograph(): Promise<void> {
  await shows(captureWords.zh.pageSeen);
  await press(captureWords.zh["camera.take"]);
  await kiosk.locator("li[data-state=good]").waitFor();
  // Nobody goes on, or back, and leaves it behind.
  for (const way of [say.back, ...ways]) {
    const button = kiosk.getByRole("button", { name: way, exact: true });
    if ((await button.count()) > 0) expect(await button.getAttribute("aria-disabled")).toBe("true");
  }
  await press(materialWords.zh["capture.finish"]);
  await kiosk.locator(".attached-page[data-blob]").waitFor();
}

/** And waits until the page has heard of it: nobody lays a card again within the reader's rhythm of looking. */
async function takeCard(): Promise<void> {
  const heard = cardsTaken;
  await simulated.act(reader, "take-card");
  await expect.poll(() => cardsTaken).toBeGreaterThan(heard);
}

async function chooseItem(): Promise<void> {
  await press(say.apply, false);
  await press(say.bySearch);
  await type("CXJMYBCBDJ");
  await kiosk.locator(".item-row").first().click();
}

/** What stands on the newest paper, and on the page: the same two. */
let number = "";
let password = "";

test("at the kiosk: card, list, papers under the camera, form by keys, a last look, the receipt", {
  timeout: 180_000,
}, async () => {
  await kiosk.goto(`${loopback.url}/kiosk/`);
  await shows(say.homeTitle);
  await chooseItem();
  await shows(apply["card.todo"].slice(0, 10));
  await simulated.act(reader, "put-card", { card: "resident" });
  await shows(apply["list.materials"]);
  await simulated.act(reader, "take-card");
  await press(apply["list.begin"]);
  for (let paper = 0; paper < 4; paper += 1) {
    await photograph();
    await press(apply["materials.next"]);
  }
  // 委托书, which a person who comes for themselves has none of.
  await shows(apply["materials.optional"]);
  await press(apply["materials.skip"]);

  // The card's own fields are neither asked for nor shown whole.
  const card = sampleCards.find(({ cardId }) => cardId === "resident")?.card;
  await shows(apply["form.byCard"]);
  for (const value of [card?.name, card?.idNumber])
    expect(await kiosk.content()).not.toContain(value ?? "no such card");
  await press(apply["form.next"]);
  await shows(apply["fault.empty"]);
  await type("2026");
  await press(apply["form.next"]);
  await press("成年居民");
  await press(apply["form.next"]);
  await type("19900000000");
  // A trembling finger touches twice: where the second touch falls, the next page has 确认交上.
  await kiosk.getByRole("button", { name: apply["form.done"], exact: true }).dblclick();
  await shows(apply["check.title"]);
  // The hall has it, and its answer is lost: nobody can go back and make a second one of it.
  isDeaf = true;
  await press(apply["check.send"]);
  await kiosk.getByText(apply.unsettled).waitFor({ timeout: 60_000 });
  expect(await kiosk.getByRole("button", { name: say.back }).count()).toBe(0);
  isDeaf = false;
  await press(apply.askAgain);

  await shows(apply["done.title"]);
  const [shownNumber, shownPassword] = await kiosk.locator(".apply__numbers dd").allTextContents();
  number = shownNumber?.replaceAll(" ", "") ?? "";
  password = shownPassword?.replaceAll(" ", "") ?? "";
  expect(number).toMatch(/^\d{18}$/);
  expect(password).toMatch(/^\d{8}$/);
  await shows(apply["done.printed"]);
  const papers = await simulated.printed(printer);
  const receipt = papers.at(-1);
  expect(receipt?.lines.join("").replaceAll(" ", "")).toContain(number);
  expect(receipt?.lines.join("").replaceAll(" ", "")).toContain(password);
  expect(receipt?.qrCodes).toEqual([expect.stringMatching(new RegExp(`/progress/#number=${number}$`))]);
  await press(apply["done.finish"]);
  await shows(say.homeTitle);
  expect(await kiosk.content()).not.toContain(password);
});

test("at the counter: the clerk finds it, sees its pages and what was filled in, takes it in and accepts it", async () => {
  const { applications } = await clerk.do("applications:search", { state: "submitted" });
  expect(applications).toMatchObject([{ number, itemName: item, channel: "kiosk" }]);
  const one = { applicationId: applications[0].id };
  const { application } = await clerk.do("application:get", one);
  const handed = application.materials.filter(({ blobIds }: { blobIds: string[] }) => blobIds.length > 0);
  expect(handed.map(({ name }: { name: string }) => name)).toEqual(["登记表", "身份证", "户口簿", "居住证"]);
  const token = await signIn(hall.url, "clerk-01");
  for (const { blobIds } of handed) {
    const seen = await fetch(`${hall.url}/api/blobs/${blobIds[0]}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(seen.headers.get("content-type")).toBe("image/jpeg");
    expect((await seen.arrayBuffer()).byteLength).toBeGreaterThan(10_000);
  }
  const card = sampleCards.find(({ cardId }) => cardId === "resident")?.card;
  const { fields } = await clerk.do("application:showFields", one);
  expect(fields).toMatchObject({ year: "2026", "person-type": "adult", phone: "19900000000" });
  expect(fields.address).toBe(card && "address" in card ? card.address : "");
  await clerk.do("counter:open", { counterId: "1" });
  await clerk.do("application:receive", { ...one });
  await clerk.do("application:accept", { ...one });
});

test("on the phone: number and password say how far it is; wrong ones say the same, whichever is wrong", async () => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const phone = await context.newPage();
  await phone.goto(`${hall.url}/progress/#number=${number}`);
  const [numberField, passwordField] = [
    phone.getByLabel(progress.askNumber),
    phone.getByLabel(progress.askPassword),
  ];
  await expect.poll(() => numberField.inputValue()).toBe(number);
  const wrongPassword = String((Number(password) + 1) % 100_000_000).padStart(8, "0");
  const answers: (string | null)[] = [];
  for (const [asked, secret] of [
    [number, wrongPassword],
    [number.replace(/^./, "8"), password],
  ] as const) {
    await numberField.fill(asked);
    await passwordField.fill(secret);
    await phone.getByRole("button", { name: progress.ask, exact: true }).click();
    await phone.getByRole("alert").waitFor();
    answers.push(await phone.getByRole("alert").textContent());
  }
  expect(answers).toEqual([progress.notFound, progress.notFound]);
  await numberField.fill(number);
  await passwordField.fill(password);
  await phone.getByRole("button", { name: progress.ask, exact: true }).click();
  await shows(progress["is.accepted"], phone);
  await shows(item, phone);
  for (const step of ["step.application-submitted", "step.application-accepted"] as const)
    await shows(progress[step], phone);
  // Whose it is stands nowhere.
  const card = sampleCards.find(({ cardId }) => cardId === "resident")?.card;
  const page = await phone.content();
  for (const secret of [card?.name, card?.idNumber, "19900000000"])
    expect(page).not.toContain(secret ?? "no such card");
  await context.close();
});

test("back at the kiosk the card alone tells the same; and nobody's half-done application waits for the next person; a reader without its cable is told", {
  timeout: 90_000,
}, async () => {
  await press(say.progress, false);
  await press(apply["progress.card"], false);
  await simulated.act(reader, "put-card", { card: "resident" });
  await shows(progress["is.accepted"]);
  await takeCard();
  await press(apply["done.finish"]);
  await shows(say.homeTitle);
  await chooseItem();
  await shows(apply["card.todo"].slice(0, 10));
  await simulated.act(reader, "put-card", { card: "resident" });
  await press(apply["list.begin"]);
  await photograph();
  await takeCard();
  // A card that slips off half read, and one step back too many: the page that was taken stays.
  await simulated.act(reader, "bad-card");
  await press(apply["materials.next"]);
  await shows(apply["materials.at"].replace("{{at}}", "2").replace("{{count}}", "5"));
  await simulated.act(reader, "take-card");
  await press(say.back);
  await kiosk.locator(".attached-page[data-blob]").waitFor();
  for (let back = 0; back < 3; back += 1) await press(say.back);
  await shows(say.homeTitle);
  await chooseItem();
  await shows(apply["card.todo"].slice(0, 10));
  const { applications } = await clerk.do("applications:search", { itemId: "resident-medical-enrolment" });
  expect(applications).toHaveLength(1);
  // Nobody is asked for a card that no reader can take.
  await simulated.act(reader, "cable-out");
  await shows(say.readerDown);
  await simulated.act(reader, "cable-in");
  await shows(apply["card.todo"].slice(0, 10));
});
