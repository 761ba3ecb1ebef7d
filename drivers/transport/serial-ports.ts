import { access, readdir, readFile, realpath } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { ListedPort } from "./serial-usb.ts";

/**
 * The serial ports and the USB devices that they belong to. On Linux from /sys, where the kernel tells both without anybody's
 * help: `SerialPort.list()` starts `udevadm` each time and knows no ids on a machine without udev.
 */
export async function listSerialPorts(): Promise<ListedPort[]> {
  if (process.platform === "linux") return listFromSys("/sys");
  const { SerialPort } = await import("serialport");
  return SerialPort.list();
}

/** `/sys/class/tty/ttyUSB0/device` lies some levels below the USB device, whose folder has `idVendor` in it. */
export async function listFromSys(sys: string): Promise<ListedPort[]> {
  const names = await readdir(join(sys, "class/tty"));
  const ports = await Promise.all(
    names.map(async (name): Promise<ListedPort | null> => {
      // Consoles and pseudo-terminals have no device. One that is just being pulled out has none any more.
      const device = await realpath(join(sys, "class/tty", name, "device")).catch(() => null);
      const usb = device === null ? null : await usbDeviceAbove(device, sys);
      if (!usb) return null;
      const tell = (file: string) =>
        readFile(join(usb, file), "utf8").then(
          (text) => text.trim(),
          () => undefined,
        );
      const [vendorId, productId, serialNumber] = await Promise.all(
        ["idVendor", "idProduct", "serial"].map(tell),
      );
      return { path: `/dev/${name}`, vendorId, productId, serialNumber };
    }),
  );
  return ports.filter((port) => port !== null);
}

async function usbDeviceAbove(folder: string, sys: string): Promise<string | null> {
  for (let at = folder; at.startsWith(sys) && at !== sys; at = dirname(at)) {
    const isUsbDevice = await access(join(at, "idVendor")).then(
      () => true,
      () => false,
    );
    if (isUsbDevice) return at;
  }
  return null;
}
