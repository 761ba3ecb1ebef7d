import { expect, it } from "vitest";
import { defaultHostSettings } from "../../drivers/host/settings.ts";
import { findPadMap } from "../../drivers/rating-pad/find-map.ts";
import { createSimulatedPad, type SimulatedPad } from "../../drivers/rating-pad/simulator.ts";
import { delay } from "../../drivers/wait.ts";
import { until } from "./shared-line.ts";
import { plug, watchDevices } from "./support.ts";

const map = findPadMap("ascii-lines");
const soon = { ...defaultHostSettings, backOffMs: [50, 50, 100] as const };
const question = { openMs: 20_000, text: "请评价" };
const answerBytes = 3;
const pressBytes = 4;

/** A pad whose cable comes out after so many more of its own bytes. */
async function padOnALooseCable() {
  let left = Number.POSITIVE_INFINITY;
  let pull: () => Promise<void> = async () => {};
  const { line, simulator } = await plug<SimulatedPad>("pty", "pad", (send) =>
    createSimulatedPad(map, (bytes) => {
      send(bytes.slice(0, left));
      left -= bytes.length;
      if (left <= 0) {
        left = Number.POSITIVE_INFINITY;
        void pull();
      }
    }),
  );
  pull = () => line.unplug();
  const watched = watchDevices(
    [{ deviceId: "pad", kind: "rating-pad", model: "serial-pad-lines", transport: line.transport }],
    { settings: soon },
  );
  return {
    ...watched,
    simulator,
    pullAfter: (bytes: number) => {
      left = bytes;
    },
    async comeBack(): Promise<void> {
      await until(() => !line.isPluggedIn, "pulled out");
      await watched.nextStatus("lost");
      simulator.restart();
      await line.plugIn();
      await watched.nextStatus("ready");
    },
  };
}

it("pulled out at every byte of its answer: the question is answered in time, never as a guess, and the next one counts", async () => {
  const { host, events, simulator, pullAfter, comeBack, nextStatus } = await padOnALooseCable();
  await nextStatus("ready");
  const rated = () => events.filter(({ event }) => event === "rated").length;
  for (let bytes = 1; bytes < answerBytes; bytes += 1) {
    pullAfter(bytes);
    const answer = await host.operate("pad", "askRating", question);
    // The pad's life sign may have been the one that was cut: then the question came too late.
    expect(["unknown", "not-asked"]).toContain(answer.outcome);
    await comeBack();
    // What was pressed for a question that the line swallowed is nobody's answer to the next one.
    const before = rated();
    simulator.press(5);
    // It is on its way for a moment; what arrives after the question cannot be told from an answer to it.
    await delay(100);
    expect(await host.operate("pad", "askRating", question)).toEqual({ outcome: "asked" });
    expect(rated()).toBe(before);
    simulator.press(2);
    await until(() => rated() === before + 1, "the press after it came back");
  }
}, 30_000);

it("pulled out at every byte of a press: half a press is none, and after asking again the next one counts once", async () => {
  const { host, events, simulator, pullAfter, comeBack, nextStatus } = await padOnALooseCable();
  await nextStatus("ready");
  const levels = () => events.flatMap((event) => (event.event === "rated" ? [event.level] : []));
  for (let bytes = 1; bytes < pressBytes; bytes += 1) {
    expect(await host.operate("pad", "askRating", question)).toEqual({ outcome: "asked" });
    pullAfter(bytes);
    simulator.press(5);
    await comeBack();
    expect(await host.operate("pad", "askRating", question)).toEqual({ outcome: "asked" });
    simulator.press(1);
    await until(() => levels().length === bytes, "the press after it came back");
  }
  expect(levels()).toEqual([1, 1, 1]);
}, 30_000);
