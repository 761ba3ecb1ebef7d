import { err, ok, type Result, unreachable } from "../result.ts";

/** A device on USB, wherever it is plugged in. Without a serial number: the only one of its model. */
export interface UsbName {
  vendorId: number;
  productId: number;
  serialNumber?: string;
}

/**
 *   serial:/dev/ttyUSB0@115200      serial:COM3@9600          a path
 *   serial:usb=1a86:7523@9600       serial:usb=1a86:7523:A1   looked up anew at each opening
 *   tcp:192.168.1.20:9100           tcp:[fe80::1]:9100
 *   lp:/dev/usb/lp0                                           a character device of Linux' usblp
 *   hid:/dev/hidraw0                hid:2b8b:2721             hid:2b8b:2721:A1
 *   usb:0400:c35a                   usb:0400:c35a:A1          a device that no driver of the system wants
 *   usb:0400:c35a@head-and-body                               whose messages go through two pairs of endpoints
 *   ipp://192.168.1.30:631/ipp/print     ipps://…             these carry no bytes: their adapters
 *   cups:Office                          a queue              ask the device themselves
 *   escl:http://192.168.1.40/eSCL        escl:https://…
 *   sane:test:0                          as `scanimage -L` names it
 *   audio:default                        a sound output
 */
export type TransportSpec =
  | { transport: "serial"; path: string; baudRate: number }
  | { transport: "serial-usb"; usb: UsbName; baudRate: number }
  | { transport: "tcp"; host: string; port: number }
  | { transport: "lp"; path: string }
  | { transport: "hid"; usb: UsbName }
  | { transport: "hid-path"; path: string }
  | { transport: "usb"; usb: UsbName; pipes?: "head-and-body" }
  | { transport: "ipp"; url: string }
  | { transport: "cups"; queue: string }
  | { transport: "escl"; url: string }
  | { transport: "sane"; device: string }
  | { transport: "audio"; output: string };

export type SpecFault = "bad-transport-spec";

/** Both readers and printers come from the factory with 115200 8N1 as a rule. */
const defaultBaudRate = 115200;

