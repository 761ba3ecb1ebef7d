import type { SimulatedDevice } from "../simulated-device.ts";
import type { Capture } from "./format.ts";

/** What was asked in a row and what came back for it, each so long after the question. */
interface Exchange {
  request: Uint8Array;
  replies: { afterMs: number; bytes: Uint8Array }[];
}

export interface Replay extends SimulatedDevice {
  /** Sends what the device said before it was asked anything; for a device that only speaks by itself, everything. */
  begin(): void;
  /** Host bytes that the recorded host never sent. */
  readonly unmatchedBytes: number;
  /** Whether the last recorded exchange was played. */
  readonly isPlayedOut: boolean;
  /** Sends nothing more. */
  stop(): void;
}

export interface ReplayOptions {
  /** 2 plays twice as fast as it was recorded. */
  speed?: number;
}

/**
 * A capture as the other end of the wire. A request is answered with what the device answered to the next such request in
 * the recording; one that comes more often than it was recorded, with the answer of the last time. So an adapter may ask in
 * another rhythm than the one that was recorded.
 */
export function createReplay(
  capture: Capture,
  send: (bytes: Uint8Array) => void,
  { speed = 1 }: ReplayOptions = {},
): Replay {
  const { spoken, exchanges } = exchangesOf(capture);
  const timers = new Set<NodeJS.Timeout>();
  let next = 0;
  let asked = Buffer.alloc(0);
  let unmatchedBytes = 0;

  function play(replies: Exchange["replies"]): void {
    for (const { afterMs, bytes } of replies) {
      const timer = setTimeout(() => {
        timers.delete(timer);
        send(bytes);
      }, afterMs / speed);
      timers.add(timer);
    }
  }

  function silence(): void {
    for (const timer of timers) clearTimeout(timer);
    timers.clear();
  }

  function answer(): void {
    while (asked.length > 0) {
      const index = find((request) => startsWith(asked, request));
      const exchange = exchanges[index];
      if (exchange) {
        next = Math.max(next, index + 1);
        asked = asked.subarray(exchange.request.length);
        play(exchange.replies);
        continue;
      }
      if (find((request) => startsWith(request, asked)) >= 0) return;
      unmatchedBytes += 1;
      asked = asked.subarray(1);
    }
  }

  /** The next one that fits, else the last one before; -1 for none. */
  function find(fits: (request: Uint8Array) => boolean): number {
    const ahead = exchanges.findIndex(({ request }, index) => index >= next && fits(request));
    return ahead >= 0 ? ahead : exchanges.findLastIndex(({ request }) => fits(request));
  }

  return {
    begin: () => play(spoken),
    receive(bytes: Uint8Array): void {
      asked = Buffer.concat([asked, bytes]);
      answer();
    },
    restart(): void {
      silence();
      asked = Buffer.alloc(0);
    },
    get unmatchedBytes() {
      return unmatchedBytes;
    },
    get isPlayedOut() {
      return next >= exchanges.length && timers.size === 0;
    },
    stop: silence,
  };
}

/** Host pieces that follow each other without an answer between are one request: a message may be written in parts. */
function exchangesOf({ entries }: Capture): { spoken: Exchange["replies"]; exchanges: Exchange[] } {
  const spoken: Exchange["replies"] = [];
  const exchanges: Exchange[] = [];
  let askedAtMs = 0;
  for (const [index, { atMs, from, bytes }] of entries.entries()) {
    const current = exchanges.at(-1);
    if (from === "device") {
      const replies = current?.replies ?? spoken;
      replies.push({ afterMs: atMs - askedAtMs, bytes });
      continue;
    }
    askedAtMs = atMs;
    const isGoingOn = current && entries[index - 1]?.from === "host";
    if (isGoingOn) current.request = Buffer.concat([current.request, bytes]);
    else exchanges.push({ request: bytes, replies: [] });
  }
  return { spoken, exchanges };
}

function startsWith(bytes: Uint8Array, start: Uint8Array): boolean {
  return Buffer.compare(bytes.subarray(0, start.length), start) === 0;
}
