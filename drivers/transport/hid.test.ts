import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, it, vi } from "vitest";
import { createHidStandIn, type StandInDevice, type UnplugManner } from "../testing/hid-stand-in.ts";
import { createHidTransport, findPath, type HidSpec } from "./hid.ts";
import type { ListedHid } from "./hid-library.ts";

const usb = { vendorId: 0x2b8b, productId: 0x2721 };
const spec: HidSpec = { transport: "hid", usb };
const limits = { openMs: 300, writeMs: 150 };
const report = Uint8Array.from({ length: 64 }, (_, at) => at);

function setUp(device: Partial<StandInDevice> = {}) {
  const standIn = createHidStandIn();
  const received: Uint8Array[] = [];
  const own: StandInDevice = {
    ...usb,
    usagePage: 0xff00,
    receive: (bytes) => received.push(bytes),
    ...device,
  };
  const plugged = standIn.plugIn(own);
  const heard = { data: vi.fn<(bytes: Uint8Array) => void>(), closed: vi.fn<() => void>() };
  const transport = createHidTransport(spec, limits, async () => standIn.library, 20);
  return { standIn, own, plugged, received, heard, transport };
}

it("reports go through both ways as they are, and closing lets the device go", async () => {
  const { standIn, plugged, received, heard, transport } = setUp();
  expect(await transport.open(heard)).toEqual({ ok: true, value: null });
  expect(await transport.write(report)).toEqual({ ok: true, value: null });
  expect(received).toEqual([report]);
  plugged.send(report);
  expect(heard.data.mock.calls.map(([bytes]) => Uint8Array.from(bytes))).toEqual([report]);
  await transport.close();
  plugged.send(report);
  expect(heard.data).toHaveBeenCalledTimes(1);
  expect(heard.closed).not.toHaveBeenCalled();
  expect(standIn.openCount).toBe(0);
  expect(await transport.write(report)).toEqual({ ok: false, error: "line-lost" });
});

describe("pulled out", () => {
  it.each<UnplugManner>(["with-error", "quiet"])(
    "%s: closed is told once, and the handle is let go",
    async (manner) => {
      const { standIn, plugged, heard, transport } = setUp();
      await transport.open(heard);
      plugged.unplug(manner);
      await expect.poll(() => heard.closed).toHaveBeenCalledTimes(1);
      await delay(60);
      expect(heard.closed).toHaveBeenCalledTimes(1);
      expect(standIn.openCount).toBe(0);
      expect(await transport.write(report)).toEqual({ ok: false, error: "line-lost" });
    },
  );

  it("a write finds out before anything else does", async () => {
    const { standIn, plugged, heard } = setUp();
    const transport = createHidTransport(spec, limits, async () => standIn.library, 60_000);
    await transport.open(heard);
    plugged.unplug("quiet");
    expect(await transport.write(report)).toEqual({ ok: false, error: "line-lost" });
    expect(heard.closed).toHaveBeenCalledTimes(1);
  });

  it("and plugged in again in another place, it is found there", async () => {
    const { standIn, own, plugged, heard, transport } = setUp();
    await transport.open(heard);
    plugged.unplug();
    const again = standIn.plugIn(own);
    expect(again.path).not.toBe(plugged.path);
    const next = createHidTransport(spec, limits, async () => standIn.library, 20);
    expect(await next.open(heard)).toMatchObject({ ok: true });
    again.send(report);
    expect(heard.data).toHaveBeenCalledTimes(1);
    await next.close();
  });
});

it("a second one of the same model does not disturb the one at work, but keeps another opening from guessing", async () => {
  const { standIn, own, heard, transport } = setUp();
  await transport.open(heard);
  standIn.plugIn(own);
  await delay(80);
  expect(heard.closed).not.toHaveBeenCalled();
  const guessing = createHidTransport(spec, limits, async () => standIn.library);
  expect(await guessing.open(heard)).toEqual({ ok: false, error: "absent" });
  await transport.close();
});

describe("what cannot be opened", () => {
  it("nothing plugged in is absent", async () => {
    const transport = createHidTransport(spec, limits, async () => createHidStandIn().library);
    expect(await transport.open({ data() {}, closed() {} })).toEqual({ ok: false, error: "absent" });
  });

  it("no permission is refused, with a sentence", async () => {
    const { plugged, heard, transport } = setUp();
    plugged.refuse(new Error("open: Permission denied"));
    expect(await transport.open(heard)).toEqual({ ok: false, error: "refused" });
    expect(transport.refusal).toMatch(/hidraw0 cannot be opened.*Permission denied.*udev rule/);
  });

  it("a library that cannot be loaded is refused, with a sentence", async () => {
    const transport = createHidTransport(spec, limits, async () => null);
    expect(await transport.open({ data() {}, closed() {} })).toEqual({ ok: false, error: "refused" });
    expect(transport.refusal).toMatch(/node-hid/);
  });

  it("a list that never comes is a timeout, and what opens after all is let go", async () => {
    const { standIn, heard } = setUp();
    const { library } = standIn;
    const slow = { ...library, open: async (path: string) => delay(400).then(() => library.open(path)) };
    const transport = createHidTransport(spec, limits, async () => slow);
    expect(await transport.open(heard)).toEqual({ ok: false, error: "timeout" });
    await expect.poll(() => standIn.openCount).toBe(0);
    await delay(200);
    expect(standIn.openCount).toBe(0);
  });

  it("a device that takes no more reports: the write ends in time", async () => {
    const { plugged, heard, transport } = setUp();
    await transport.open(heard);
    plugged.hang();
    expect(await transport.write(report)).toEqual({ ok: false, error: "timeout" });
    await transport.close();
  });
});

describe("which of several interfaces", () => {
  const keyboard: ListedHid = { ...usb, path: "/dev/hidraw0", usagePage: 1 };
  const own: ListedHid = { ...usb, path: "/dev/hidraw1", usagePage: 0xff00 };

  it("the maker's own one, not the keyboard", () => {
    expect(findPath([keyboard, own], spec)).toBe("/dev/hidraw1");
    expect(findPath([keyboard], spec)).toBe("/dev/hidraw0");
  });

  it("several collections of one interface are one", () => {
    expect(findPath([own, { ...own, usagePage: 0xff01 }], spec)).toBe("/dev/hidraw1");
  });

  it("a serial number tells two of a model apart", () => {
    const listed = ["A1", "B2"].map((serialNumber, at) => ({
      ...own,
      path: `/dev/hidraw${at}`,
      serialNumber,
    }));
    expect(findPath(listed, spec)).toBeNull();
    expect(findPath(listed, { transport: "hid", usb: { ...usb, serialNumber: "B2" } })).toBe("/dev/hidraw1");
  });

  it("a path is a path", () => {
    expect(findPath([keyboard, own], { transport: "hid-path", path: "/dev/hidraw0" })).toBe("/dev/hidraw0");
    expect(findPath([own], { transport: "hid-path", path: "/dev/hidraw0" })).toBeNull();
  });
});
