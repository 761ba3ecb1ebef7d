import { expect, it } from "vitest";
import { delay } from "../../drivers/wait.ts";
import { until, wireUp } from "./shared-line.ts";
import { watchDevices } from "./support.ts";

it("a keypad that falls silent is lost within four seconds; the others of its line work on, and it comes back", async () => {
  const { config, at } = await wireUp([
    { deviceId: "pad-1", kind: "call-keypad", profile: "ff-68", address: 1 },
    { deviceId: "pad-2", kind: "call-keypad", profile: "ff-68", address: 2 },
    { deviceId: "sign-3", kind: "led-sign", profile: "imm90022-strip", address: 3 },
  ]);
  const { host, next, events } = watchDevices(config);
  const isStatus = (deviceId: string, kind: string) => (event: (typeof events)[number]) =>
    event.event === "status" && event.deviceId === deviceId && event.status.kind === kind;
  await next(isStatus("pad-2", "ready"));
  await until(() => events.filter((event) => isStatus("pad-1", "ready")(event)).length === 1, "both ready");
  await at("pad-1").act({ action: "silence" });
  expect(await next(isStatus("pad-1", "lost"), 4000)).toMatchObject({ status: { cause: "silent" } });
  expect(await host.operate("pad-1", "showNumber", { number: "A1" })).not.toMatchObject({ outcome: "shown" });

  expect(await host.operate("sign-3", "showText", { text: "照常服务" })).toEqual({ outcome: "sent" });
  await at("pad-2").act({ action: "press", key: "call-next" });
  await next((event) => event.event === "key-pressed" && event.deviceId === "pad-2");
  expect(at("sign-3").state().rows).toEqual(["照常服务"]);

  await at("pad-1").act({ action: "normal" });
  await next(isStatus("pad-1", "ready"));
  const others = events.filter((event) => event.event === "status" && event.deviceId !== "pad-1");
  expect(others).toHaveLength(2);
});

it("one that talks rubbish all the time spoils its own name only", async () => {
  const { config, at } = await wireUp([
    { deviceId: "pad-1", kind: "call-keypad", profile: "ff-68", address: 1 },
    { deviceId: "pad-2", kind: "call-keypad", profile: "ff-68", address: 2 },
  ]);
  const { next, events } = watchDevices(config);
  await until(() => events.length === 2, "both ready");
  await at("pad-1").act({ action: "garbage" });
  await next(
    (event) => event.event === "status" && event.deviceId === "pad-1" && event.status.kind === "lost",
  );
  for (let round = 0; round < 5; round += 1) {
    await at("pad-2").act({ action: "press", key: "call-again" });
    await next((event) => event.event === "key-pressed" && event.deviceId === "pad-2");
    await delay(200);
  }
  expect(events.filter((event) => event.event === "status" && event.deviceId === "pad-2")).toHaveLength(1);
});
