import { expect, it } from "vitest";
import { createSerialUsbTransport, type ListedPort } from "./serial-usb.ts";
import type { UsbName } from "./spec.ts";

const limits = { openMs: 50, writeMs: 50 };
const listener = { data: () => {}, closed: () => {} };
const ch340: UsbName = { vendorId: 0x1a86, productId: 0x7523 };
const port = (path: string, serialNumber?: string): ListedPort => ({
  path,
  vendorId: "1A86",
  productId: "7523",
  serialNumber,
});

const open = (usb: UsbName, list: () => Promise<ListedPort[]>) =>
  createSerialUsbTransport({ usb, baudRate: 9600 }, limits, list).open(listener);

it.each<[string, UsbName, ListedPort[]]>([
  ["nothing is plugged in", ch340, []],
  ["others are plugged in", ch340, [{ path: "/dev/null", vendorId: "0403", productId: "6001" }]],
  ["ports without ids", ch340, [{ path: "/dev/null" }]],
  ["two fit and none is named", ch340, [port("/dev/null", "1"), port("/dev/null", "2")]],
  ["the named one is not there", { ...ch340, serialNumber: "3" }, [port("/dev/null", "1")]],
])("%s: absent", async (_what, usb, ports) => {
  expect(await open(usb, async () => ports)).toEqual({ ok: false, error: "absent" });
});

it("the one of two that is named is opened, and is no port", async () => {
  const ports = [port("/dev/null", "1"), port("/nowhere", "2")];
  const named = { ...ch340, serialNumber: "1" };
  expect(await open(named, async () => ports)).toEqual({ ok: false, error: "refused" });
  expect(await open({ ...ch340, serialNumber: "2" }, async () => ports)).toEqual({
    ok: false,
    error: "absent",
  });
});

it("a list that fails is an empty one, a list that never comes a timeout", async () => {
  expect(await open(ch340, () => Promise.reject(new Error("no udev")))).toEqual({
    ok: false,
    error: "absent",
  });
  expect(await open(ch340, () => new Promise(() => {}))).toEqual({ ok: false, error: "timeout" });
});

it("writing and closing before it is open is no trouble", async () => {
  const transport = createSerialUsbTransport({ usb: ch340, baudRate: 9600 }, limits, async () => []);
  expect(await transport.write(Uint8Array.of(1))).toEqual({ ok: false, error: "line-lost" });
  await transport.close();
});
