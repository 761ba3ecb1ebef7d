/**
 * A real hall, a real device host, devices at the end of real lines: whatever happens to a device stands on the manager's
 * page as a problem, the hall goes on, and when the device is well again the problem is gone without anybody's doing.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { defaultHostSettings } from "../../drivers/host/settings.ts";
import { commands as readerCommands } from "../../drivers/id-card-reader/commands.ts";
import { defaultReaderSettings } from "../../drivers/id-card-reader/types.ts";
import type { Behaviour } from "../../drivers/simulated-device.ts";
import { sampleCards } from "../../drivers/simulators/sample-cards.ts";
import { defaultPrinterSettings } from "../../drivers/ticket-printer/types.ts";
import { openLoopback } from "../devices/loopback-support.ts";
import { type Plugged, plugPrinter, plugReader, printerAt, readerAt, type Wire } from "../devices/support.ts";
import { type Client, connectAs, type HallProcess, startHall } from "../hall/hall-process.ts";
import { isFull } from "./extent.ts";

let hall: HallProcess;
let manager: Client;
let clerk: Client;
let guide: Client;

beforeAll(async () => {
  hall = await startHall();
  manager = await connectAs(hall.url, "manager");
  clerk = await connectAs(hall.url, "clerk-01");
  guide = await connectAs(hall.url, "guide-01");
  await clerk.do("counter:open", { counterId: "1" });
});

afterAll(async () => {
  for (const client of [manager, clerk, guide]) client?.close();
  await hall?.end();
});

interface HallView {
  problems: { code: string; params: { device?: string } }[];
  devices: { deviceId: string; status: string; health: string }[];
}

const isProblem = (deviceId: string) => (view: HallView) =>
  view.problems.some(({ code, params }) => code === "device-down" && params.device === deviceId);
const isWell = (deviceId: string) => (view: HallView) =>
  view.devices.some((device) => device.deviceId === deviceId && device.health === "ok") &&
  !isProblem(deviceId)(view);

/** A number is taken, called, served. */
async function hallGoesOn(): Promise<void> {
  const { ticket } = await guide.do("ticket:take", { queueId: "all-round" });
  expect((await clerk.do("counter:callNext")).ticket.id).toBe(ticket.id);
  await clerk.do("counter:start");
  await clerk.do("counter:finish");
}

interface Simulator {
  behave(behaviour: Behaviour): void;
  restart(): void;
}
type Trouble = [
  what: string,
  begin: (plugged: Plugged<Simulator>) => void | Promise<void>,
  end: (plugged: Plugged<Simulator>) => void | Promise<void>,
];

const behaves = (behaviour: Behaviour): Trouble => [
  JSON.stringify(behaviour),
  ({ simulator }) => simulator.behave(behaviour),
  ({ simulator }) => simulator.behave({ behaviour: "normal" }),
];

const troubles: Trouble[] = [
  [
    "the cable is out",
    ({ line }) => line.unplug(),
    async ({ line, simulator }) => {
      simulator.restart();
      await line.plugIn();
    },
  ],
  behaves({ behaviour: "silent" }),
  behaves({ behaviour: "garbage" }),
  behaves({ behaviour: "late", delayMs: 900 }),
];

async function expectOnThePage(
  plugged: Plugged<Simulator>,
  deviceId: string,
  [, begin, end]: Trouble,
): Promise<void> {
  const view = await manager.view("hall");
  await view.until(isWell(deviceId));
  await begin(plugged);
  await Promise.all([view.until(isProblem(deviceId)), hallGoesOn()]);
  await hallGoesOn();
  await end(plugged);
  await view.until(isWell(deviceId));
  await hallGoesOn();
}

describe.each<Wire>(["pty", "tcp"])("over %s", (wire) => {
  // What a device says does not hang on its wire; that it is cut off does.
  const here = isFull || wire === "pty" ? troubles : troubles.slice(0, 1);

  it.each(here)("a card reader: %s", async (...trouble) => {
    const plugged = await plugReader(wire);
    await openLoopback({ hall: hall.url, hallToken: "demo-kiosk-1", devices: readerAt(plugged.line) });
    const [person] = sampleCards;
    if (person) plugged.simulator.put({ lying: "card", card: person.card });
    await expectOnThePage(plugged, "reader", trouble);
  });

  it.each(here.filter(([what]) => !what.includes("late")))("a ticket printer: %s", async (...trouble) => {
    const plugged = await plugPrinter(wire);
    await openLoopback({ hall: hall.url, hallToken: "demo-kiosk-1", devices: printerAt(plugged.line) });
    await expectOnThePage(plugged, "printer", trouble);
  });
});

/** What the limits in force add up to, from the last right answer to the report: nothing of it is measured. */
it("the limits of the protocols leave a second of the five for the way to the page", () => {
  const { settleMs, failuresUntilLost, pollMs, gapMs } = defaultReaderSettings;
  const shortest = [readerCommands.samId, readerCommands.samStatus, readerCommands.findCard];
  const question = Math.max(...shortest.map(({ timeoutMs }) => timeoutMs)) + Math.max(40, gapMs) + settleMs;
  expect(pollMs + failuresUntilLost * question).toBeLessThan(4_000);
  const { pollMs: printerPollMs, latestMs, failuresUntilLost: printerFailures } = defaultPrinterSettings;
  expect(printerPollMs + printerFailures * latestMs).toBeLessThan(4_000);
  // Whatever an adapter does in between, the host gives it up after this long without a sign of life.
  expect(defaultHostSettings.hungMs).toBeLessThan(4_000);
});
