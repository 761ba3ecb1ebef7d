import { EventEmitter } from "node:events";
import { afterEach, expect, it } from "vitest";
import type { DeviceEvent } from "../contract/devices.ts";
import { type DeviceHost, startDeviceHost } from "../host/device-host.ts";
import { createHidTransport } from "../transport/hid.ts";
import type { HidDevice, HidLibrary } from "../transport/hid-library.ts";
import { defaultLimits } from "../transport/types.ts";
import { delay } from "../wait.ts";
import { reportsOf } from "./keyboard/type-code.ts";

const vendorId = 0x05e0;
const productId = 0x1200;

/** A keyboard of node-hid's, without node-hid. */
function standIn() {
  let isPlugged = true;
  let open: EventEmitter | undefined;
  const library: HidLibrary = {
    list: async () => (isPlugged ? [{ vendorId, productId, path: "/dev/hidraw7" }] : []),
    open: async () => {
      const device = new EventEmitter();
      open = device;
      return Object.assign(device, {
        write: async () => 0,
        close: async () => {
          open = undefined;
        },
      }) satisfies HidDevice;
    },
  };
  return {
    library,
    type: (text: string, keys = Number.POSITIVE_INFINITY) => {
      for (const report of (reportsOf(text) ?? []).slice(0, keys)) open?.emit("data", report);
    },
    unplug() {
      isPlugged = false;
      open?.emit("error", new Error("could not read from HID device"));
    },
    plugIn() {
      isPlugged = true;
    },
  };
}

let host: DeviceHost | undefined;
afterEach(() => host?.stop());

async function until(holds: () => boolean): Promise<void> {
  for (let waited = 0; !holds(); waited += 5) {
    if (waited > 5000) throw new Error("did not come to pass");
    await delay(5);
  }
}

it("a scanner that is a keyboard: unplugged in the middle of a code, plugged in again", async () => {
  const keyboard = standIn();
  const spec = { transport: "hid", usb: { vendorId, productId } } as const;
  host = startDeviceHost(
    [
      {
        deviceId: "scanner",
        kind: "code-scanner",
        model: "keyboard-scanner",
        transport: "hid:05e0:1200",
      },
    ],
    { openTransport: () => createHidTransport(spec, defaultLimits, async () => keyboard.library, 50) },
  );
  const events: DeviceEvent[] = [];
  host.listen((event) => events.push(event));
  const codes = () => events.flatMap((event) => (event.event === "code-scanned" ? [event.text] : []));
  const status = () => events.findLast((event) => event.event === "status")?.status.kind;
  await until(() => status() === "unconfirmed");
  keyboard.type("HTTPS://Hall.example/?a=1&b=2");
  await until(() => codes().length === 1);
  expect(status()).toBe("ready");
  keyboard.type("0123456789", 9);
  keyboard.unplug();
  await until(() => status() === "lost");
  keyboard.plugIn();
  await until(() => status() === "unconfirmed");
  keyboard.type("A001-2");
  await until(() => codes().length === 2);
  expect(codes()).toEqual(["HTTPS://Hall.example/?a=1&b=2", "A001-2"]);
});