const forms: readonly [
  pattern: RegExp,
  read: (found: (string | undefined)[]) => TransportSpec | undefined,
][] = [
  [
    /^serial:usb=([0-9a-f]{4}):([0-9a-f]{4})(?::([^\s:@]{1,100}))?(?:@(\d{1,7}))?$/i,
    ([, vendor, product, serial, baud]) =>
      withBaudRate(baud, (baudRate) => ({
        transport: "serial-usb",
        usb: usbName(vendor, product, serial),
        baudRate,
      })),
  ],
  [
    /^serial:(?!usb=)([^@\s]+)(?:@(\d{1,7}))?$/,
    ([, path = "", baud]) => withBaudRate(baud, (baudRate) => ({ transport: "serial", path, baudRate })),
  ],
  [
    /^tcp:(?:\[([0-9a-fA-F:.]+)\]|([^\s:@/[\]]+)):(\d{1,5})$/,
    ([, host6, name, portText]) => {
      const [host, port] = [host6 ?? name ?? "", Number(portText)];
      return port > 0 && port < 65536 ? { transport: "tcp", host, port } : undefined;
    },
  ],
  [/^lp:(\/\S+)$/, ([, path = ""]) => ({ transport: "lp", path })],
  [/^hid:([/\\]\S+)$/, ([, path = ""]) => ({ transport: "hid-path", path })],
  [
    /^hid:([0-9a-f]{4}):([0-9a-f]{4})(?::([^\s:@]{1,100}))?$/i,
    ([, vendor, product, serial]) => ({ transport: "hid", usb: usbName(vendor, product, serial) }),
  ],
  [
    /^usb:([0-9a-f]{4}):([0-9a-f]{4})(?::([^\s:@]{1,100}))?(@head-and-body)?$/i,
    ([, vendor, product, serial, pipes]) => ({
      transport: "usb",
      usb: usbName(vendor, product, serial),
      ...(pipes !== undefined && { pipes: "head-and-body" }),
    }),
  ],
  [/^(ipps?:\/\/\S{1,500})$/, ([, url = ""]) => (hasHost(url) ? { transport: "ipp", url } : undefined)],
  [/^cups:([^\s/#]{1,127})$/, ([, queue = ""]) => ({ transport: "cups", queue })],
  [
    /^escl:(https?:\/\/\S{1,500})$/,
    ([, url = ""]) => (hasHost(url) ? { transport: "escl", url } : undefined),
  ],
  // A device of SANE may have spaces in its name, but no option of scanimage begins a device's name.
  [/^sane:(?!-)([^\p{Cc}]{1,200})$/u, ([, device = ""]) => ({ transport: "sane", device })],
  [/^audio:(?!-)([^\p{Cc}]{1,200})$/u, ([, output = ""]) => ({ transport: "audio", output })],
];

export function parseTransportSpec(text: string): Result<TransportSpec, SpecFault> {
  for (const [pattern, read] of forms) {
    const found = pattern.exec(text);
    const spec = found && read([...found]);
    if (spec) return ok(spec);
  }
  return err("bad-transport-spec");
}

export function formatTransportSpec(spec: TransportSpec): string {
  switch (spec.transport) {
    case "serial":
      return `serial:${spec.path}@${spec.baudRate}`;
    case "serial-usb":
      return `serial:usb=${formatUsbName(spec.usb)}@${spec.baudRate}`;
    case "tcp":
      return `tcp:${spec.host.includes(":") ? `[${spec.host}]` : spec.host}:${spec.port}`;
    case "lp":
      return `lp:${spec.path}`;
    case "hid-path":
      return `hid:${spec.path}`;
    case "hid":
      return `hid:${formatUsbName(spec.usb)}`;
    case "usb":
      return `usb:${formatUsbName(spec.usb)}${spec.pipes === undefined ? "" : `@${spec.pipes}`}`;
    case "ipp":
      return spec.url;
    case "cups":
      return `cups:${spec.queue}`;
    case "escl":
      return `escl:${spec.url}`;
    case "sane":
      return `sane:${spec.device}`;
    case "audio":
      return `audio:${spec.output}`;
    default:
      return unreachable(spec);
  }
}

/** Which end of the wire it is, whatever else is said of it: two openings of one key get in each other's way. */
export function lineKeyOf(spec: TransportSpec): string {
  switch (spec.transport) {
    case "serial":
      return `serial:${spec.path}`;
    case "serial-usb":
      return `serial:usb=${formatUsbName(spec.usb)}`;
    case "usb":
      return `usb:${formatUsbName(spec.usb)}`;
    default:
      return formatTransportSpec(spec);
  }
}

/** False for devices that are asked by their adapter itself, over HTTP or through a program of the system. */
export function carriesBytes(spec: TransportSpec): boolean {
  switch (spec.transport) {
    case "serial":
    case "serial-usb":
    case "tcp":
    case "lp":
    case "hid":
    case "hid-path":
    case "usb":
      return true;
    case "ipp":
    case "cups":
    case "escl":
    case "sane":
    case "audio":
      return false;
    default:
      return unreachable(spec);
  }
}

function withBaudRate(
  text: string | undefined,
  make: (baudRate: number) => TransportSpec,
): TransportSpec | undefined {
  const baudRate = text === undefined ? defaultBaudRate : Number(text);
  return baudRate > 0 ? make(baudRate) : undefined;
}

function usbName(vendor = "", product = "", serialNumber: string | undefined): UsbName {
  return {
    vendorId: Number.parseInt(vendor, 16),
    productId: Number.parseInt(product, 16),
    ...(serialNumber === undefined ? {} : { serialNumber }),
  };
}

export function formatUsbName({ vendorId, productId, serialNumber }: UsbName): string {
  const hex = (number: number) => number.toString(16).padStart(4, "0");
  return [hex(vendorId), hex(productId), ...(serialNumber === undefined ? [] : [serialNumber])].join(":");
}

function hasHost(url: string): boolean {
  return URL.canParse(url) && new URL(url).hostname !== "";
}
