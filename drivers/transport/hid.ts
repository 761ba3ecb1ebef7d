import { err, ok, type Result } from "../result.ts";
import { within } from "../wait.ts";
import { createHeldDevice } from "./held-device.ts";
import { type HidDevice, type HidLibrary, type ListedHid, loadHidLibrary } from "./hid-library.ts";
import { formatTransportSpec, type TransportSpec } from "./spec.ts";
import type { OpenFault, Transport, TransportLimits, TransportListener, WriteFault } from "./types.ts";

export type HidSpec = Extract<TransportSpec, { transport: "hid" | "hid-path" }>;

interface Opened {
  path: string;
  opening: HidDevice;
}

/**
 * A HID device that speaks in reports: each piece written is one report, each piece heard is one. How a protocol's frames
 * fill them is its adapter's affair. Reports have no number here, which node-hid wants written as a leading 0.
 *
 * Looked up anew at each opening, because the path changes with each plugging in. Gone is: an error while reading, a write
 * that fails, or a device that is not listed any more.
 */
export function createHidTransport(
  spec: HidSpec,
  limits: TransportLimits,
  load: () => Promise<HidLibrary | null> = loadHidLibrary,
  presenceCheckMs = 1000,
): Transport {
  const held = createHeldDevice<HidDevice>((device) => shut(device, limits.openMs));
  let refusal: string | undefined;

  async function isListed(library: HidLibrary, path: string): Promise<boolean> {
    // A list that cannot be had says nothing about the device.
    const listed = await within(
      library.list().catch(() => null),
      limits.openMs,
      null,
    );
    return listed?.some((one) => one.path === path && isNamed(one, spec)) ?? true;
  }

  async function openWith(library: HidLibrary): Promise<Result<Opened, OpenFault>> {
    const path = findPath(await library.list(), spec);
    if (path === null) return err("absent");
    try {
      return ok({ path, opening: await library.open(path) });
    } catch (error) {
      if (findPath(await library.list(), spec) !== path) return err("absent");
      refusal = `${path} cannot be opened (${messageOf(error)}): another program has it, or the udev rule is missing.`;
      return err("refused");
    }
  }

  return {
    name: formatTransportSpec(spec),
    get refusal() {
      return refusal;
    },
    async open(heard: TransportListener): Promise<Result<null, OpenFault>> {
      const library = await load();
      if (!library) {
        refusal =
          "A HID device needs node-hid, which cannot be loaded here: libudev1 is missing, or it has no build.";
        return err("refused");
      }
      const working = openWith(library).catch((): Result<Opened, OpenFault> => err("absent"));
      const opened = await within(working, limits.openMs, err<OpenFault>("timeout"));
      if (!opened.ok) {
        // One that opens after the limit is nobody's, and would keep the device.
        if (opened.error === "timeout")
          void working.then((late) => (late.ok ? shut(late.value.opening, limits.openMs) : undefined));
        return opened;
      }
      const { path, opening } = opened.value;
      held.take(opening, heard, () => isListed(library, path), presenceCheckMs);
      // Before anything is read: an error that nobody hears ends the process.
      opening.on("error", () => held.lost(opening));
      opening.on("data", (report) => held.heard(opening, report));
      return ok(null);
    },
    async write(report: Uint8Array): Promise<Result<null, WriteFault>> {
      const open = held.current;
      if (!open) return err("line-lost");
      const written = open.write([0, ...report]).then(
        (): Result<null, WriteFault> => ok(null),
        (): Result<null, WriteFault> => err("line-lost"),
      );
      const result = await within(written, limits.writeMs, err<WriteFault>("timeout"));
      if (!result.ok && result.error === "line-lost") held.lost(open);
      return result;
    },
    close: () => held.close(),
  };
}

/**
 * Where the device is; null for nowhere, and for several places. A device with several interfaces is listed once for each:
 * then it is the one of the maker's own usage page (FF00 and above), not a keyboard that it also is.
 */
export function findPath(listed: readonly ListedHid[], spec: HidSpec): string | null {
  const fitting = listed.filter((one) => isNamed(one, spec));
  const own = fitting.filter(({ usagePage = 0 }) => usagePage >= 0xff00);
  const [path, ...others] = new Set((own.length > 0 ? own : fitting).map((one) => one.path));
  return path !== undefined && others.length === 0 ? path : null;
}

function isNamed(one: ListedHid, spec: HidSpec): boolean {
  if (one.path === undefined) return false;
  if (spec.transport === "hid-path") return one.path === spec.path;
  const { vendorId, productId, serialNumber } = spec.usb;
  return (
    one.vendorId === vendorId &&
    one.productId === productId &&
    (serialNumber === undefined || one.serialNumber === serialNumber)
  );
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function shut(device: HidDevice, timeoutMs: number): Promise<void> {
  await within(
    device.close().catch(() => {}),
    timeoutMs,
    undefined,
  );
}
