import { expect, it } from "vitest";
import type { DeviceKind } from "../contract/devices.ts";
import { kinds } from "../kinds.ts";
import { padSuite } from "../rating-pad/conformance.ts";
import { suiteOf } from "./suite-of.ts";

const config = (kind: DeviceKind, adapter?: string) => ({
  deviceId: "tested",
  kind,
  model: "under test",
  transport: "tcp:127.0.0.1:1",
  ...(adapter === undefined ? {} : { adapter }),
});

it("an adapter's own suite goes before the kind's", async () => {
  const { conformance } = await kinds["rating-pad"].tools();
  const ownSuites = { otter: padSuite({ isAsked: false }) };
  expect(suiteOf({ conformance, ownSuites }, config("rating-pad", "otter"))).toBe(ownSuites.otter);
  expect(suiteOf({ conformance, ownSuites }, config("rating-pad")).isAsked).toBe(true);
});

it.each(["rating-pad", "led-sign", "call-keypad"] as const)(
  "an adapter of a %s that speaks no profile gets no profile's suite",
  async (kind) => {
    const tools = await kinds[kind].tools();
    expect(() => suiteOf(tools, config(kind, "otter"))).toThrow('adapter: "otter" speaks no profile');
  },
);
