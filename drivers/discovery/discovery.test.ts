import { describe, expect, it } from "vitest";
import type { DeviceModel } from "../model.ts";
import { matchSeen, type Seen } from "./match.ts";
import { udevRules } from "./udev-rules.ts";

const row = (modelId: string, rest: Partial<DeviceModel>): DeviceModel => ({
  modelId,
  kind: "id-card-reader",
  maker: "maker",
  name: modelId,
  adapter: "serial",
  verified: "simulator",
  ...rest,
});
const hidReader = row("hid-reader", { adapter: "hid", usb: [{ vendorId: 0x2b8b, productId: 0x2721 }] });
const twin = row("twin", { adapter: "hid", usb: [{ vendorId: 0x2b8b, productId: 0x2721 }] });
const serialReader = row("serial-reader", { baudRate: 115200 });
const keypad = row("keypad", { kind: "call-keypad", baudRate: 9600 });
const cableReader = row("cable-reader", { baudRate: 115200, usb: [{ vendorId: 0x1a86, productId: 0x7523 }] });
const cdcPad = row("cdc-pad", {
  kind: "rating-pad",
  baudRate: 9600,
  usb: [{ vendorId: 0x1209, productId: 0x0001 }],
});

const usb = (vendorId: number, productId: number, serialNumber?: string) => ({
  usb: { vendorId, productId, ...(serialNumber ? { serialNumber } : {}) },
});
const hid = (path: string, rest: Partial<Seen>): Seen => ({ bus: "hid", path, label: "a thing", ...rest });
const port = (path: string, rest: Partial<Seen> = {}): Seen => ({
  bus: "serial",
  path,
  label: path,
  ...rest,
});
const match = (seen: Seen[], ...models: DeviceModel[]) =>
  matchSeen(seen, models).map((found) => [
    found.transport,
    found.match,
    ...found.models.map((model) => model.modelId),
  ]);

describe("what is plugged in", () => {
  it("one model with these ids is that model, found again wherever it is plugged in", () => {
    expect(match([hid("/dev/hidraw3", usb(0x2b8b, 0x2721))], hidReader, keypad)).toEqual([
      ["hid:2b8b:2721", "one", "hid-reader"],
    ]);
  });

  it("two models with the same ids are both told, none preferred", () => {
    expect(match([hid("/dev/hidraw3", usb(0x2b8b, 0x2721))], hidReader, twin)).toEqual([
      ["hid:2b8b:2721", "several", "hid-reader", "twin"],
    ]);
  });

  it("two devices of one model are told apart by serial number, or by where they are", () => {
    const ids = [0x2b8b, 0x2721] as const;
    expect(
      match([hid("/dev/hidraw0", usb(...ids, "A")), hid("/dev/hidraw1", usb(...ids, "B"))], hidReader),
    ).toEqual([
      ["hid:2b8b:2721:A", "one", "hid-reader"],
      ["hid:2b8b:2721:B", "one", "hid-reader"],
    ]);
    expect(match([hid("/dev/hidraw0", usb(...ids)), hid("/dev/hidraw1", usb(...ids))], hidReader)).toEqual([
      ["hid:/dev/hidraw0", "one", "hid-reader"],
      ["hid:/dev/hidraw1", "one", "hid-reader"],
    ]);
  });

  it("behind a USB-to-serial chip may be anything serial, also when one model is sold with that chip", () => {
    expect(
      match([port("/dev/ttyUSB0", usb(0x1a86, 0x7523))], serialReader, keypad, cableReader, hidReader),
    ).toEqual([["serial:usb=1a86:7523@115200", "some-serial", "serial-reader", "keypad", "cable-reader"]]);
  });

  it("a port that says nothing of itself, at the speed that all that could be there agree on", () => {
    expect(match([port("/dev/ttyS0")], keypad)).toEqual([
      ["serial:/dev/ttyS0@9600", "some-serial", "keypad"],
    ]);
    expect(match([port("/dev/ttyS0")], keypad, serialReader)).toEqual([
      ["serial:/dev/ttyS0@115200", "some-serial", "keypad", "serial-reader"],
    ]);
  });

  it("a serial device with ids of its own is itself, under the stable name that the system gives it", () => {
    const seen = port("/dev/serial/by-id/usb-pad-if00", usb(0x1209, 1, "7"));
    expect(match([seen], cdcPad, keypad)).toEqual([
      ["serial:/dev/serial/by-id/usb-pad-if00@9600", "one", "cdc-pad"],
    ]);
  });

  it("what nobody knows is told as unknown, mice not at all", () => {
    const mouse = hid("/dev/hidraw0", { ...usb(0x046d, 0xc077), forHands: "mouse" });
    const unknown = hid("/dev/hidraw1", usb(0x1234, 0x5678));
    expect(match([mouse, unknown], hidReader)).toEqual([["hid:1234:5678", "unknown"]]);
  });

  it("a keyboard may be a scanner that types; nobody can tell", () => {
    const keyboard = hid("/dev/hidraw0", { ...usb(0x046d, 0xc31c), forHands: "keyboard" });
    const typing = row("typing-scanner", { kind: "code-scanner", adapter: "hid-keyboard" });
    expect(match([keyboard], hidReader, typing)).toEqual([
      ["hid:046d:c31c", "some-keyboard", "typing-scanner"],
    ]);
  });

  it("a device that two ways of looking see is told once", () => {
    const seen: Seen[] = [
      hid("/dev/hidraw0", usb(0x2b8b, 0x2721)),
      { bus: "usb", label: "USB", ...usb(0x2b8b, 0x2721) },
      { bus: "usb", label: "USB", ...usb(0x0400, 0xc35a) },
    ];
    expect(match(seen, hidReader)).toEqual([
      ["hid:2b8b:2721", "one", "hid-reader"],
      ["usb:0400:c35a", "unknown"],
    ]);
  });

  it("a serial number that a configuration cannot carry is left out", () => {
    expect(match([hid("/dev/hidraw0", usb(0x2b8b, 0x2721, "no: good"))], hidReader)).toEqual([
      ["hid:2b8b:2721", "one", "hid-reader"],
    ]);
  });
});

it("one rule for every USB id, naming all models that have it", () => {
  const rules = udevRules([hidReader, twin, keypad, cableReader], "halls");
  expect(rules.split("\n").filter((line) => line.startsWith("SUBSYSTEM"))).toEqual([
    'SUBSYSTEM=="usb|hidraw|tty|usbmisc", ATTRS{idVendor}=="1a86", ATTRS{idProduct}=="7523", MODE="0660", GROUP="halls", TAG+="uaccess", ENV{ID_MM_DEVICE_IGNORE}="1"',
    'SUBSYSTEM=="usb|hidraw|tty|usbmisc", ATTRS{idVendor}=="2b8b", ATTRS{idProduct}=="2721", MODE="0660", GROUP="halls", TAG+="uaccess", ENV{ID_MM_DEVICE_IGNORE}="1"',
  ]);
  expect(rules).toContain("# maker hid-reader; maker twin\n");
});
