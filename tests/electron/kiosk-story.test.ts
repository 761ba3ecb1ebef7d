/**
 * The main job through the shell: paired by code, a card on the reader, three touches, a ticket out of the printer, and the
 * number on the wall screen that is the same shell's other window.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sampleCards } from "../../drivers/simulators/sample-cards.ts";
import { kioskWords } from "../../renderer/words/kiosk.ts";
import { type Client, connectAs } from "../hall/hall-process.ts";
import { HallForShell } from "./hall-for-shell.ts";
import { isRealElectron, type LaunchedShell, launchShell } from "./launch.ts";

const say = kioskWords.zh;
const reader = "kiosk-1-reader";
const printer = "kiosk-1-printer";
const card = sampleCards.find((sample) => sample.cardId === "resident")?.card;
if (!card) throw new Error("There is no resident's card.");
const secrets = [card.name, card.idNumber];

let hall: HallForShell;
let shell: LaunchedShell;
let clerk: Client;
let kiosk: Page;
let screen: Page;

beforeAll(async () => {
  hall = await HallForShell.open([
    { deviceId: reader, kind: "id-card-reader" },
    { deviceId: printer, kind: "ticket-printer" },
  ]);
  clerk = await connectAs(hall.hall.url, "clerk-01");
  shell = await launch();
}, 120_000);

afterAll(async () => {
  clerk?.close();
  await shell?.end();
  await hall?.end();
}, 60_000);

function launch(data?: string): Promise<LaunchedShell> {
  // A machine with Electron may have one display; then both windows are on it.
  const displayed = (display: number) => (isRealElectron ? {} : { display });
  const windows = [
    { role: "kiosk", ...displayed(1) },
    { role: "screen", ...displayed(2) },
  ];
  return launchShell({
    place: { hall: hall.hall.url, windows, devices: hall.simulated.devices },
    ...(data === undefined ? {} : { data }),
    standIn: {
      displays: [
        { width: 1080, height: 1920 },
        { width: 1920, height: 1080 },
      ],
    },
  });
}

const shows = (page: Page, text: string) => page.getByText(text, { exact: false }).first().waitFor();

test("a new kiosk and its wall screen are paired by the manager's codes, each in its own window", async () => {
  kiosk = await shell.window("kiosk");
  screen = await shell.window("screen");
  await hall.pair(kiosk, "kiosk", "大厅一号机");
  await hall.pair(screen, "screen", "大厅屏", "1");
  await shows(kiosk, say.homeTitle);
  if (isRealElectron) return;
  const sizes = await Promise.all(
    [kiosk, screen].map((page) => page.evaluate(() => [innerWidth, innerHeight])),
  );
  expect(sizes).toEqual([
    [1080, 1920],
    [1920, 1080],
  ]);
});

test("from the card to the number that is called", { timeout: 120_000 }, async () => {
  await hall.simulated.act(reader, "put-card", { card: "resident" });
  await shows(kiosk, say.chooseTitle);
  await shows(kiosk, "章*先生");
  await hall.simulated.act(reader, "take-card");

  await kiosk.getByRole("button", { name: say.anything }).click();
  await kiosk.getByRole("button", { name: say.confirm, exact: false }).last().click();
  await shows(kiosk, "A001");
  await expect.poll(async () => (await hall.simulated.printed(printer)).at(-1)?.isCut).toBe(true);
  const paper = (await hall.simulated.printed(printer))[0]?.lines.join("\n") ?? "";
  expect(paper).toContain("A001");
  expect(paper).toContain("章*先生");

  await clerk.do("counter:open", { counterId: "1" });
  await clerk.do("counter:callNext");
  await screen.locator(".number", { hasText: "001" }).first().waitFor();

  for (const secret of secrets) {
    expect(paper).not.toContain(secret);
    expect(shell.log()).not.toContain(secret);
    for (const page of [kiosk, screen]) expect(await page.content()).not.toContain(secret);
  }
});

test("no page holds the token, and it lies sealed on the disk", async () => {
  const kept = await kiosk.evaluate(() => [
    JSON.stringify(localStorage),
    JSON.stringify(sessionStorage),
    document.cookie,
    Object.keys((globalThis as unknown as { yichuang: { hall: object } }).yichuang.hall).join(),
  ]);
  expect(kept.join()).not.toMatch(/token/i);
  const { windows } = JSON.parse(readFileSync(join(shell.data, "pairings.json"), "utf8"));
  expect(Object.keys(windows)).toEqual(["kiosk", "screen"]);
});

test("the power is cut, and the kiosk comes back as what it was, without anybody", {
  timeout: 120_000,
}, async () => {
  await shell.kill();
  shell = await launch(shell.data);
  kiosk = await shell.window("kiosk");
  await shows(kiosk, say.homeTitle);
  // Its devices too.
  await hall.simulated.act(reader, "put-card", { card: "resident" });
  await shows(kiosk, "章*先生");
  await hall.simulated.act(reader, "take-card");
  screen = await shell.window("screen");
  await screen.locator(".number", { hasText: "001" }).first().waitFor();
});
