/**
 * Devices that answer too late, each answer by another while, always in their order: the answer to one question is never
 * taken for the answer to a later one. A card's answer that passed for the next one's would greet one person as another.
 */
import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { IdCard } from "../../drivers/contract/id-card.ts";
import type { DeviceStatus } from "../../drivers/contract/status.ts";
import type { AdapterEvent, Attach } from "../../drivers/driver.ts";
import { defaultHostSettings } from "../../drivers/host/settings.ts";
import { createIdCardReader } from "../../drivers/id-card-reader/adapter.ts";
import { encodeAddress } from "../../drivers/id-card-reader/address.ts";
import { encodeBaseData } from "../../drivers/id-card-reader/base-data.ts";
import { encodeCardText } from "../../drivers/id-card-reader/card.ts";
import { commands, encodeReply, type ReaderCommandName } from "../../drivers/id-card-reader/commands.ts";
import { createFrameParser } from "../../drivers/id-card-reader/frame.ts";
import { type FramingName, framings } from "../../drivers/id-card-reader/framing.ts";
import { defaultReaderSettings } from "../../drivers/id-card-reader/types.ts";
import { ok } from "../../drivers/result.ts";
import { checkSignOf, sampleCards } from "../../drivers/simulators/sample-cards.ts";
import { createTicketPrinterDriver } from "../../drivers/ticket-printer/adapter.ts";
import { createSimulatedPrinter } from "../../drivers/ticket-printer/simulator.ts";
import { defaultPrinterSettings } from "../../drivers/ticket-printer/types.ts";
import { delay } from "../../drivers/wait.ts";
import { extent } from "./extent.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** One answer after the other, each so many milliseconds after it was asked for or later. */
function createLateLine(delays: readonly number[], hear: (bytes: Uint8Array) => void) {
  let freeAt = 0;
  let count = 0;
  return (bytes: Uint8Array): void => {
    const delayMs = delays[count % delays.length] ?? 0;
    count += 1;
    freeAt = Math.max(freeAt, performance.now() + delayMs);
    setTimeout(() => hear(bytes), freeAt - performance.now());
  };
}

interface Heard {
  events: AdapterEvent[];
  statuses: DeviceStatus[];
}

/** Attaches the driver to the device, and anew each time that it gives the device up, for so long. */
async function run(
  attach: Attach,
  forMs: number,
  device: { receive(bytes: Uint8Array): void },
  heard: Heard,
): Promise<void> {
  let stopped = false;
  let isOver = false;
  const work = async () => {
    while (!stopped) {
      const attached = attach(
        {
          spec: { transport: "serial", path: "in memory", baudRate: 115200 },
          write: async (bytes) => {
            device.receive(bytes);
            return ok(null);
          },
        },
        {
          status: (status) => heard.statuses.push(status),
          event: (event) => heard.events.push(event),
          alive: () => {},
        },
      );
      current.receive = (bytes) => attached.receive(bytes);
      current.stop = () => attached.stop();
      const cause = await attached.run();
      if (stopped) break;
      heard.statuses.push({ kind: "lost", cause });
      // A line that nobody has open loses what comes in.
      current.receive = () => {};
      await delay(defaultHostSettings.backOffMs[0]);
    }
    isOver = true;
  };
  void work();
  await vi.advanceTimersByTimeAsync(forMs);
  stopped = true;
  current.stop();
  for (let n = 0; n < 20 && !isOver; n += 1) await vi.advanceTimersByTimeAsync(3_000);
  expect(isOver).toBe(true);
}

const current = { receive: (_bytes: Uint8Array) => {}, stop: () => {} };

/** About the limits of all commands, and beyond, up to `longestMs`. */
function delaysUpTo(longestMs: number): fc.Arbitrary<number[]> {
  const one = fc.oneof(
    { weight: 6, arbitrary: fc.nat(60) },
    { weight: 2, arbitrary: fc.integer({ min: 150, max: Math.min(600, longestMs) }) },
    { weight: 1, arbitrary: fc.integer({ min: Math.min(600, longestMs), max: longestMs }) },
  );
  return fc.array(one, { minLength: 5, maxLength: 60 });
}

const [sample] = sampleCards;

/** The person whose card answers the reading with this number. */
function cardOf(reading: number): IdCard {
  if (sample?.card.cardKind !== "resident") throw new Error("The first sample is a resident's card.");
  const seventeen = `99990119900512${String(reading % 1_000).padStart(3, "0")}`;
  return { ...sample.card, idNumber: seventeen + checkSignOf(seventeen) };
}

/** Where the holder of that card moved to. */
const addressOf = (reading: number) => `示例省示例市示例区新路${reading}号`;

