/** The adapter and the simulated reader over a wire in memory, with a clock moved by hand: what needs many tries. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { AdapterEvent, Attach, DevicePort } from "../driver.ts";
import { ok } from "../result.ts";
import { sampleCards } from "../simulators/sample-cards.ts";
import { extent } from "../testing/extent.ts";
import { createIdCardReader } from "./adapter.ts";
import { encodeBaseData, type FingerprintBytes } from "./base-data.ts";
import { encodeCardText } from "./card.ts";
import { commands, encodeReply } from "./commands.ts";
import { createExchange } from "./exchange.ts";
import { type FramingName, framings } from "./framing.ts";
import type { PhotoDecoder } from "./photo/types.ts";
import { createSimulatedReader, type SimulatedReader, type SimulatedReaderOptions } from "./simulator.ts";
import { defaultReaderSettings } from "./types.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const [resident, elderly] = sampleCards.map(({ card }) => card);
if (!resident || !elderly) throw new Error("There are sample cards.");

interface Wired {
  reader: SimulatedReader;
  events: AdapterEvent[];
  statuses: string[];
  names(): string[];
  run(forMs: number): Promise<void>;
  stop(): void;
  lost: string | undefined;
}

/** `damage` may change what the reader sends, piece by piece. */
function wire(
  attach: Attach,
  options: SimulatedReaderOptions = {},
  damage: (piece: Uint8Array) => Uint8Array = (piece) => piece,
  port: Partial<DevicePort> = {},
): Wired {
  const reader = createSimulatedReader((piece) => {
    const damaged = damage(piece);
    setTimeout(() => attached.receive(damaged), 1);
  }, options);
  const wired: Wired = {
    reader,
    events: [],
    statuses: [],
    names: () => wired.events.map(({ event }) => event),
    run: async (forMs) => void (await vi.advanceTimersByTimeAsync(forMs)),
    stop: () => attached.stop(),
    lost: undefined,
  };
  const attached = attach(
    {
      spec: { transport: "serial", path: "/dev/ttyUSB0", baudRate: 115_200 },
      write: async (bytes) => {
        reader.receive(Uint8Array.from(bytes));
        return ok(null);
      },
      ...port,
    },
    {
      status: ({ kind }) => wired.statuses.push(kind),
      event: (event) => wired.events.push(event),
      alive: () => {},
    },
  );
  void attached.run().then((cause) => {
    wired.lost = cause;
  });
  return wired;
}

const withFraming = (framing: FramingName) => createIdCardReader({ ...defaultReaderSettings, framing });

describe.each<FramingName>(["stream", "raw64", "len63"])("on a wire of %s", (framing) => {
  it.each(sampleCards)(
    "$cardId is laid on once with all that stands on it, and taken away once",
    async ({ card }) => {
      const wired = wire(withFraming(framing), { framing });
      wired.reader.put({ lying: "card", card });
      await wired.run(3000);
      wired.reader.take();
      await wired.run(3000);
      expect(wired.events).toEqual([
        { event: "identified", identity: "05.03-20160421-0001234567-3456789012" },
        { event: "card-laid", card },
        { event: "card-taken" },
      ]);
      wired.stop();
    },
  );

  it("a byte anywhere in the reply with the card changed once: the card is read right all the same", async () => {
    const reply = encodeReply("ok", encodeBaseData(encodeCardText(resident)));
    const pieces = framings[framing].wrap(reply);
    const whole = Buffer.concat(pieces);
    const step = framing === "stream" ? 1 : extent(5, 1);
    for (let at = 0; at < whole.length; at += step) {
      let seen = 0;
      const wired = wire(withFraming(framing), { framing }, (piece) => {
        const isOfCard = reader().requests.at(-1) === "readBase" && seen < whole.length;
        const from = seen;
        if (isOfCard) seen += piece.length;
        if (!isOfCard || at < from || at >= from + piece.length) return piece;
        return Uint8Array.from(piece, (byte, index) => (index === at - from ? byte ^ 0x41 : byte));
      });
      const reader = () => wired.reader;
      wired.reader.put({ lying: "card", card: resident });
      await wired.run(12_000);
      const laid = wired.events.flatMap((event) => (event.event === "card-laid" ? [event.card] : []));
      expect(laid, `byte ${at}`).toEqual([resident]);
      expect(wired.names(), `byte ${at}`).not.toContain("card-unreadable");
      expect(wired.lost).toBeUndefined();
      wired.stop();
    }
  });
});

