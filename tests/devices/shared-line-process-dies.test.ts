import { expect, it } from "vitest";
import { childrenOf } from "./processes.ts";
import { until, wireUp } from "./shared-line.ts";
import { watchDevices } from "./support.ts";

it("told once of each device of the line, and all of them come back and work", async () => {
  const { config, at } = await wireUp([
    { deviceId: "sign-1", kind: "led-sign", profile: "imm90022-strip", address: 1 },
    { deviceId: "pad-2", kind: "call-keypad", profile: "ff-68", address: 2 },
  ]);
  const { host, events, next } = watchDevices(config, { isolation: "process" });
  const told = (kind: string) =>
    events
      .filter((event) => event.event === "status" && event.status.kind === kind)
      .map((one) => one.deviceId);
  await until(() => events.length === 2, "both are there", 10_000);
  await host.operate("sign-1", "showText", { text: "A018" });
  const lines = childrenOf(process.pid);
  expect(lines).toHaveLength(1);
  for (const line of lines) process.kill(line, "SIGKILL");
  await until(() => told("faulty").length === 2, "both are told as faulty");
  await until(() => told("ready").length === 2 && told("unconfirmed").length === 2, "both are back", 15_000);
  expect(told("faulty").sort()).toEqual(["pad-2", "sign-1"]);
  expect(await host.operate("sign-1", "showText", { text: "A019" })).toEqual({ outcome: "sent" });
  await until(() => String(at("sign-1").state().rows) === "A019", "the new text");
  await at("pad-2").act({ action: "press", key: "call-next" });
  await next((event) => event.event === "key-pressed" && event.deviceId === "pad-2");
});
