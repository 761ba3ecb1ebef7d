import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { z } from "zod";
import type { DevicePort } from "../driver.ts";
import { err, ok } from "../result.ts";
import type { Vocabulary } from "./compile.ts";
import { type Heard, readFrameMap } from "./frame-map.ts";
import { addressFault, createTalker } from "./talker.ts";

const words: Vocabulary = {
  kind: "tried",
  messages: {
    show: { to: "device", values: { count: z.int() } },
    done: { to: "host", values: {} },
    pressed: { to: "host", values: { key: z.int() } },
  },
};

const frame = (direction: string) => ({
  framing: "fixed",
  parts: [
    { part: "bytes", hex: direction },
    { part: "number", name: "address" },
    { part: "number", name: "command" },
    { part: "data", bytes: 1 },
    { part: "check", algorithm: "xor" },
  ],
});

const plain = {
  toDevice: frame("AA"),
  messages: [
    { message: "show", to: "device", set: { command: 1 }, data: [{ part: "number", name: "count" }] },
    { message: "done", to: "host", set: { command: 2 }, data: [{ part: "bytes", hex: "00" }] },
    { message: "pressed", to: "host", set: { command: 3 }, data: [{ part: "number", name: "key" }] },
  ],
};

const read = readFrameMap(
  {
    ...plain,
    format: 1,
    profileId: "tried",
    kind: "tried",
    maker: "nobody",
    name: "tried",
    verified: "simulator",
    source: "made up",
    line: { interFrameGapMs: 50, brokenAfterMs: 100 },
    address: { min: 1, max: 20 },
    toHost: frame("BB"),
  },
  words,
);
if (!read.ok) throw new Error(read.error);
const map = read.value;

const from = (address: number, message: string, values = {}) => {
  const encoded = map.encode("host", message, values, address);
  if (!encoded.ok) throw new Error(encoded.error);
  return encoded.value;
};

function talk(write: DevicePort["write"] = async () => ok(null)) {
  const heard: Heard[] = [];
  const written: { atMs: number; holdMs: number | undefined }[] = [];
  let released = 0;
  const port: DevicePort = {
    spec: { transport: "serial", path: "/dev/any", baudRate: 9600 },
    write: async (bytes, holdMs) => {
      written.push({ atMs: performance.now(), holdMs });
      return write(bytes, holdMs);
    },
    release: () => {
      released += 1;
    },
  };
  const talker = createTalker(map, port, 5, (one) => heard.push(one));
  return { talker, heard, written, released: () => released };
}

beforeEach(() => vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] }));
afterEach(() => vi.useRealTimers());

it("hears its own device only, whoever else is on the line", () => {
  const { talker, heard } = talk();
  talker.receive(from(6, "pressed", { key: 1 }));
  talker.receive(from(5, "pressed", { key: 2 }));
  talker.receive(Uint8Array.of(0xbb, 99, 3, 7, 0xbb ^ 99 ^ 3 ^ 7));
  expect(heard.map(({ values }) => values)).toEqual([{ key: 2 }]);
});

it("does not put together two halves with a long silence between them", async () => {
  const { talker, heard } = talk();
  const press = from(5, "pressed", { key: 2 });
  talker.receive(press.slice(0, 3));
  await vi.advanceTimersByTimeAsync(120);
  talker.receive(press.slice(3));
  expect(heard).toEqual([]);
  talker.receive(press.slice(0, 3));
  await vi.advanceTimersByTimeAsync(60);
  talker.receive(press.slice(3));
  expect(heard).toHaveLength(1);
});

it("finds the good frame that a broken one had swallowed as soon as the line is quiet", async () => {
  const { talker, heard } = talk();
  const press = from(5, "pressed", { key: 2 });
  talker.receive(Uint8Array.of(0xbb, ...press.slice(0, 4)));
  talker.receive(press.slice(4));
  await vi.advanceTimersByTimeAsync(120);
  expect(heard).toHaveLength(1);
});

it("does not take itself for the device where the line lets it hear itself", async () => {
  const echoing = readFrameMap(
    { ...map.profile, ...plain, toHost: frame("AA"), line: { brokenAfterMs: 100 } },
    words,
  );
  if (!echoing.ok) throw new Error(echoing.error);
  const heard: Heard[] = [];
  const said: Uint8Array[] = [];
  const port: DevicePort = {
    spec: { transport: "serial", path: "/dev/any", baudRate: 9600 },
    write: async (bytes) => {
      said.push(bytes);
      return ok(null);
    },
  };
  const talker = createTalker(echoing.value, port, 5, (one) => heard.push(one));
  await talker.say("show", { count: 1 });
  for (const bytes of said) talker.receive(bytes);
  expect(heard).toEqual([]);
  talker.receive(said[0]?.map((byte, at) => (at >= 3 ? byte ^ 4 : byte)) ?? new Uint8Array(0));
  expect(heard).toHaveLength(1);
});

it("keeps the pause between its frames, and the line for the same time", async () => {
  const { talker, written } = talk();
  const said = [1, 2, 3].map((count) => talker.say("show", { count }));
  await vi.advanceTimersByTimeAsync(500);
  expect(await Promise.all(said)).toEqual([ok(null), ok(null), ok(null)]);
  const [first, second, third] = written.map(({ atMs }) => atMs);
  expect([(second ?? 0) - (first ?? 0), (third ?? 0) - (second ?? 0)]).toEqual([50, 50]);
  expect(written.map(({ holdMs }) => holdMs)).toEqual([50, 50, 50]);
});

it("takes the answer of its own device for an answer, and lets the line go", async () => {
  const { talker, written, released } = talk();
  const asked = talker.ask("show", { count: 1 }, ["done"], 300);
  await vi.advanceTimersByTimeAsync(10);
  expect(written[0]?.holdMs).toBe(300);
  talker.receive(from(6, "done"));
  talker.receive(from(5, "pressed", { key: 9 }));
  expect(released()).toBe(0);
  talker.receive(from(5, "done"));
  expect(await asked).toMatchObject({ ok: true, value: { message: "done" } });
  expect(released()).toBe(1);
});

it("says silent when nothing comes in time, and line-lost when it is stopped", async () => {
  const { talker } = talk();
  const asked = talker.ask("show", { count: 1 }, ["done"], 300);
  await vi.advanceTimersByTimeAsync(310);
  expect(await asked).toEqual(err("silent"));
  const next = talker.ask("show", { count: 2 }, ["done"], 300);
  const waiting = talker.say("show", { count: 3 });
  await vi.advanceTimersByTimeAsync(60);
  talker.stop();
  expect(await next).toEqual(err("line-lost"));
  await vi.advanceTimersByTimeAsync(60);
  expect(await waiting).toEqual(err("line-lost"));
});

it("a line that takes nothing is told as it is", async () => {
  const { talker } = talk(async () => err("timeout"));
  expect(await talker.ask("show", { count: 1 }, ["done"], 300)).toEqual(err("timeout"));
  await vi.advanceTimersByTimeAsync(60);
});

it("what does not fit is refused before anything is sent", async () => {
  const { talker, written } = talk();
  expect(await talker.say("show", { count: 300 })).toEqual(err("value-unfit"));
  expect(await talker.say("dance", {})).toEqual(err("no-such-message"));
  expect(written).toEqual([]);
});

it("an address that this wire has not is said in a sentence", () => {
  expect(addressFault(map, 5)).toBeNull();
  expect(addressFault(map, undefined)).toBe("address: tried needs one, 1 to 20");
  expect(addressFault(map, 21)).toBe("address: 21 is none of tried, 1 to 20");
});
