import type { ShowOutcome } from "../contract/operations.ts";
import type { SignText } from "../contract/sign.ts";
import type { LostCause } from "../contract/status.ts";
import type { AttachedDevice, DevicePort, DeviceSink, MakeAdapter } from "../driver.ts";
import type { Heard } from "../frame-map/frame-map.ts";
import type { Values } from "../frame-map/profile.ts";
import { type AskFault, addressFault, createTalker } from "../frame-map/talker.ts";
import { unreachable } from "../result.ts";
import { Pause } from "../wait.ts";
import { findSignMap } from "./find-map.ts";
import { fitText } from "./fit-text.ts";
import { createLatestOnly } from "./latest-only.ts";
import type { SignMap } from "./types.ts";

/** Several silences in a row: one can be a frame that was lost on the line. */
const silencesUntilLost = 3;
const askAgainMs = 50;
const lookMs = 250;
/** Every wait in here has a limit, so the adapter lives; whether the sign does is another question. */
const lifeSignMs = 1000;

/**
 * The adapter of everything that shows lines of text. Most signs never answer; then all that can be said is that the bytes
 * went out (`sent`), and the sign stays `unconfirmed`. What was shown last is sent again now and then, for a sign that was
 * without power meanwhile, and after the line was lost.
 */
export const createSignDriver: MakeAdapter = ({ profile, address }) => {
  const map = findSignMap(profile);
  const fault = addressFault(map, address);
  if (fault) throw new Error(fault);
  const memory: Memory = { shown: [] };
  return (port, sink) => attachSign({ map, address, memory }, port, sink);
};

/** What outlives one opening of the line: the frames that are on the sign. */
interface Memory {
  shown: Values[];
}

interface SignParts {
  map: SignMap;
  address: number | undefined;
  memory: Memory;
}

export function attachSign(
  { map, address, memory }: SignParts,
  port: DevicePort,
  sink: DeviceSink,
): AttachedDevice {
  const { answerMs, askEveryMs, refreshSeconds } = map.settings;
  const answersShow = map.can("host", "done");
  const answersAsk = map.can("device", "are-you-there");
  const pause = new Pause();
  const talker = createTalker(map, port, address, hear);
  const { promise: failed, resolve: fail } = Promise.withResolvers<LostCause>();
  const living = setInterval(() => sink.alive(), lifeSignMs);
  let silences = 0;

  function hear(_heard: Heard): void {
    silences = 0;
    sink.alive();
    sink.status({ kind: "ready" });
  }

  function isSilentAgain(): void {
    silences += 1;
    if (silences >= silencesUntilLost) fail("silent");
  }

  /** What a frame came to. */
  async function put(values: Values): Promise<"shown" | "sent" | "refused" | AskFault> {
    const isClearing = values.text === " " && map.can("device", "clear") && values.row === undefined;
    const [message, said]: [string, Values] = isClearing ? ["clear", {}] : ["show-text", values];
    if (!answersShow) {
      const written = await talker.say(message, said);
      return written.ok ? "sent" : written.error;
    }
    const answer = await talker.ask(message, said, ["done", "refused"], answerMs);
    if (answer.ok) return answer.value.message === "refused" ? "refused" : "shown";
    if (answer.error === "silent") isSilentAgain();
    return answer.error;
  }

  async function show({ text, ...wishes }: SignText): Promise<ShowOutcome> {
    const fitted = fitText(map, text, wishes, address);
    if (!fitted.ok) return { outcome: "not-shown", reason: "bad-input" };
    const { frames, shownAs } = fitted.value;
    let outcome: "shown" | "sent" = answersShow ? "shown" : "sent";
    for (const frame of frames) {
      const came = await put(frame);
      if (came === "shown" || came === "sent") outcome = came;
      else return outcomeOf(came);
    }
    memory.shown = frames;
    return shownAs === text ? { outcome } : { outcome, shownAs };
  }

  function outcomeOf(fault: "refused" | AskFault): ShowOutcome {
    switch (fault) {
      case "refused":
        return { outcome: "not-shown", reason: "faulty" };
      case "silent":
        return { outcome: "unknown", reason: "no-answer" };
      case "line-lost":
      case "timeout":
        fail(fault === "timeout" ? "silent" : "unplugged");
        return { outcome: "unknown", reason: "line-lost" };
      case "no-such-message":
      case "value-missing":
        return { outcome: "not-shown", reason: "not-supported" };
      case "value-unfit":
      case "not-sendable":
      case "not-encodable":
      case "too-long":
        return { outcome: "not-shown", reason: "bad-input" };
      default:
        return unreachable(fault);
    }
  }

  const showLatest = createLatestOnly(show, { outcome: "not-shown", reason: "busy" });

  async function refresh(): Promise<void> {
    for (const frame of memory.shown) {
      const came = await put(frame);
      if (came === "line-lost") fail("unplugged");
      if (came === "timeout") fail("silent");
    }
  }

  async function askForLife(): Promise<void> {
    const answer = await talker.ask("are-you-there", {}, [], answerMs);
    if (answer.ok) return;
    if (answer.error === "silent") isSilentAgain();
    else if (answer.error === "timeout") fail("silent");
    else fail("unplugged");
  }

  /** Settles when the loop was ended from outside. */
  async function work(): Promise<LostCause> {
    let askAt = 0;
    let refreshAt = performance.now() + refreshSeconds * 1000;
    if (!answersAsk) sink.status({ kind: "unconfirmed" });
    await showLatest.idle(refresh);
    do {
      if (answersAsk && performance.now() >= askAt) {
        await askForLife();
        askAt = silences > 0 ? 0 : performance.now() + askEveryMs;
      }
      if (refreshSeconds > 0 && performance.now() >= refreshAt) {
        await showLatest.idle(refresh);
        refreshAt = performance.now() + refreshSeconds * 1000;
      }
    } while ((await pause.wait(silences > 0 ? askAgainMs : lookMs)) === "on");
    return "unplugged";
  }

  return {
    receive: (bytes) => talker.receive(bytes),
    run: () => Promise.race([failed, work()]),
    stop(): void {
      clearInterval(living);
      pause.end();
      talker.stop();
    },
    operations: { showText: (text) => showLatest.do(text) },
  };
}