test.each<FramingName>(["stream", "raw64", "len63"])(
  "a card reader, %s: whoever is greeted is who the last question was answered with",
  async (name) => {
    const framing = framings[name];
    await fc.assert(
      fc.asyncProperty(delaysUpTo(2_500), async (late) => {
        const parser = createFrameParser(framing.fill);
        const heard: Heard = { events: [], statuses: [] };
        const answer = createLateLine(late, (bytes) => {
          for (const piece of framing.wrap(bytes)) current.receive(piece);
        });
        let readings = 0;
        let addresses = 0;
        const wrong: string[] = [];
        const device = {
          receive(bytes: Uint8Array): void {
            for (const body of parser.push(framing.unwrap(bytes))) {
              const names = Object.keys(commands) as ReaderCommandName[];
              answer(replyTo(names.find((one) => Buffer.compare(commands[one].body, body) === 0)));
            }
          },
        };
        /** A reader on which another card lies at each reading, and none is ever selected already. */
        function replyTo(command: ReaderCommandName | undefined): Uint8Array {
          switch (command) {
            case "samId":
              return encodeReply("ok", new Uint8Array(16));
            case "findCard":
              return encodeReply("cardFound", new Uint8Array(4));
            case "selectCard":
              return encodeReply("ok", new Uint8Array(8));
            case "readBase":
              readings += 1;
              return encodeReply("ok", encodeBaseData(encodeCardText(cardOf(readings))));
            case "readNewAddress":
              addresses += 1;
              return addresses % 3 === 0
                ? encodeReply("ok", encodeAddress(addressOf(readings)))
                : encodeReply("readFailed");
            default:
              return encodeReply("ok");
          }
        }
        const push = heard.events.push.bind(heard.events);
        heard.events.push = (...events) => {
          for (const event of events) {
            if (event.event !== "card-laid") continue;
            const { idNumber, newAddress = addressOf(readings) } = event.card;
            if (idNumber !== cardOf(readings).idNumber || newAddress !== addressOf(readings))
              wrong.push(`${idNumber} and ${newAddress} at reading ${readings}`);
          }
          return push(...events);
        };
        await run(createIdCardReader({ ...defaultReaderSettings, framing: name }), 60_000, device, heard);
        expect(wrong).toEqual([]);
      }),
      { numRuns: extent(60, 5_000) },
    );
  },
);

test("a card reader that is late now and then still reads cards", async () => {
  const heard: Heard = { events: [], statuses: [] };
  const parser = createFrameParser();
  const answer = createLateLine([10, 20, 10, 400, 10, 10, 10, 10], (bytes) => current.receive(bytes));
  let readings = 0;
  await run(
    createIdCardReader(),
    30_000,
    {
      receive: (bytes) => {
        for (const body of parser.push(bytes)) {
          if (body[0] === 0x20)
            answer(encodeReply(body[1] === 1 ? "cardFound" : "ok", new Uint8Array(body[1] === 1 ? 4 : 8)));
          else if (body[0] === 0x12) answer(encodeReply("ok", new Uint8Array(16)));
          else if (body[1] === 0x03) answer(encodeReply("itemAbsent"));
          else if (body[0] === 0x30) {
            readings += 1;
            answer(encodeReply("ok", encodeBaseData(encodeCardText(cardOf(readings)))));
          } else answer(encodeReply("ok"));
        }
      },
    },
    heard,
  );
  expect(heard.events.some(({ event }) => event === "card-laid")).toBe(true);
});

/** What a printer's state is called, by what is really so. */
const truths = [
  { what: "ready", set: () => {}, kind: "ready" },
  { what: "cover open", set: (printer: Printer) => printer.setCoverOpen(true), kind: "cover-open" },
  { what: "no paper", set: (printer: Printer) => printer.setPaper(0), kind: "paper-out" },
  { what: "near its end", set: (printer: Printer) => printer.setNearEnd(true), kind: "paper-near-end" },
  { what: "cutter jammed", set: (printer: Printer) => printer.setCutterJammed(true), kind: "faulty" },
] as const;
type Printer = ReturnType<typeof createSimulatedPrinter>;

async function told(late: readonly number[], set: (printer: Printer) => void): Promise<string[]> {
  const heard: Heard = { events: [], statuses: [] };
  const answer = createLateLine(late, (bytes) => current.receive(bytes));
  const printer = createSimulatedPrinter((bytes) => answer(bytes));
  set(printer);
  await run(createTicketPrinterDriver({ wasInterrupted: false }), 30_000, printer, heard);
  return [...new Set<string>(heard.statuses.map(({ kind }) => kind))].filter((kind) => kind !== "lost");
}

test.each(truths)(
  "a printer, $what: late or in time, it is told as what it is, or as lost",
  async ({ set, kind }) => {
    await fc.assert(
      fc.asyncProperty(delaysUpTo(defaultPrinterSettings.latestMs - 10), async (late) => {
        expect((await told(late, set)).filter((one) => one !== kind)).toEqual([]);
      }),
      { numRuns: extent(150, 10_000) },
    );
  },
);

test.each(truths.filter(({ kind }) => !["ready", "paper-near-end"].includes(kind)))(
  "a printer, $what: however late, it is never told as ready",
  async ({ set }) => {
    await fc.assert(
      fc.asyncProperty(delaysUpTo(4_000), async (late) => {
        expect(await told(late, set)).not.toContain("ready");
      }),
      { numRuns: extent(150, 10_000) },
    );
  },
);
