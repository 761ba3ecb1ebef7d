import { readdir, readFile, readlink } from "node:fs/promises";
import { join, resolve } from "node:path";
import { within } from "../wait.ts";
import type { Seen } from "./match.ts";

/** One way of looking; each may be missing on a machine, and says so. */
export interface Look {
  looked: Seen["bus"];
  seen: Seen[];
  /** Why nothing could be seen this way. */
  trouble?: string;
}

const longestLookMs = 5000;

/** Serial ports, HID devices, USB devices, printers at usblp. Nothing is opened, so nothing is disturbed. */
export async function look(): Promise<Look[]> {
  const ways = { serial: seeSerial, hid: seeHid, usb: seeUsb, lp: seePrinters };
  return Promise.all(
    (Object.keys(ways) as Seen["bus"][]).map(async (looked): Promise<Look> => {
      try {
        const seen = await within(ways[looked](), longestLookMs, null);
        return seen ? { looked, seen } : { looked, seen: [], trouble: `no answer in ${longestLookMs} ms` };
      } catch (error) {
        return { looked, seen: [], trouble: error instanceof Error ? error.message : String(error) };
      }
    }),
  );
}

async function seeSerial(): Promise<Seen[]> {
  const { SerialPort } = await import("serialport");
  const [ports, stable] = await Promise.all([SerialPort.list(), stablePaths()]);
  return ports.map(({ path, vendorId, productId, serialNumber, manufacturer }) => ({
    bus: "serial",
    path: stable.get(path) ?? path,
    label: [path, manufacturer].filter(Boolean).join(", "),
    ...usbOf(Number.parseInt(vendorId ?? "", 16), Number.parseInt(productId ?? "", 16), serialNumber),
  }));
}

/** Names that udev gives serial ports after the device itself, by the path of today. */
async function stablePaths(): Promise<Map<string, string>> {
  const folder = "/dev/serial/by-id";
  const names = await readdir(folder).catch(() => []);
  const targets = names.map(async (name): Promise<[string, string]> => {
    const path = join(folder, name);
    return [resolve(folder, await readlink(path)), path];
  });
  return new Map(await Promise.all(targets));
}

/** HID Usage Tables: page 1, mouse and keyboard. */
const genericDesktop = 1;
const handUsages = new Map<number, "mouse" | "keyboard">([
  [2, "mouse"],
  [6, "keyboard"],
]);

async function seeHid(): Promise<Seen[]> {
  const { devicesAsync } = await import("node-hid");
  const devices = await devicesAsync();
  const seen = new Map<string, Seen>();
  for (const {
    path,
    vendorId,
    productId,
    serialNumber,
    manufacturer,
    product,
    usagePage,
    usage,
  } of devices) {
    if (!path || seen.has(path)) continue;
    const forHands = usagePage === genericDesktop ? handUsages.get(usage ?? 0) : undefined;
    const label = [manufacturer, product].filter(Boolean).join(" ") || path;
    const usb = usbOf(vendorId, productId, serialNumber);
    seen.set(path, { bus: "hid", path, label, ...(forHands && { forHands }), ...usb });
  }
  return [...seen.values()];
}

/** Hubs are nothing that hangs on a cable. */
const hubClass = 9;

async function seeUsb(): Promise<Seen[]> {
  const { usb } = await import("usb");
  const devices = await usb.getDevices();
  return devices
    .filter(({ deviceClass }) => deviceClass !== hubClass)
    .map(({ vendorId, productId, serialNumber, manufacturerName, productName }) => ({
      bus: "usb",
      label: [manufacturerName, productName].filter(Boolean).join(" ") || "without a name",
      ...usbOf(vendorId, productId, serialNumber ?? undefined),
    }));
}

const printerFolder = "/sys/class/usbmisc";

async function seePrinters(): Promise<Seen[]> {
  const names = (await readdir(printerFolder).catch(() => [])).filter((name) => /^lp\d+$/.test(name));
  return Promise.all(
    names.map(async (name): Promise<Seen> => {
      const device = join(printerFolder, name, "device", "..");
      const read = (file: string) =>
        readFile(join(device, file), "utf8").then(
          (text) => text.trim(),
          () => "",
        );
      const [vendor, product, serial, maker, model] = await Promise.all(
        ["idVendor", "idProduct", "serial", "manufacturer", "product"].map(read),
      );
      const label = [maker, model].filter(Boolean).join(" ") || name;
      const usb = usbOf(
        Number.parseInt(vendor ?? "", 16),
        Number.parseInt(product ?? "", 16),
        serial || undefined,
      );
      return { bus: "lp", path: `/dev/usb/${name}`, label, ...usb };
    }),
  );
}

function usbOf(vendorId: number, productId: number, serialNumber: string | undefined): Pick<Seen, "usb"> {
  if (Number.isNaN(vendorId) || Number.isNaN(productId)) return {};
  return { usb: { vendorId, productId, ...(serialNumber ? { serialNumber } : {}) } };
}
