import { expect, it } from "vitest";
import type { DeviceInfo, DeviceKind } from "../../../drivers/contract/devices.ts";
import { ownDevice } from "./own-device.ts";

const device = (deviceId: string, kind: DeviceKind = "call-keypad"): DeviceInfo => ({
  deviceId,
  kind,
  model: "any",
  status: { kind: "ready" },
});

it("the only keypad of the PC is its clerk's, whatever it is called", () => {
  expect(ownDevice([device("pad"), device("reader", "id-card-reader")], "call-keypad", "3")).toEqual(
    device("pad"),
  );
});

it("one that is named after another counter is never this one's, though it is alone", () => {
  expect(ownDevice([device("counter-4-keypad")], "call-keypad", "3")).toBeNull();
  expect(ownDevice([device("counter-31-keypad")], "call-keypad", "3")).toBeNull();
});

it("of several, the one that is named after the counter", () => {
  const all = [device("counter-3-keypad"), device("counter-4-keypad"), device("counter-3-sign", "led-sign")];
  expect(ownDevice(all, "call-keypad", "4")?.deviceId).toBe("counter-4-keypad");
  expect(ownDevice(all, "led-sign", "3")?.deviceId).toBe("counter-3-sign");
  expect(ownDevice(all, "led-sign", "4")).toBeNull();
});

it("of several without such a name, none: a guess would show one counter's number at another", () => {
  expect(ownDevice([device("pad-1"), device("pad-2")], "call-keypad", "1")).toBeNull();
});
