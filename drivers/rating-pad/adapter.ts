import { createKeyboardDecoder } from "../code-scanner/keyboard/report.ts";
import type { AskOutcome } from "../contract/operations.ts";
import type { RatingQuestion } from "../contract/rating.ts";
import type { LostCause } from "../contract/status.ts";
import type { AttachedDevice, DevicePort, DeviceSink, MakeAdapter } from "../driver.ts";
import type { Heard } from "../frame-map/frame-map.ts";
import type { Values } from "../frame-map/profile.ts";
import { type AskFault, addressFault, createTalker } from "../frame-map/talker.ts";
import { unreachable } from "../result.ts";
import { Pause } from "../wait.ts";
import { findPadMap, profileFor } from "./find-map.ts";
import { createPressRule } from "./press-rule.ts";
import type { PadMap } from "./types.ts";

/** Several silences in a row: one can be a frame that was lost on the line. */
const silencesUntilLost = 3;
const askAgainMs = 50;
const lookMs = 250;
/** Every wait in here has a limit, so the adapter lives; whether the pad does is another question. */
const lifeSignMs = 1000;

export const createSerialPad: MakeAdapter = ({ profile, address }) => {
  const parts = partsOf("serial", profile, address);
  return (port, sink) => attachPad(parts, port, sink);
};

/** A pad that speaks in HID reports: each is one frame, filled up with zeros. */
export const createHidPad: MakeAdapter = ({ profile, address }) => {
  const parts = partsOf("hid", profile, address);
  const { reportBytes } = parts.map.settings;
  const filled = (bytes: Uint8Array) => {
    const report = new Uint8Array(Math.max(bytes.length, reportBytes ?? 0));
    report.set(bytes);
    return report;
  };
  return (port, sink) =>
    attachPad(parts, { ...port, write: (bytes, holdMs) => port.write(filled(bytes), holdMs) }, sink);
};

/** A pad that is a keyboard: what its keys type is the wire, Enter and Tab are CR. Nothing can be said to it. */
export const createKeyboardPad: MakeAdapter = ({ profile, address }) => {
  const parts = partsOf("hid-keyboard", profile, address);
  return (port, sink) => {
    const decoder = createKeyboardDecoder();
    const pad = attachPad(parts, port, sink);
    return {
      ...pad,
      receive(bytes): void {
        const typed = decoder.push(bytes).map((key) => (key.typed === "end" ? "\r" : key.character));
        pad.receive(Buffer.from(typed.join(""), "latin1"));
      },
    };
  };
};

interface PadParts {
  map: PadMap;
  address: number | undefined;
}

function partsOf(adapter: string, profile: string | undefined, address: number | undefined): PadParts {
  const map = findPadMap(profileFor(adapter, profile));
  const fault = addressFault(map, address);
  if (fault) throw new Error(fault);
  return { map, address };
}

/**
 * The adapter of every pad with keys. A key is an event only when its profile says which level it is and the press counts
 * (press-rule.ts); whatever else comes is a sign of life and nobody's opinion.
 */
