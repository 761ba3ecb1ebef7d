import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { listFromSys } from "./serial-ports.ts";

/** As the kernel lays it out: class/tty/<name>/device leads below the USB device. */
const sys = realpathSync(mkdtempSync(join(tmpdir(), "sys-")));
afterAll(() => rmSync(sys, { recursive: true, force: true }));

function addPort(name: string, below: string): void {
  mkdirSync(join(sys, "class/tty", name), { recursive: true });
  mkdirSync(join(sys, below), { recursive: true });
  symlinkSync(join(sys, below), join(sys, "class/tty", name, "device"));
}

function describeUsb(folder: string, files: Record<string, string>): void {
  for (const [file, text] of Object.entries(files)) writeFileSync(join(sys, folder, file), `${text}\n`);
}

it("USB ports with their ids, all others left out", async () => {
  addPort("ttyUSB0", "devices/usb1/1-2/1-2:1.0/ttyUSB0");
  describeUsb("devices/usb1/1-2", { idVendor: "0403", idProduct: "6001", serial: "A10K" });
  addPort("ttyACM0", "devices/usb1/1-3/1-3.1/1-3.1:1.0");
  describeUsb("devices/usb1/1-3/1-3.1", { idVendor: "2e3c", idProduct: "5740" });
  // Plugged in behind a hub that has ids of its own: the nearest counts.
  describeUsb("devices/usb1/1-3", { idVendor: "05e3", idProduct: "0610" });
  addPort("ttyS0", "devices/pnp0/00:01");
  mkdirSync(join(sys, "class/tty/tty1"), { recursive: true });
  // Pulled out while it is looked at.
  mkdirSync(join(sys, "class/tty/ttyUSB9"), { recursive: true });
  symlinkSync(join(sys, "devices/gone"), join(sys, "class/tty/ttyUSB9/device"));

  const ports = await listFromSys(sys);
  expect(ports.toSorted((one, other) => one.path.localeCompare(other.path))).toEqual([
    { path: "/dev/ttyACM0", vendorId: "2e3c", productId: "5740", serialNumber: undefined },
    { path: "/dev/ttyUSB0", vendorId: "0403", productId: "6001", serialNumber: "A10K" },
  ]);
});
