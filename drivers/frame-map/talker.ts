import type { DevicePort } from "../driver.ts";
import { err, ok, type Result } from "../result.ts";
import type { WriteFault } from "../transport/types.ts";
import { delay } from "../wait.ts";
import type { EncodeFault } from "./data.ts";
import type { FrameMap, Heard } from "./frame-map.ts";
import type { Values } from "./profile.ts";

/** `silent`: the device was asked and did not answer in time. */
export type AskFault = EncodeFault | WriteFault | "silent";

/** One device at work on a wire that a profile describes. */
export interface Talker {
  receive(bytes: Uint8Array): void;
  /** Settles when the bytes went out, which says nothing about the device. */
  say(message: string, values: Values): Promise<Result<null, EncodeFault | WriteFault>>;
  /** Says it and waits for one of these messages of the device; any right frame of it counts when none is named. */
  ask(
    message: string,
    values: Values,
    answers: readonly string[],
    withinMs: number,
  ): Promise<Result<Heard, AskFault>>;
  /** Whatever waits settles. */
  stop(): void;
}

interface Waiting {
  isAnswer(heard: Heard): boolean;
  settle(result: Result<Heard, AskFault>): void;
}

/** What is wrong with a device's address on this wire, as a sentence; null when nothing is. */
export function addressFault({ profile }: FrameMap, address: number | undefined): string | null {
  const allowed = profile.address;
  if (!allowed) return null;
  const number = address ?? allowed.default;
  if (number === undefined)
    return `address: ${profile.profileId} needs one, ${allowed.min} to ${allowed.max}`;
  const isAllowed = number >= allowed.min && number <= allowed.max && (!allowed.map || number in allowed.map);
  return isAllowed
    ? null
    : `address: ${number} is none of ${profile.profileId}, ${allowed.min} to ${allowed.max}`;
}

/**
 * Speaks with one device: keeps the pause between frames, gives up broken frames when the line is quiet, and lets through
 * what comes from this device only, whoever else is on the line. One question at a time.
 */
export function createTalker(
  map: FrameMap,
  port: DevicePort,
  address: number | undefined,
  onHeard: (heard: Heard) => void,
): Talker {
  const { line } = map.profile;
  const own = address ?? map.profile.address?.default;
  const decoder = map.createDecoder("host");
  let quiet: NodeJS.Timeout | undefined;
  let waiting: Waiting | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  let mayWriteAt = 0;
  let isStopped = false;
  /** Adapters for two-wire RS-485 may let the host hear itself; that is no sign of life of anybody. */
  let lastSaid: Uint8Array = new Uint8Array(0);

  function hear(frames: readonly Heard[]): void {
    for (const heard of frames) {
      if (heard.address !== null && heard.address !== own) continue;
      // A right frame without its sender's name, on a wire that has names, is not for anybody.
      if (heard.address === null && map.profile.address) continue;
      if (heard.message === null && isSame(heard.frame, lastSaid)) continue;
      onHeard(heard);
      if (waiting?.isAnswer(heard)) waiting.settle(ok(heard));
    }
  }

  async function write(bytes: Uint8Array, holdMs: number): Promise<Result<null, WriteFault>> {
    const pauseMs = mayWriteAt - performance.now();
    if (pauseMs > 0) await delay(pauseMs);
    if (isStopped) return err("line-lost");
    lastSaid = bytes;
    const written = await port.write(bytes, Math.max(holdMs, line.interFrameGapMs));
    mayWriteAt = performance.now() + line.interFrameGapMs;
    return written;
  }

  /** One after the other: frames that run into each other are none. */
  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const next = turn.then(work);
    turn = next.catch(() => {});
    return next;
  }

  async function askNow(
    bytes: Uint8Array,
    answers: readonly string[],
    withinMs: number,
  ): Promise<Result<Heard, AskFault>> {
    const { promise: answered, resolve } = Promise.withResolvers<Result<Heard, AskFault>>();
    let late: NodeJS.Timeout | undefined;
    const settle = (result: Result<Heard, AskFault>) => {
      clearTimeout(late);
      waiting = undefined;
      resolve(result);
    };
    // Before the question goes out: its answer can be here sooner than the news that it was written.
    waiting = {
      isAnswer: ({ message }) => answers.length === 0 || (message !== null && answers.includes(message)),
      settle,
    };
    const written = await write(bytes, withinMs);
    if (!written.ok) settle(written);
    else if (waiting) late = setTimeout(() => settle(err("silent")), withinMs);
    const result = await answered;
    port.release?.();
    return result;
  }

  return {
    receive(bytes: Uint8Array): void {
      clearTimeout(quiet);
      hear(decoder.push(bytes));
      if (decoder.heldBytes > 0) quiet = setTimeout(() => hear(decoder.settle()), line.brokenAfterMs);
    },
    async say(message, values) {
      const frame = map.encode("device", message, values, address);
      return frame.ok ? inTurn(() => write(frame.value, 0)) : frame;
    },
    async ask(message, values, answers, withinMs) {
      const frame = map.encode("device", message, values, address);
      return frame.ok ? inTurn(() => askNow(frame.value, answers, withinMs)) : frame;
    },
    stop(): void {
      isStopped = true;
      clearTimeout(quiet);
      waiting?.settle(err("line-lost"));
    },
  };
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}