export function attachPad({ map, address }: PadParts, port: DevicePort, sink: DeviceSink): AttachedDevice {
  const { presses, samePersonMs, answerMs, askEveryMs } = map.settings;
  const rule = createPressRule(presses, samePersonMs);
  const pause = new Pause();
  const talker = createTalker(map, port, address, hear);
  const { promise: failed, resolve: fail } = Promise.withResolvers<LostCause>();
  const living = setInterval(() => sink.alive(), lifeSignMs);
  const answersLook = map.can("device", "are-you-there");
  let closing: NodeJS.Timeout | undefined;
  let silences = 0;

  function hear({ message, values }: Heard): void {
    silences = 0;
    sink.alive();
    sink.status({ kind: "ready" });
    if (message === "nobody-pressed") close();
    if (message !== "rated" || typeof values.level !== "number") return;
    const level = rule.press(values.level, performance.now());
    if (level === null) return;
    clearTimeout(closing);
    sink.event({ event: "rated", level });
    say(map.can("device", "thanks") ? "thanks" : "stop-asking");
  }

  function close(): void {
    clearTimeout(closing);
    rule.close();
  }

  /** What nobody waits for; whether the line still lives is seen elsewhere. */
  function say(message: string): void {
    if (map.can("device", message)) void talker.say(message, {});
  }

  async function askRating({ openMs, text }: RatingQuestion): Promise<AskOutcome> {
    // Before anybody is asked: a quick finger is faster than the pad's answer.
    rule.open(performance.now(), openMs);
    clearTimeout(closing);
    closing = setTimeout(() => {
      close();
      say("stop-asking");
    }, openMs);
    if (!map.can("device", "ask-rating")) return { outcome: "listening" };
    const seconds = Math.min(255, Math.ceil(openMs / 1000));
    // A pad whose screen cannot show this text still asks, and so does one that wants a text when there is none.
    const wishes: Values[] = [{ seconds }, { seconds, text: "" }];
    if (text !== undefined) wishes.unshift({ seconds, text });
    let came: Put = "unfit";
    for (const wish of wishes) if (came === "unfit") came = await put(wish);
    return outcomeOf(came);
  }

  type Put = "asked" | "sent" | "refused" | "unfit" | "silent" | "line-lost" | "timeout";

  async function put(values: Values): Promise<Put> {
    if (!map.can("host", "asked")) {
      const written = await talker.say("ask-rating", values);
      return written.ok ? "sent" : putFault(written.error);
    }
    const answer = await talker.ask("ask-rating", values, ["asked", "refused", "rated"], answerMs);
    if (answer.ok) return answer.value.message === "refused" ? "refused" : "asked";
    if (answer.error === "silent") isSilentAgain();
    return putFault(answer.error);
  }

  function putFault(fault: AskFault): Put {
    switch (fault) {
      case "silent":
      case "line-lost":
      case "timeout":
        return fault;
      case "no-such-message":
      case "value-missing":
      case "value-unfit":
      case "not-sendable":
      case "not-encodable":
      case "too-long":
        return "unfit";
      default:
        return unreachable(fault);
    }
  }

  function outcomeOf(put: Put): AskOutcome {
    switch (put) {
      case "asked":
        return { outcome: "asked" };
      case "sent":
        return { outcome: "listening" };
      case "refused":
        close();
        return { outcome: "not-asked", reason: "faulty" };
      case "unfit":
        close();
        return { outcome: "not-asked", reason: "bad-input" };
      case "silent":
        // It may be asking all the same; a press still counts.
        return { outcome: "unknown", reason: "no-answer" };
      case "line-lost":
      case "timeout":
        fail(put === "timeout" ? "silent" : "unplugged");
        return { outcome: "unknown", reason: "line-lost" };
      default:
        return unreachable(put);
    }
  }

  function isSilentAgain(): void {
    silences += 1;
    if (silences >= silencesUntilLost) fail("silent");
  }

  async function askForLife(): Promise<void> {
    const answer = await talker.ask("are-you-there", {}, [], answerMs);
    if (answer.ok) return;
    if (answer.error === "silent") isSilentAgain();
    else fail(answer.error === "timeout" ? "silent" : "unplugged");
  }

  async function work(): Promise<LostCause> {
    let askAt = 0;
    if (!answersLook) sink.status({ kind: "unconfirmed" });
    do {
      if (!answersLook || performance.now() < askAt) continue;
      await askForLife();
      askAt = silences > 0 ? 0 : performance.now() + askEveryMs;
    } while ((await pause.wait(silences > 0 ? askAgainMs : lookMs)) === "on");
    return "unplugged";
  }

  return {
    receive: (bytes) => talker.receive(bytes),
    run: () => Promise.race([failed, work()]),
    stop(): void {
      clearInterval(living);
      close();
      pause.end();
      talker.stop();
    },
    operations: { askRating },
  };
}
