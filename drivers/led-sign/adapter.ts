import type { ShowOutcome } from "../contract/operations.ts";
import type { SignText } from "../contract/sign.ts";
import type { AttachedDevice, DevicePort, DeviceSink, MakeAdapter } from "../driver.ts";
import type { Values } from "../frame-map/profile.ts";
import { createShowing, outcomeOf, type Put } from "../frame-map/showing.ts";
import { addressFault, createTalker } from "../frame-map/talker.ts";
import { createWatch } from "../frame-map/watch.ts";
import { createLatestOnly } from "../latest-only.ts";
import { findSignMap } from "./find-map.ts";
import { fitText } from "./fit-text.ts";
import type { SignMap } from "./types.ts";

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

function attachSign({ map, address, memory }: SignParts, port: DevicePort, sink: DeviceSink): AttachedDevice {
  const { answerMs, refreshSeconds } = map.settings;
  const talker = createTalker(map, port, address, () => watch.heard());
  const watch = createWatch(map, talker, sink, map.settings);
  const showing = createShowing(map, talker, answerMs);

  async function put(values: Values): Promise<Put> {
    const isClearing = values.text === " " && values.row === undefined && map.can("device", "clear");
    const came = await (isClearing ? showing.put("clear", {}) : showing.put("show-text", values));
    if (came !== "shown" && came !== "sent" && came !== "refused") watch.note(came);
    return came;
  }

  async function show({ text, ...wishes }: SignText): Promise<ShowOutcome> {
    const fitted = fitText(map, text, wishes, address);
    if (!fitted.ok) return outcomeOf(fitted.error);
    const { frames, shownAs } = fitted.value;
    let outcome: "shown" | "sent" = "sent";
    for (const frame of frames) {
      const came = await put(frame);
      if (came !== "shown" && came !== "sent") return outcomeOf(came);
      outcome = came;
    }
    memory.shown = frames;
    return shownAs === text ? { outcome } : { outcome, shownAs };
  }

  const latest = createLatestOnly(show, { outcome: "not-shown", reason: "busy" });

  async function showAgain(): Promise<void> {
    for (const frame of memory.shown) await put(frame);
  }

  let showAgainAt = 0;
  async function refresh(): Promise<void> {
    if (performance.now() < showAgainAt) return;
    showAgainAt = refreshSeconds > 0 ? performance.now() + refreshSeconds * 1000 : Number.POSITIVE_INFINITY;
    await latest.idle(showAgain);
  }

  return {
    receive: (bytes) => talker.receive(bytes),
    run: () => watch.run(refresh),
    stop(): void {
      watch.stop();
      talker.stop();
    },
    operations: { showText: (text) => latest.do(text) },
  };
}
