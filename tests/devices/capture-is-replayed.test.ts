import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { type Capture, parseCapture } from "../../drivers/captures/format.ts";
import { createReplay } from "../../drivers/captures/replay.ts";
import { sampleCards } from "../../drivers/simulators/sample-cards.ts";
import { isCardLaid, isCardTaken, plug, readerAt, watchDevices } from "./support.ts";

const drivers = fileURLToPath(new URL("../../drivers/", import.meta.url));
const files = readdirSync(drivers, { recursive: true, encoding: "utf8" }).filter((file) =>
  file.endsWith(".wire.jsonl"),
);

function read(file: string): Capture {
  const parsed = parseCapture(readFileSync(`${drivers}${file}`, "utf8"));
  if (!parsed.ok) throw new Error(`${file}:${parsed.error.line} ${parsed.error.why}`);
  return parsed.value;
}

const replayOf = (file: string) => (send: (bytes: Uint8Array) => void) => createReplay(read(file), send);

it("a recorded reader is read as it was, and the person on the card is a sample", async () => {
  const { line, simulator } = await plug(
    "pty",
    "reader",
    replayOf("id-card-reader/captures/simulated-resident.wire.jsonl"),
  );
  const { nextStatus, next, events } = watchDevices(readerAt(line));
  await nextStatus("ready");
  expect(await next(isCardLaid)).toMatchObject({ card: sampleCards[0]?.card });
  await next(isCardTaken);
  expect(events.map(({ event }) => event)).toEqual(["status", "card-laid", "card-taken"]);
  expect(simulator.unmatchedBytes).toBe(0);
  simulator.stop();
});

describe("every recording in the tree", () => {
  it.each(files)("%s can be read and lies with its kind", (file) => {
    const { header, entries } = read(file);
    expect(file.startsWith(`${header.kind}/captures/`)).toBe(true);
    expect(entries.length).toBeGreaterThan(0);
  });
});