it("len63: an acknowledgement long before an answer is no broken answer", async () => {
  const sent: Uint8Array[] = [];
  const write = async (piece: Uint8Array) => {
    sent.push(piece);
    return ok(null);
  };
  const exchange = createExchange(
    { spec: { transport: "hid-path", path: "/dev/hidraw0" }, write },
    { ...defaultReaderSettings, framing: "len63" },
  );
  const asked = exchange.request(commands.readNewAddress);
  await vi.advanceTimersByTimeAsync(10);
  exchange.receive(Uint8Array.from({ length: 64 }, (_, at) => (at === 0 ? 0xff : 0)));
  await vi.advanceTimersByTimeAsync(1000);
  for (const piece of framings.len63.wrap(encodeReply("itemAbsent"))) exchange.receive(piece);
  expect(await asked).toMatchObject({ ok: true, value: { status: "itemAbsent" } });
  expect(sent).toHaveLength(1);
});

it.each<FingerprintBytes>([0, 512, 1024])(
  "a reader that answers with %i bytes of fingerprints: the card, and no more",
  async (fingerprints) => {
    const wired = wire(createIdCardReader(), { fingerprints });
    wired.reader.put({ lying: "card", card: resident });
    await wired.run(3000);
    expect(wired.events.slice(1)).toEqual([{ event: "card-laid", card: resident }]);
    wired.stop();
  },
);

describe("the additional address", () => {
  const newAddress = "示例省示例市示例区新路9号";

  it("is told with the card that has one", async () => {
    const wired = wire(createIdCardReader());
    wired.reader.put({ lying: "card", card: resident, newAddress });
    await wired.run(3000);
    expect(wired.events.at(-1)).toEqual({ event: "card-laid", card: { ...resident, newAddress } });
    wired.stop();
  });

  it("is not asked for where the place does not want it", async () => {
    const wired = wire(createIdCardReader({ ...defaultReaderSettings, readsNewAddress: false }));
    wired.reader.put({ lying: "card", card: resident, newAddress });
    await wired.run(3000);
    expect(wired.events.at(-1)).toEqual({ event: "card-laid", card: resident });
    wired.stop();
  });

  it("lost on the line costs no card", async () => {
    const wired = wire(createIdCardReader());
    wired.reader.loseAnswerTo("readNewAddress");
    wired.reader.put({ lying: "card", card: resident, newAddress });
    await wired.run(5000);
    expect(wired.events.filter(({ event }) => event === "card-laid")).toEqual([
      { event: "card-laid", card: resident },
    ]);
    expect(wired.lost).toBeUndefined();
    wired.stop();
  });
});

describe("the portrait", () => {
  const decoder = (decode: PhotoDecoder["decode"]) => createIdCardReader(defaultReaderSettings, { decode });

  it("comes with the card when the place's decoder made one of the card's own photo", async () => {
    const photo = Uint8Array.from({ length: 1024 }, (_, at) => at & 0xff);
    const given: Uint8Array[] = [];
    const wired = wire(
      decoder(async (bytes) => {
        given.push(Uint8Array.from(bytes));
        return "data:image/bmp;base64,Qk0=";
      }),
    );
    wired.reader.put({ lying: "card", card: resident, photo });
    await wired.run(3000);
    expect(given).toEqual([photo]);
    expect(wired.events.at(-1)).toEqual({
      event: "card-laid",
      card: resident,
      portrait: "data:image/bmp;base64,Qk0=",
    });
    wired.stop();
  });

  it("is not there at all when none could be made", async () => {
    const wired = wire(decoder(async () => null));
    wired.reader.put({ lying: "card", card: resident });
    await wired.run(3000);
    expect(wired.events.at(-1)).toEqual({ event: "card-laid", card: resident });
    wired.stop();
  });

  it("of a line that is gone while it is made greets nobody", async () => {
    const { promise, resolve } = Promise.withResolvers<string | null>();
    const wired = wire(decoder(() => promise));
    wired.reader.put({ lying: "card", card: resident });
    await wired.run(3000);
    wired.stop();
    resolve("data:image/bmp;base64,Qk0=");
    await wired.run(3000);
    expect(wired.names()).toEqual(["identified"]);
  });
});

