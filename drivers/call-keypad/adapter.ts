import type { KeypadDisplay } from "../contract/keypad.ts";
import type { ShowOutcome } from "../contract/operations.ts";
import type { AttachedDevice, DevicePort, DeviceSink, MakeAdapter } from "../driver.ts";
import type { Heard } from "../frame-map/frame-map.ts";
import type { Values } from "../frame-map/profile.ts";
import { createShowing, outcomeOf, type Put } from "../frame-map/showing.ts";
import { addressFault, createTalker } from "../frame-map/talker.ts";
import { createWatch } from "../frame-map/watch.ts";
import { createLatestOnly } from "../latest-only.ts";
import { findKeypadMap } from "./find-map.ts";
import { keyOf } from "./key-of.ts";
import type { KeypadMap } from "./types.ts";

/**
 * The adapter of a clerk's keypad. A press at another address is another clerk's and is not heard here. A keypad that
 * sends by itself is unconfirmed until its first key; one that must be asked is asked, and lost when it does not answer.
 */
export const createKeypadDriver: MakeAdapter = ({ profile, address }) => {
  const map = findKeypadMap(profile);
  const fault = addressFault(map, address);
  if (fault) throw new Error(fault);
  return (port, sink) => attachKeypad(map, address, port, sink);
};

function attachKeypad(
  map: KeypadMap,
  address: number | undefined,
  port: DevicePort,
  sink: DeviceSink,
): AttachedDevice {
  const { answerMs, bounceMs } = map.settings;
  const talker = createTalker(map, port, address, hear);
  const watch = createWatch(map, talker, sink, map.settings);
  const showing = createShowing(map, talker, answerMs);
  let last = { frame: "", at: Number.NEGATIVE_INFINITY };

  function hear(heard: Heard): void {
    watch.heard();
    const key = keyOf(heard);
    if (!key) return;
    if (map.can("device", "key-taken")) void talker.say("key-taken", {});
    const frame = Buffer.from(heard.frame).toString("hex");
    const isBounce = frame === last.frame && performance.now() - last.at < bounceMs;
    last = { frame, at: performance.now() };
    if (!isBounce) sink.event({ event: "key-pressed", key });
  }

  async function put(message: string, values: Values): Promise<Put> {
    const came = await showing.put(message, values);
    if (came !== "shown" && came !== "sent" && came !== "refused") watch.note(came);
    return came;
  }

  async function show({ number, waiting }: KeypadDisplay): Promise<ShowOutcome> {
    let outcome: ShowOutcome = { outcome: "not-shown", reason: "not-supported" };
    if (waiting !== undefined && map.can("device", "show-waiting"))
      outcome = outcomeOf(await put("show-waiting", { waiting }));
    if (number === undefined || !map.can("device", "show-number")) return outcome;
    if (outcome.outcome === "unknown") return outcome;
    const digits = digitsOf(number);
    const came = await put("show-number", { number, digits });
    const isAll = saysWholeNumber(map) || number === String(digits);
    if (came !== "shown" && came !== "sent") return outcomeOf(came);
    return isAll ? { outcome: came } : { outcome: came, shownAs: String(digits) };
  }

  const latest = createLatestOnly(
    show,
    { outcome: "not-shown", reason: "busy" },
    (older: KeypadDisplay, newer: KeypadDisplay) => ({ ...older, ...newer }),
  );

  return {
    receive: (bytes) => talker.receive(bytes),
    run: () => watch.run(),
    stop(): void {
      watch.stop();
      talker.stop();
    },
    operations: { showNumber: (display) => latest.do(display) },
  };
}

/** Of A001 the 1: what keypads with figures only can show. 0 for no number. */
function digitsOf(number: string): number {
  return Number(/\d{1,6}$/.exec(number)?.[0] ?? 0);
}

function saysWholeNumber({ profile }: KeypadMap): boolean {
  return profile.messages.some(
    ({ message, data }) =>
      message === "show-number" && data.some((part) => "name" in part && part.name === "number"),
  );
}
