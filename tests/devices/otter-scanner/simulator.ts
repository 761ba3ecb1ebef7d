import { z } from "zod";
import type { Simulate } from "../../../drivers/kind.ts";
import { ok } from "../../../drivers/result.ts";
import { type Behaviour, normal, sendAs } from "../../../drivers/simulated-device.ts";
import { actOnAny } from "../../../drivers/simulators/actions.ts";
import { createOtterParser, encodeOtter, longestContent, type OtterFrame, sorts } from "./frame.ts";

const action = z.strictObject({ action: z.enum(["scan", "scan-half"]), text: z.string().min(1).max(2900) });
const nothing = new Uint8Array(0);

/** The scanner says a frame again so often, and so long after, until it hears that it was had. */
const repeats = 5;
const repeatMs = 200;

export function createSimulatedOtter(send: (bytes: Uint8Array) => void) {
  const parser = createOtterParser();
  let behaviour: Behaviour = normal;
  let number = 0;
  let scanCount = 0;
  let lost = 0;
  let waiting: { frame: OtterFrame; said: number }[] = [];
  let timer: NodeJS.Timeout | undefined;

  function say(frame: OtterFrame): void {
    sendAs(behaviour, encodeOtter(frame), send, (bytes) =>
      bytes.map((byte, at) => (at === 1 ? byte ^ 1 : byte)),
    );
  }

  function sayNext(): void {
    clearTimeout(timer);
    const [next] = waiting;
    if (!next) return;
    if (next.said > repeats) {
      waiting = [];
      return;
    }
    next.said += 1;
    say(next.frame);
    timer = setTimeout(sayNext, repeatMs);
  }

  function queue(sort: number, content: Uint8Array): void {
    waiting.push({ frame: { sort, number, content }, said: 0 });
    number = (number + 1) & 0xff;
    if (waiting.length === 1) sayNext();
  }

  return {
    receive(bytes: Uint8Array): void {
      for (const frame of parser.push(bytes)) {
        if (lost > 0) {
          lost -= 1;
          continue;
        }
        if (frame.sort === sorts.areYouThere)
          say({ sort: sorts.here, number: frame.number, content: nothing });
        if (frame.sort === sorts.have && frame.number === waiting[0]?.frame.number) {
          waiting.shift();
          sayNext();
        }
      }
    },
    restart(): void {
      clearTimeout(timer);
      parser.reset();
      waiting = [];
      behaviour = normal;
      number = 0;
    },
    hello: () => queue(sorts.hello, nothing),
    scan(text: string, isHalf: boolean): void {
      const bytes = new TextEncoder().encode(text);
      for (let at = 0; at < bytes.length; at += longestContent) {
        const piece = bytes.slice(at, at + longestContent);
        const isLast = at + longestContent >= bytes.length;
        if (isHalf && isLast) send(encodeOtter({ sort: sorts.codeEnd, number, content: piece }).slice(0, -4));
        else queue(isLast ? sorts.codeEnd : sorts.codePiece, piece);
      }
      scanCount += 1;
    },
    behave(next: Behaviour): void {
      behaviour = next;
    },
    /** The next so many frames from the host get lost on the line. */
    loseFromHost(count: number): void {
      lost = count;
    },
    stop: () => clearTimeout(timer),
    get behaviour() {
      return behaviour;
    },
    get scanCount() {
      return scanCount;
    },
  };
}

export const simulate: Simulate = async ({ deviceId }, makeLine) => {
  const otter = createSimulatedOtter((bytes) => line.send(bytes));
  const line = await makeLine(deviceId, (bytes) => otter.receive(bytes));
  return {
    transport: line.transport,
    state: () => ({
      isPluggedIn: line.isPluggedIn,
      behaviour: otter.behaviour.behaviour,
      scanCount: otter.scanCount,
    }),
    async act(input) {
      const parsed = action.safeParse(input);
      if (!parsed.success) {
        const done = await actOnAny(otter, line, input);
        if (done.ok && line.isPluggedIn) otter.hello();
        return done;
      }
      otter.scan(parsed.data.text, parsed.data.action === "scan-half");
      return ok(null);
    },
    stop: async () => otter.stop(),
  };
};
