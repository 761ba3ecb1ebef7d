import type { DeviceModel } from "../model.ts";
import { formatTransportSpec, type TransportSpec, type UsbName } from "../transport/spec.ts";

/** Something that the system says is plugged in. */
export interface Seen {
  bus: "serial" | "hid" | "usb" | "lp";
  /** Where the system has put it today; none for what is reached by its USB ids alone. */
  path?: string;
  usb?: UsbName;
  /** What it calls itself, or is called, for people. */
  label: string;
  /** What it says of itself; scanners and pads that type call themselves keyboards too. */
  forHands?: "keyboard" | "mouse";
}

/**
 * `one`: exactly one known model has these USB ids. `several`: more than one; which it is, a person must say.
 * `some-serial`: a serial port, and nothing tells what is behind it. `some-keyboard`: a keyboard, or something that types like
 * one. `unknown`: no model that is known.
 */
export type Match = "one" | "several" | "some-serial" | "some-keyboard" | "unknown";

export interface Found {
  /** What the host's configuration must say to reach it. */
  transport: string;
  label: string;
  match: Match;
  /** What it is, or could be. Never a guess: with more than one, none is preferred. */
  models: readonly DeviceModel[];
}

/**
 * The chips of USB-to-serial cables. Their ids name the cable, not what hangs on it, so a model that is sold with such a
 * chip inside is no more than a possibility.
 */
const serialChips = new Set([
  "0403:6001",
  "0403:6010",
  "0403:6015",
  "067b:2303",
  "067b:23a3",
  "10c4:ea60",
  "1a86:5523",
  "1a86:7522",
  "1a86:7523",
  "1a86:55d4",
]);

const defaultBaudRate = 115200;

/**
 * Everything that was seen, in its order, each with what it could be. Left out are mice, and USB devices that were seen as
 * something more exact.
 */
export function matchSeen(seen: readonly Seen[], models: readonly DeviceModel[]): Found[] {
  const exact = new Set(seen.flatMap(({ bus, usb }) => (bus !== "usb" && usb ? [idsOf(usb)] : [])));
  return seen
    .filter(({ bus, usb }) => bus !== "usb" || (usb && !exact.has(idsOf(usb))))
    .filter(({ forHands }) => forHands !== "mouse")
    .map((one) => matchOne(one, models, isAlone(one, seen)));
}

function matchOne(seen: Seen, models: readonly DeviceModel[], isOnlyOne: boolean): Found {
  const { match, possible } = recognise(seen, models);
  const speeds = new Set(possible.map(({ baudRate }) => baudRate ?? defaultBaudRate));
  const [agreed = defaultBaudRate, ...others] = speeds;
  const spec = specOf(seen, isOnlyOne, others.length === 0 ? agreed : defaultBaudRate);
  return { transport: formatTransportSpec(spec), label: seen.label, match, models: possible };
}

function recognise(seen: Seen, models: readonly DeviceModel[]): { match: Match; possible: DeviceModel[] } {
  if (seen.bus === "serial" && (!seen.usb || serialChips.has(idsOf(seen.usb)))) {
    return { match: "some-serial", possible: models.filter(isSerial) };
  }
  const named = models.filter((model) => model.usb?.some((usb) => isSameModel(usb, seen.usb)));
  if (named.length === 0 && seen.forHands === "keyboard") {
    return { match: "some-keyboard", possible: models.filter(isKeyboard) };
  }
  return { match: matchOf(named.length), possible: named };
}

function matchOf(count: number): Match {
  if (count === 0) return "unknown";
  return count === 1 ? "one" : "several";
}

/** Two of the same ids without different serial numbers can only be told apart by where they are plugged in. */
function isAlone(one: Seen, seen: readonly Seen[]): boolean {
  const { usb, bus } = one;
  if (!usb) return false;
  return !seen.some(
    (other) =>
      other !== one &&
      other.bus === bus &&
      isSameModel(usb, other.usb) &&
      other.usb?.serialNumber === usb.serialNumber,
  );
}

function specOf({ bus, path, usb }: Seen, isOnlyOne: boolean, baudRate: number): TransportSpec {
  const name = usb && isOnlyOne ? wellNamed(usb) : undefined;
  switch (bus) {
    case "serial":
      if (name && !path?.startsWith(stablePaths)) return { transport: "serial-usb", usb: name, baudRate };
      return { transport: "serial", path: path ?? "", baudRate };
    case "hid":
      return name ? { transport: "hid", usb: name } : { transport: "hid-path", path: path ?? "" };
    case "usb":
      return { transport: "usb", usb: name ?? { vendorId: 0, productId: 0, ...usb } };
    case "lp":
      return { transport: "lp", path: path ?? "" };
    default:
      return bus satisfies never;
  }
}

/** Named by the system after the device and its socket, so it is the same after the next start. */
const stablePaths = "/dev/serial/by-";

/** Serial numbers with signs that a transport's text cannot carry are left out. */
function wellNamed({ vendorId, productId, serialNumber }: UsbName): UsbName {
  const isPlain = serialNumber !== undefined && /^[^\s:@]{1,100}$/.test(serialNumber);
  return { vendorId, productId, ...(isPlain ? { serialNumber } : {}) };
}

function isSerial({ usb, baudRate }: DeviceModel): boolean {
  return baudRate !== undefined && (usb ?? []).every((ids) => serialChips.has(idsOf(ids)));
}

function isKeyboard({ adapter, usb = [] }: DeviceModel): boolean {
  return adapter === "hid-keyboard" && usb.length === 0;
}

function isSameModel(one: Omit<UsbName, "serialNumber">, other: UsbName | undefined): boolean {
  return one.vendorId === other?.vendorId && one.productId === other.productId;
}

export function idsOf({ vendorId, productId }: Omit<UsbName, "serialNumber">): string {
  return [vendorId, productId].map((id) => id.toString(16).padStart(4, "0")).join(":");
}
