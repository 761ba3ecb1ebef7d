import { within } from "../wait.ts";
import { type UsbHandle, usbFaultOf } from "./usb-library.ts";
import { type BulkInterface, bodyBytesOf, headBytes } from "./usb-pipes.ts";

/** Times in milliseconds. */
const limits = {
  /**
   * A read that nothing ends is given up and begun anew: what arrives just then is lost. Longer than the pauses between a
   * device's answers, so that this happens on a silent line only.
   */
  idle: 1000,
  /** From a head to the end of its body. */
  body: 500,
  /** How long is listened for what was left in a pipe. */
  leftOver: 5,
} as const;

const longestTransfer = 4096;
const mostLeftOver = 32;
const stallsUntilGone = 3;

type Read = Uint8Array | "nothing" | "gone";

export interface UsbReading {
  start(): void;
  /** To be called before each message that is sent: what belongs to an earlier one will not be heard any more. */
  forgetEarlier(): Promise<void>;
  /** Settles when no transfer is under way. */
  stop(): Promise<void>;
}

/**
 * Reads all the time. With two pipes nothing ties a body to its head but their order: a body left behind by an answer that
 * nobody waited for would be taken for the next head's, one person's card for another's. So the second pipe is emptied
 * before each message sent, and a body is heard only when nothing was sent since its head.
 */
export function createUsbReading(
  handle: UsbHandle,
  { first, second }: BulkInterface,
  heard: { data(bytes: Uint8Array): void; lost(): void },
): UsbReading {
  let isStopped = false;
  let messages = 0;
  let stalls = 0;
  let running: Promise<void> = Promise.resolve();
  /** One reader at a time at the second pipe. */
  let turn: Promise<unknown> = Promise.resolve();

  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const next = turn.then(work);
    turn = next.catch(() => {});
    return next;
  }

  async function read(endpoint: number, timeoutMs: number, length: number): Promise<Read> {
    try {
      const bytes = await handle.nativeTransferIn(endpoint, timeoutMs, length);
      stalls = 0;
      return bytes === null || bytes.length === 0 ? "nothing" : bytes;
    } catch (error) {
      const fault = usbFaultOf(error);
      if (fault === "timeout") return "nothing";
      stalls += 1;
      if (fault !== "stall" || stalls >= stallsUntilGone) return "gone";
      return clear(endpoint);
    }
  }

  async function clear(endpoint: number): Promise<Read> {
    try {
      await handle.clearHalt("in", endpoint);
      return "nothing";
    } catch {
      return "gone";
    }
  }

  async function readBody(endpoint: number, length: number): Promise<Read> {
    const body = new Uint8Array(length);
    const end = performance.now() + limits.body;
    for (let at = 0; at < length; ) {
      const leftMs = Math.ceil(end - performance.now());
      const piece = leftMs > 0 ? await read(endpoint, leftMs, length - at) : "nothing";
      if (typeof piece === "string") return piece;
      body.set(piece.subarray(0, length - at), at);
      at += piece.length;
    }
    return body;
  }

  async function run(): Promise<void> {
    while (!isStopped) {
      const piece = await read(first.in, limits.idle, longestTransfer);
      if (isStopped) return;
      if (piece === "gone") return heard.lost();
      if (piece === "nothing") continue;
      const bodyBytes = second && piece.length === headBytes ? bodyBytesOf(piece) : null;
      if (!second || bodyBytes === null) {
        heard.data(piece);
        continue;
      }
      const sentBefore = messages;
      const body = await inTurn(() => readBody(second.in, bodyBytes));
      if (isStopped) return;
      if (body === "gone") return heard.lost();
      if (body === "nothing" || messages !== sentBefore) continue;
      heard.data(Uint8Array.from([...piece, ...body]));
    }
  }

  return {
    start(): void {
      running = run();
    },
    async forgetEarlier(): Promise<void> {
      messages += 1;
      if (!second) return;
      await inTurn(async () => {
        for (let pieces = 0; pieces < mostLeftOver; pieces += 1) {
          if (typeof (await read(second.in, limits.leftOver, longestTransfer)) === "string") return;
        }
      });
    },
    async stop(): Promise<void> {
      isStopped = true;
      await within(Promise.all([running, turn]), limits.idle + limits.body, undefined);
    },
  };
}
