import { expect, it } from "vitest";
import { delay } from "../../drivers/wait.ts";
import { until, wireUp } from "./shared-line.ts";
import { watchDevices } from "./support.ts";

const profile = "framed-xor-codes-3-to-0";
const question = { openMs: 20_000 };

it("two pads on one line: each asks and is heard under its own address only, and a dead one hurts nobody", async () => {
  const { config, at } = await wireUp([
    { deviceId: "pad-1", kind: "rating-pad", profile, address: 1 },
    { deviceId: "pad-2", kind: "rating-pad", profile, address: 2 },
  ]);
  const { host, events, nextStatus } = watchDevices(config);
  await nextStatus("ready");
  await nextStatus("ready");
  const rated = () =>
    events.flatMap((event) => (event.event === "rated" ? [`${event.deviceId} ${event.level}`] : []));

  const asked = await Promise.all(
    ["pad-1", "pad-2"].map((deviceId) => host.operate(deviceId, "askRating", question)),
  );
  expect(asked).toEqual([{ outcome: "asked" }, { outcome: "asked" }]);
  await at("pad-2").act({ action: "press", level: 5 });
  await at("pad-1").act({ action: "press", level: 2 });
  await until(() => rated().length === 2, "both were pressed");
  expect(rated().sort()).toEqual(["pad-1 2", "pad-2 5"]);

  await host.operate("pad-1", "askRating", question);
  await at("pad-2").act({ action: "press", level: 3 });
  await delay(400);
  expect(rated()).toHaveLength(2);
  await at("pad-1").act({ action: "press", level: 4 });
  await until(() => rated().length === 3, "the one that was asked");

  await at("pad-2").act({ action: "silence" });
  await until(
    () =>
      events.some(
        (event) => event.event === "status" && event.deviceId === "pad-2" && event.status.kind === "lost",
      ),
    "the dead one is lost",
    10_000,
  );
  expect(await host.operate("pad-1", "askRating", question)).toEqual({ outcome: "asked" });
  await at("pad-1").act({ action: "press", level: 3 });
  await until(() => rated().length === 4, "the living one is heard");
  expect(rated().at(-1)).toBe("pad-1 3");
}, 30_000);
