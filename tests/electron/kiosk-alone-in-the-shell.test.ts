/**
 * The hall server is gone, and people go on taking numbers: through the page, the shell, its book and the printer; also after
 * the kiosk's own power was cut. When the server is back, they are called as if nothing had been.
 */
import type { Page } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import { kioskWords } from "../../renderer/words/kiosk.ts";
import { aloneZh } from "../../renderer/words/kiosk-alone.ts";
import { paperWords } from "../../renderer/words/kiosk-paper.ts";
import { connect, connectAs } from "../hall/hall-process.ts";
import { HallForShell } from "./hall-for-shell.ts";
import { type LaunchedShell, launchShell } from "./launch.ts";

const say = kioskWords.zh;
const reader = "kiosk-1-reader";
const printer = "kiosk-1-printer";

let hall: HallForShell;
let shell: LaunchedShell;
let kiosk: Page;
let phoneToken = "";

const launch = (data?: string) =>
  launchShell({
    place: { hall: hall.hall.url, windows: [{ role: "kiosk" }], devices: hall.simulated.devices },
    ...(data === undefined ? {} : { data }),
  });
const shows = (text: string) => kiosk.getByText(text, { exact: false }).first().waitFor();

const leases = () => shell.log().split("numbers leased").length - 1;

beforeAll(async () => {
  hall = await HallForShell.open([
    { deviceId: reader, kind: "id-card-reader" },
    { deviceId: printer, kind: "ticket-printer" },
  ]);
  shell = await launch();
  kiosk = await shell.window("kiosk");
  await hall.pair(kiosk, "kiosk", "大厅一号机", "1");
  await shows(say.homeTitle);
}, 120_000);

afterAll(async () => {
  await shell?.end();
  await hall?.end();
}, 60_000);

async function takeNumber(number: string): Promise<{ text: string; code: string }> {
  await kiosk.getByRole("button", { name: say.anything }).click();
  await kiosk.getByRole("button", { name: say.confirm, exact: false }).last().click();
  await shows(number);
  const isOut = async () =>
    (await hall.simulated.printed(printer)).find(
      ({ isCut, lines }) => isCut && lines.join().includes(number),
    );
  await expect.poll(async () => (await isOut()) !== undefined).toBe(true);
  const paper = await isOut();
  return { text: paper?.lines.join("\n") ?? "", code: paper?.qrCodes[0] ?? "" };
}

test("the server is killed: the page says so calmly, a card is read, a number is printed", {
  timeout: 120_000,
}, async () => {
  // Two queues, today's and tomorrow's.
  await expect.poll(leases).toBeGreaterThanOrEqual(4);
  await hall.hall.kill("SIGKILL");
  await shows(aloneZh.aloneStrip);
  await hall.simulated.act(reader, "put-card", { card: "resident" });
  await shows(say.chooseTitle);
  await hall.simulated.act(reader, "take-card");
  const paper = await takeNumber("A801");
  await shows(aloneZh.aloneAhead);
  expect(paper.text).toContain(paperWords.zh.alone);
  expect(paper.text).toContain("章*先生");
  phoneToken = /#token=(.+)$/.exec(paper.code)?.[1] ?? "";
  expect(phoneToken).not.toBe("");
});

test("the kiosk's power is cut as well: it comes back alone, and gives the next number", {
  timeout: 120_000,
}, async () => {
  await shell.kill();
  shell = await launch(shell.data);
  kiosk = await shell.window("kiosk");
  await shows(aloneZh.aloneStrip);
  await kiosk.getByRole("button", { name: say.take, exact: false }).first().click();
  await shows(say.chooseTitle);
  await takeNumber("A802");
});

test("the server is back: both are called in their turn, and the code on the paper was right all along", {
  timeout: 120_000,
}, async () => {
  hall.hall = await hall.hall.restart();
  const clerk = await connectAs(hall.hall.url, "clerk-01");
  const phone = await connect(hall.hall.url);
  try {
    await clerk.do("counter:open", { counterId: "1" });
    const desk = await clerk.view("counter", { counterId: "1" });
    const { waiting } = await desk.until((value) => value.waiting.length === 2);
    expect(
      waiting.map(({ number, isOffline }: { number: string; isOffline: boolean }) => [number, isOffline]),
    ).toEqual([
      ["A801", true],
      ["A802", true],
    ]);
    const { ticket } = await clerk.do("counter:callNext");
    expect(ticket).toMatchObject({ number: "A801", isOffline: true });
    const shown = await phone.view("ticket", { token: phoneToken });
    expect(shown.value().ticket.number).toBe("A801");
    await kiosk.getByText(aloneZh.aloneStrip).first().waitFor({ state: "detached" });
  } finally {
    clerk.close();
    phone.close();
  }
});
