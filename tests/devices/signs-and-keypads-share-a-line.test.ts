import { expect, it } from "vitest";
import { devicesConfig } from "../../drivers/host/config.ts";
import { delay } from "../../drivers/wait.ts";
import { until, wireUp } from "./shared-line.ts";
import { type Wire, watchDevices } from "./support.ts";

const pressed = (deviceId: string) => (event: { event: string; deviceId: string }) =>
  event.event === "key-pressed" && event.deviceId === deviceId;

it.each<Wire>(["pty", "tcp"])(
  "over %s each sign shows its own text, told all at the same time",
  async (wire) => {
    const signs = [1, 2, 3, 4, 5, 6].map((address) => ({
      deviceId: `sign-${address}`,
      kind: "led-sign" as const,
      profile: "imm90022-strip",
      address,
    }));
    const { config, at } = await wireUp(signs, wire);
    const { host, nextStatus } = watchDevices(config);
    await nextStatus("unconfirmed");
    const answers = await Promise.all(
      signs.map(({ deviceId, address }) =>
        host.operate(deviceId, "showText", { text: `请A00${address}号到${address}号窗口` }),
      ),
    );
    expect(answers).toEqual(signs.map(() => ({ outcome: "sent" })));
    await until(() => signs.every(({ deviceId }) => at(deviceId).state().framesHeard === 1), "a frame each");
    expect(signs.map(({ deviceId }) => at(deviceId).state().rows)).toEqual(
      signs.map(({ address }) => [`请A00${address}号到${address}号窗口`]),
    );
  },
);

it("a press at one counter is never another's, whatever else goes over the line", async () => {
  const { config, at } = await wireUp([
    { deviceId: "pad-1", kind: "call-keypad", profile: "six-bytes", address: 1 },
    { deviceId: "pad-2", kind: "call-keypad", profile: "six-bytes", address: 2 },
    { deviceId: "pad-9", kind: "call-keypad", profile: "ff-68", address: 9 },
    { deviceId: "sign-3", kind: "led-sign", profile: "imm9012", address: 3 },
  ]);
  const { host, next, events, nextStatus } = watchDevices(config);
  await nextStatus("unconfirmed");
  await at("pad-1").act({ action: "press", key: "call-next" });
  expect(await next(pressed("pad-1"))).toMatchObject({ key: { key: "call-next" } });
  await at("pad-2").act({ action: "press", key: "sign-in", digits: "1001" });
  expect(await next(pressed("pad-2"))).toMatchObject({ key: { key: "sign-in", digits: "1001" } });
  await at("pad-9").act({ action: "press", key: "call-number", digits: "18" });
  expect(await next(pressed("pad-9"))).toMatchObject({ key: { key: "call-number", digits: "18" } });
  await host.operate("sign-3", "showText", { text: "暂停服务" });
  await host.operate("pad-9", "showNumber", { number: "A018", waiting: 7 });
  await delay(300);
  expect(events.filter(({ event }) => event === "key-pressed")).toHaveLength(3);
  expect(at("pad-9").state()).toMatchObject({ number: "A018", waiting: 7 });
  expect(at("pad-1").state()).toMatchObject({ number: "", waiting: null });
});

it("two devices of one line without an address each, or with the same, are refused in the configuration", async () => {
  const { config } = await wireUp([
    { deviceId: "sign-1", kind: "led-sign", profile: "imm9003", address: 1 },
    { deviceId: "sign-2", kind: "led-sign", profile: "imm9003", address: 2 },
  ]);
  expect(devicesConfig.safeParse(config).success).toBe(true);
  expect(devicesConfig.safeParse(config.map((device) => ({ ...device, address: 1 }))).success).toBe(false);
  const nameless = config.map(({ address: _, ...device }) => device);
  expect(devicesConfig.safeParse(nameless).success).toBe(false);
});

it("in a process of its own, as a hall runs it", async () => {
  const { config, at } = await wireUp([
    { deviceId: "sign-1", kind: "led-sign", profile: "imm90061", address: 1 },
    { deviceId: "pad-2", kind: "call-keypad", profile: "ff-68", address: 2 },
  ]);
  const { host, nextStatus, next } = watchDevices(config, { isolation: "process" });
  await nextStatus("ready");
  expect(await host.operate("sign-1", "showText", { text: "A018 请到1号窗口" })).toEqual({ outcome: "sent" });
  expect(await host.operate("pad-2", "showNumber", { number: "B2" })).toEqual({ outcome: "shown" });
  await at("pad-2").act({ action: "press", key: "call-next" });
  await next(pressed("pad-2"));
  expect(at("sign-1").state().rows).toEqual(["A018 请到1号窗口"]);
});
