import type { LostCause } from "../contract/status.ts";
import type { DeviceSink } from "../driver.ts";
import { Pause } from "../wait.ts";
import type { FrameMap } from "./frame-map.ts";
import type { AskFault, Talker } from "./talker.ts";

export interface WatchSettings {
  /** How often a device that answers is asked whether it is there. */
  askEveryMs: number;
  answerMs: number;
}

/** Several silences in a row: one can be a frame that was lost on the line. */
const silencesUntilLost = 3;
const askAgainMs = 50;
const lookMs = 250;
/** Every wait of an adapter has a limit, so it lives; whether its device does is another question. */
const lifeSignMs = 1000;

/**
 * Whether a device is there, as far as its wire tells. One that can be asked is asked: ready when it answers, lost after
 * several silences. One that cannot be asked is unconfirmed until something is heard from it.
 */
export function createWatch(map: FrameMap, talker: Talker, sink: DeviceSink, settings: WatchSettings) {
  const canBeAsked = map.can("device", "are-you-there");
  const pause = new Pause();
  const living = setInterval(() => sink.alive(), lifeSignMs);
  const { promise: lost, resolve: lose } = Promise.withResolvers<LostCause>();
  let silences = 0;

  /** Counts against the device what went wrong with it, or with the line. */
  function note(fault: AskFault): void {
    if (fault === "line-lost") lose("unplugged");
    if (fault === "timeout") lose("silent");
    if (fault === "silent") {
      silences += 1;
      if (silences >= silencesUntilLost) lose("silent");
    }
  }

  async function look(onLook: () => Promise<void>): Promise<LostCause> {
    if (!canBeAsked) sink.status({ kind: "unconfirmed" });
    let askAt = 0;
    do {
      if (canBeAsked && performance.now() >= askAt) {
        const answer = await talker.ask("are-you-there", {}, [], settings.answerMs);
        if (!answer.ok) note(answer.error);
        askAt = answer.ok ? performance.now() + settings.askEveryMs : 0;
      }
      await onLook();
    } while ((await pause.wait(pauseMs(askAt))) === "on");
    return "unplugged";
  }

  function pauseMs(askAt: number): number {
    if (!canBeAsked) return lookMs;
    return silences > 0 ? askAgainMs : Math.min(lookMs, Math.max(1, askAt - performance.now()));
  }

  return {
    note,
    heard(): void {
      silences = 0;
      sink.alive();
      sink.status({ kind: "ready" });
    },
    /** Until the device is lost; `onLook` is done now and then, and ends in bounded time. */
    run: (onLook: () => Promise<void> = async () => {}) => Promise.race([lost, look(onLook)]),
    stop(): void {
      clearInterval(living);
      pause.end();
    },
  };
}
