import type { DevicePort } from "../driver.ts";
import { err, ok, type Result } from "../result.ts";
import { delay } from "../wait.ts";
import { slownessMs, usualBaudRate } from "./baud-rate.ts";
import { encodeRequest, matchReply, type ReaderCommand, type ReaderReply } from "./commands.ts";
import { createFrameParser } from "./frame.ts";
import { createUnwrapper, framings } from "./framing.ts";
import type { ExchangeFault, ReaderSettings } from "./types.ts";

export interface Exchange {
  receive(bytes: Uint8Array): void;
  /** One at a time; the caller awaits each. */
  request(command: ReaderCommand): Promise<Result<ReaderReply, ExchangeFault>>;
  /** Ends the wait that is running. */
  stop(): void;
}

/**
 * When this process was held up, its timers go off before it looks at what has arrived meanwhile; a reply that came in time
 * would count as missing.
 */
const busyMachineMs = 40;

interface Waiting {
  command: ReaderCommand;
  settle(result: Result<ReaderReply, ExchangeFault>): void;
  gap: NodeJS.Timeout | undefined;
}

/**
 * Requests and replies, one in flight. The protocol numbers nothing, so a reply that comes after its time limit could
 * pass for the answer to the next request: one person's card for another's. Four things prevent that: a pause after
 * each missing reply, in which late ones are thrown away; the parser forgets what it holds; a reply must have a status
 * and a length that this command can have; and nothing else is asked before a question was answered that is not owed
 * (`owed.ts`, `asking.ts`).
 */
export function createExchange(
  port: DevicePort,
  settings: ReaderSettings,
  baudRate: () => number = () => usualBaudRate,
): Exchange {
  const framing = framings[settings.framing];
  const unwrapper = createUnwrapper(settings.framing, port.spec.transport.startsWith("hid"));
  const parser = createFrameParser(framing.fill);
  let waiting: Waiting | undefined;

  function forget(): void {
    unwrapper.reset();
    parser.reset();
  }

  async function ask(command: ReaderCommand): Promise<Result<ReaderReply, ExchangeFault>> {
    forget();
    const discardedBefore = parser.discardedBytes;
    const { promise: answered, resolve } = Promise.withResolvers<Result<ReaderReply, ExchangeFault>>();
    let late: NodeJS.Timeout | undefined;
    const settle = (result: Result<ReaderReply, ExchangeFault>) => {
      clearTimeout(late);
      clearTimeout(waiting?.gap);
      waiting = undefined;
      resolve(result);
    };
    // Before the request goes out: its reply can be here sooner than the news that it was written.
    waiting = { command, settle, gap: undefined };
    if (!(await send(command))) settle(err("line-lost"));
    else if (waiting) {
      const giveUp = () => {
        forget();
        settle(err(parser.discardedBytes > discardedBefore ? "garbage" : "silent"));
      };
      late = setTimeout(
        () => {
          late = setTimeout(giveUp, busyMachineMs);
        },
        command.timeoutMs + slownessMs(command.replyBytes ?? 0, baudRate()),
      );
    }
    return answered;
  }

  async function send(command: ReaderCommand): Promise<boolean> {
    for (const piece of framing.wrap(encodeRequest(command))) {
      const written = await port.write(piece);
      if (!written.ok) return false;
    }
    return true;
  }

  return {
    receive(bytes: Uint8Array): void {
      const discardedBefore = parser.discardedBytes;
      const bodies = parser.push(unwrapper.push(bytes));
      // Filling, an acknowledgement: as if nothing had come.
      const isNothing = bodies.length + parser.heldBytes === 0 && parser.discardedBytes === discardedBefore;
      if (!waiting || isNothing) return;
      clearTimeout(waiting.gap);
      for (const body of bodies) {
        const reply = matchReply(waiting.command, body);
        if (reply) {
          waiting.settle(ok(reply));
          return;
        }
      }
      const { settle } = waiting;
      // A whole frame that does not match is a late one; the right one may still come within the limit.
      if (bodies.length === 0) waiting.gap = setTimeout(() => settle(err("garbage")), settings.gapMs);
    },
    async request(command: ReaderCommand): Promise<Result<ReaderReply, ExchangeFault>> {
      const result = await ask(command);
      if (!result.ok && result.error !== "line-lost") await delay(settings.settleMs);
      return result;
    },
    stop(): void {
      waiting?.settle(err("line-lost"));
    },
  };
}
