import { describe, expect, it } from "vitest";
import { runConformance } from "../../drivers/conformance/run.ts";
import type { DeviceKind } from "../../drivers/contract/devices.ts";
import { kinds } from "../../drivers/kinds.ts";
import { isFull } from "../promises/extent.ts";

const profiled: DeviceKind[] = ["led-sign", "call-keypad"];
const runs = profiled.flatMap((kind) =>
  (kinds[kind]?.profiles ?? []).map((profile): [DeviceKind, string] => [kind, profile]),
);

/** Troubles take a quarter of a minute a profile; the quick form has them as stories in the files beside this one. */
const troubles = /cable|rubbish|silent|quiet|goes dead|nothing new|ends when/;

describe.concurrent("every profile that comes with a kind conforms, against its simulator", () => {
  it.each(runs)("%s %s", async (kind, profile) => {
    const results = await runConformance(
      { kind, profile },
      // Timers of the whole process are counted at the end, and here several runs share one.
      { isWanted: (step) => !/^ends when/.test(step) && (isFull || !troubles.test(step)) },
    );
    expect(results.filter(({ outcome }) => outcome !== "passed")).toEqual([]);
  });
});
