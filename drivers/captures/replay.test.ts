import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Capture, CaptureEntry } from "./format.ts";
import { changeStream } from "./redact.ts";
import { createReplay } from "./replay.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const of = (text: string) => Uint8Array.from(Buffer.from(text));
function captureOf(...entries: [atMs: number, from: "host" | "device", text: string][]): Capture {
  return {
    header: {
      capture: "wire/1",
      kind: "call-keypad",
      maker: "",
      model: "",
      firmware: "",
      recordedAt: "2026-01-31",
      transport: "serial@9600",
      adapter: "",
      verified: "built",
    },
    entries: entries.map(([atMs, from, text]) => ({ atMs, from, bytes: of(text) })),
  };
}

function play(capture: Capture) {
  const said: string[] = [];
  const replay = createReplay(capture, (bytes) => said.push(Buffer.from(bytes).toString()));
  return {
    replay,
    ask(text: string, waitMs: number): string {
      replay.receive(of(text));
      vi.advanceTimersByTime(waitMs);
      return said.splice(0).join("|");
    },
  };
}

const session = captureOf(
  [0, "host", "card?"],
  [10, "device", "none"],
  [100, "host", "card?"],
  [115, "device", "yes"],
  [120, "host", "re"],
  [121, "host", "ad"],
  [150, "device", "ca"],
  [160, "device", "rd"],
);

it("answers as recorded, when recorded", () => {
  const { ask, replay } = play(session);
  expect(ask("card?", 9)).toBe("");
  expect(ask("", 1)).toBe("none");
  expect(ask("card?", 15)).toBe("yes");
  expect(ask("read", 39)).toBe("ca|rd");
  expect(replay.isPlayedOut).toBe(true);
});

it("a host in another rhythm: asks more often, in pieces, or leaves something out", () => {
  const { ask } = play(session);
  expect(ask("read", 50)).toBe("ca|rd");
  expect(ask("ca", 50)).toBe("");
  expect(ask("rd?", 50)).toBe("yes");
  expect(ask("card?card?", 50)).toBe("yes|yes");
});

it("bytes that the recorded host never sent are counted, and what follows is answered", () => {
  const { ask, replay } = play(session);
  expect(ask("!!card?", 50)).toBe("none");
  expect(replay.unmatchedBytes).toBe(2);
});

it("a device that speaks by itself", () => {
  const { ask, replay } = play(captureOf([1000, "device", "key 1"], [2000, "device", "key 2"]));
  replay.begin();
  expect(ask("", 1999)).toBe("key 1");
  expect(ask("", 1)).toBe("key 2");
});

it("what is taken out may lie across pieces; the pieces keep their sizes", () => {
  const { entries } = captureOf([0, "device", "na"], [1, "host", "ok"], [2, "device", "me!"]);
  const redacted: CaptureEntry[] = changeStream(entries, "device", (stream) => stream.fill(0x78, 1, 4));
  expect(redacted.map(({ bytes }) => Buffer.from(bytes).toString())).toEqual(["nx", "ok", "xx!"]);
});
