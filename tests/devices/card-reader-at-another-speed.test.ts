import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";
import { createSimulatedReader } from "../../drivers/id-card-reader/simulator.ts";
import { sampleCards } from "../../drivers/simulators/sample-cards.ts";
import { isCardLaid, plug, readerAt, watchDevices } from "./support.ts";

const [sample] = sampleCards;
if (!sample) throw new Error("There is a sample card.");
const { card } = sample;

/** A terminal without a wire carries bytes at any speed; what the host has set it to, it remembers all the same. */
function speedOf(transport: string): number {
  const path = transport.replace(/^serial:/, "").replace(/@\d+$/, "");
  return Number(execFileSync("stty", ["-F", path, "speed"], { encoding: "utf8" }));
}

async function plugAt(baudRate: number) {
  let transport = "";
  const plugged = await plug("pty", "reader", (send) =>
    createSimulatedReader(send, { baudRate, hostBaudRate: () => speedOf(transport) }),
  );
  transport = plugged.line.transport;
  return plugged;
}

it("a reader that is set to 9600 is found on a line that is configured for 115200, and reads", async () => {
  const { line, simulator } = await plugAt(9600);
  const { next, nextStatus, events } = watchDevices(readerAt(line));
  await nextStatus("ready", 5000);
  expect(speedOf(line.transport)).toBe(9600);
  simulator.put({ lying: "card", card });
  expect(await next(isCardLaid)).toMatchObject({ card });
  expect(events.map(({ event }) => event)).toEqual(["status", "card-laid"]);
});

it("with `raisesBaudRate` the reader is set to 115200 and the line with it", async () => {
  const { line, simulator } = await plugAt(38_400);
  const { next, nextStatus } = watchDevices(
    readerAt(line).map((device) => ({ ...device, options: { raisesBaudRate: true } })),
  );
  await nextStatus("ready", 5000);
  simulator.put({ lying: "card", card });
  expect(await next(isCardLaid)).toMatchObject({ card });
  expect([simulator.baudRate, speedOf(line.transport)]).toEqual([115_200, 115_200]);
});
