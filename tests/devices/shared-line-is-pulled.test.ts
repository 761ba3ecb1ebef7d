import { expect, it } from "vitest";
import { until, wireUp } from "./shared-line.ts";
import { watchDevices } from "./support.ts";

it("the cable of all is pulled and comes back: told once each, what the signs showed is shown again", async () => {
  const { config, at } = await wireUp([
    { deviceId: "sign-1", kind: "led-sign", profile: "imm90022-strip", address: 1 },
    { deviceId: "sign-2", kind: "led-sign", profile: "imm9012", address: 2 },
    { deviceId: "pad-3", kind: "call-keypad", profile: "ff-68", address: 3 },
  ]);
  const { host, events, next } = watchDevices(config);
  await until(() => events.length === 3, "all three are there");
  await host.operate("sign-1", "showText", { text: "请A001号到1号窗口" });
  await host.operate("sign-2", "showText", { text: "请B002号到2号窗口" });
  await at("pad-3").act({ action: "cable-out" });
  await until(() => events.length === 6, "all three are lost");
  expect(events.slice(3).map((event) => event.event === "status" && event.status)).toEqual(
    [1, 2, 3].map(() => ({ kind: "lost", cause: "unplugged" })),
  );
  expect(await host.operate("sign-1", "showText", { text: "没有人看见" })).toEqual({
    outcome: "not-shown",
    reason: "not-connected",
  });
  for (const sign of ["sign-1", "sign-2"]) {
    await at(sign).act({ action: "power-off" });
    await at(sign).act({ action: "power-on" });
  }
  await at("pad-3").act({ action: "cable-in" });
  await until(() => events.length === 9, "all three are back", 6000);
  await until(
    () => `${at("sign-1").state().rows}${at("sign-2").state().rows}` === "请A001号到1号窗口请B002号到2号窗口",
    "what they showed",
  );
  await at("pad-3").act({ action: "press", key: "finish" });
  await next((event) => event.event === "key-pressed");
});

it("pulled in the middle of a text: unknown, never a guess, in bounded time", async () => {
  const { config, at } = await wireUp([
    { deviceId: "sign-1", kind: "led-sign", profile: "imm90022-strip", address: 1 },
    { deviceId: "pad-3", kind: "call-keypad", profile: "ff-68", address: 3 },
  ]);
  const { host, events } = watchDevices(config);
  await until(() => events.length === 2, "both are there");
  await at("pad-3").act({ action: "silence" });
  const showing = host.operate("pad-3", "showNumber", { number: "A018" });
  const pulled = at("pad-3").act({ action: "cable-out" });
  const answer = await showing;
  await pulled;
  expect(answer.outcome).toBe("unknown");
});