describe("a serial line at another speed", () => {
  function onLine(baudRate: number, settings: Partial<typeof defaultReaderSettings> = {}) {
    let hostBaudRate = 115_200;
    const set: number[] = [];
    const port: Partial<DevicePort> = {
      setBaudRate: async (rate) => {
        hostBaudRate = rate;
        set.push(rate);
        return ok(null);
      },
    };
    const attach = createIdCardReader({ ...defaultReaderSettings, ...settings });
    const open = () => wire(attach, { baudRate, hostBaudRate: () => hostBaudRate }, undefined, port);
    /** As when the line is opened anew, with the configuration's speed. */
    const reopen = () => {
      hostBaudRate = 115_200;
      return open();
    };
    return { open, set, reopen };
  }

  it.each([9600, 19_200, 38_400, 57_600])("a reader at %i is found and reads", async (baudRate) => {
    const wired = onLine(baudRate).open();
    wired.reader.put({ lying: "card", card: resident });
    await wired.run(6000);
    expect(wired.statuses).toContain("ready");
    expect(wired.events.at(-1)).toEqual({ event: "card-laid", card: resident });
    expect(wired.reader.baudRate).toBe(baudRate);
    wired.stop();
  });

  it("is raised to the fastest when the place wants it", async () => {
    const wired = onLine(9600, { raisesBaudRate: true }).open();
    wired.reader.put({ lying: "card", card: resident });
    await wired.run(6000);
    expect(wired.reader.baudRate).toBe(115_200);
    expect(wired.events.at(-1)).toEqual({ event: "card-laid", card: resident });
    wired.stop();
  });

  it("that is known is used at the next opening without a search", async () => {
    const line = onLine(9600);
    const first = line.open();
    await first.run(5000);
    first.stop();
    line.set.length = 0;
    const second = line.reopen();
    await second.run(1000);
    expect(second.statuses).toContain("ready");
    expect(line.set).toEqual([9600]);
    second.stop();
  });

  it("a reader that is nowhere is silent, in time, with the line as it was", async () => {
    const line = onLine(4800);
    const wired = line.open();
    await wired.run(5000);
    expect(wired.lost).toBe("silent");
    expect(line.set.at(-1)).toBe(115_200);
  });

  it("is not looked for where the place does not want it", async () => {
    const line = onLine(9600, { findsBaudRate: false });
    const wired = line.open();
    await wired.run(5000);
    expect(wired.lost).toBe("silent");
    expect(line.set).toEqual([]);
  });
});

it("another person's card within one look is another person, with a reader that was asked for the address between", async () => {
  const wired = wire(createIdCardReader());
  wired.reader.put({ lying: "card", card: resident });
  await wired.run(3000);
  wired.reader.take();
  wired.reader.put({ lying: "card", card: elderly });
  await wired.run(3000);
  expect(wired.events.slice(1)).toEqual([
    { event: "card-laid", card: resident },
    { event: "card-taken" },
    { event: "card-laid", card: elderly },
  ]);
  wired.stop();
});

it.each([
  [9600, 3000],
  [115_200, 1900],
])("at %i baud a card's reply may take %i ms", async (baudRate, delayMs) => {
  const wired = wire(createIdCardReader(), { baudRate }, undefined, {
    spec: { transport: "serial", path: "/dev/ttyUSB0", baudRate },
  });
  await wired.run(1000);
  wired.reader.put({ lying: "card", card: resident });
  while (wired.reader.requests.at(-1) !== "selectCard") await wired.run(1);
  wired.reader.behave({ behaviour: "late", delayMs });
  while (wired.reader.requests.at(-1) !== "readBase") await wired.run(1);
  wired.reader.behave({ behaviour: "normal" });
  await wired.run(4000);
  expect(wired.events.at(-1)).toEqual({ event: "card-laid", card: resident });
  expect(wired.reader.requests.filter((name) => name === "readBase")).toHaveLength(1);
  wired.stop();
});
