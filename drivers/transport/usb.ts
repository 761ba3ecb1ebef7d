import { err, ok, type Result } from "../result.ts";
import { delay, within } from "../wait.ts";
import { formatTransportSpec, type TransportSpec, type UsbName } from "./spec.ts";
import type { OpenFault, Transport, TransportLimits, TransportListener, WriteFault } from "./types.ts";
import { loadUsbLibrary, type UsbHandle, type UsbLibrary, usbFaultOf } from "./usb-library.ts";
import { type BulkInterface, findBulkInterface, headBytes } from "./usb-pipes.ts";
import { createUsbReading, type UsbReading } from "./usb-reading.ts";

export type UsbSpec = Extract<TransportSpec, { transport: "usb" }>;

interface Claimed {
  handle: UsbHandle;
  bulk: BulkInterface;
}

interface Working extends Claimed {
  reading: UsbReading;
  listener: TransportListener;
}

/**
 * Devices that were closed and are not let go yet: a read that is under way cannot be called off, and keeps its device until
 * its time is over.
 */
const releasing = new Map<string, Promise<void>>();

/**
 * A USB device that no driver of the system wants, by its bulk endpoints. Looked up anew at each opening. Gone is: a
 * transfer that says so, in either direction; a read is always under way, so a cable pulled out is noticed at once.
 */
export function createUsbTransport(
  spec: UsbSpec,
  limits: TransportLimits,
  load: () => Promise<UsbLibrary | null> = loadUsbLibrary,
): Transport {
  const { pipes = "one-pipe" } = spec;
  const name = formatTransportSpec(spec);
  let working: Working | undefined;
  let refusal: string | undefined;

  async function claim(library: UsbLibrary): Promise<Result<Claimed, OpenFault>> {
    await releasing.get(name);
    const [handle, ...others] = (await library.list()).filter((one) => isNamed(one, spec.usb));
    if (!handle || others.length > 0) return err("absent");
    try {
      await handle.open();
      const bulk = findBulkInterface(handle.configuration, pipes);
      if (bulk.ok) {
        await handle.claimInterface(bulk.value.interfaceNumber);
        return ok({ handle, bulk: bulk.value });
      }
      refusal = `The device has no bulk endpoints for "${pipes}".`;
    } catch (error) {
      if (usbFaultOf(error) !== "refused") return err("absent");
      refusal = `The device cannot be opened (${messageOf(error)}): another program has it, or the udev rule is missing.`;
    }
    await insist(() => handle.close());
    return err("refused");
  }

  function lost(from: Working): void {
    if (working !== from) return;
    working = undefined;
    void release(name, from, from.reading);
    from.listener.closed();
  }

  return {
    name,
    get refusal() {
      return refusal;
    },
    async open(listener: TransportListener): Promise<Result<null, OpenFault>> {
      const library = await load();
      if (!library) {
        refusal = "Such a device needs the package usb, which has no build for this machine.";
        return err("refused");
      }
      const claiming = claim(library).catch((): Result<Claimed, OpenFault> => err("absent"));
      const claimed = await within(claiming, limits.openMs, err<OpenFault>("timeout"));
      if (!claimed.ok) {
        // One that opens after the limit is nobody's, and would keep the device.
        if (claimed.error === "timeout")
          void claiming.then((late) => (late.ok ? release(name, late.value, null) : undefined));
        return claimed;
      }
      const { handle, bulk } = claimed.value;
      const reading = createUsbReading(handle, bulk, {
        data: (bytes) => working === opened && listener.data(bytes),
        lost: () => lost(opened),
      });
      const opened: Working = { handle, bulk, reading, listener };
      working = opened;
      reading.start();
      return ok(null);
    },
    async write(bytes: Uint8Array): Promise<Result<null, WriteFault>> {
      const to = working;
      if (!to) return err("line-lost");
      // The library keeps the limit for each part; this one is for a library that does not.
      const result = await within(
        send(to, bytes, limits.writeMs),
        3 * limits.writeMs,
        err<WriteFault>("timeout"),
      );
      if (!result.ok && result.error === "line-lost") lost(to);
      return result;
    },
    async close(): Promise<void> {
      const closing = working;
      working = undefined;
      if (closing) void release(name, closing, closing.reading);
      await within(releasing.get(name) ?? Promise.resolve(), limits.openMs, undefined);
    },
  };
}

function isNamed(handle: UsbHandle, { vendorId, productId, serialNumber }: UsbName): boolean {
  return (
    handle.vendorId === vendorId &&
    handle.productId === productId &&
    // Asked for only when named: some systems open the device to know it.
    (serialNumber === undefined || handle.serialNumber === serialNumber)
  );
}

async function send(
  { handle, bulk, reading }: Working,
  bytes: Uint8Array,
  timeoutMs: number,
): Promise<Result<null, WriteFault>> {
  const { first, second } = bulk;
  try {
    await reading.forgetEarlier();
    const head = second ? bytes.subarray(0, headBytes) : bytes;
    await handle.nativeTransferOut(first.out, timeoutMs, head);
    if (second) await handle.nativeTransferOut(second.out, timeoutMs, bytes.subarray(headBytes));
    return ok(null);
  } catch (error) {
    return err(usbFaultOf(error) === "timeout" ? "timeout" : "line-lost");
  }
}

/** Settles when the device is free again. */
function release(name: string, { handle, bulk }: Claimed, reading: UsbReading | null): Promise<void> {
  const released = (async () => {
    await reading?.stop();
    await insist(() => handle.releaseInterface(bulk.interfaceNumber));
    await insist(() => handle.close());
  })();
  releasing.set(name, released);
  void released.then(() => releasing.get(name) === released && releasing.delete(name));
  return released;
}

/** While a transfer is under way the library throws, even before there is a promise; a write may be. */
async function insist(work: () => Promise<void>): Promise<void> {
  for (let tries = 0; tries < 40; tries += 1) {
    try {
      return await work();
    } catch {
      await delay(50);
    }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
