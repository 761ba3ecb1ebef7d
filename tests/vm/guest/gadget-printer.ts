/**
 * A USB printer that is really plugged in, to this kernel by this kernel: the printer gadget (`/dev/g_printer0`) is the
 * printer's end of a cable whose other end is usblp's `/dev/usb/lp0`. The simulated printer sits behind it.
 */
import { close, constants, mkdirSync, openSync, read, symlinkSync, writeFileSync, writeSync } from "node:fs";
import { promisify } from "node:util";
import { createSimulatedPrinter, type SimulatedPrinter } from "../../../drivers/ticket-printer/simulator.ts";
import { delay } from "../../../drivers/wait.ts";

export interface GadgetPrinter {
  simulator: SimulatedPrinter;
  plugIn(): Promise<void>;
  /** Settles when the cable is out: with the so-manieth byte from now, in either direction, as the last. */
  pullAfter(direction: "to the device" | "to the host", bytes: number): Promise<void>;
  pull(): Promise<void>;
}

const gadget = "/sys/kernel/config/usb_gadget/printer";
const controller = "dummy_udc.0";
const node = "/dev/g_printer0";

function setUp(): void {
  for (const folder of ["", "/strings/0x409", "/functions/printer.usb0", "/configs/c.1"])
    mkdirSync(`${gadget}${folder}`, { recursive: true });
  for (const [file, value] of Object.entries({
    idVendor: "0x0525",
    idProduct: "0xa4a8",
    "strings/0x409/manufacturer": "Yichuang",
    "strings/0x409/product": "simulated ticket printer",
    "functions/printer.usb0/pnp_string": "MFG:Yichuang;MDL:simulated;CLS:PRINTER;",
  }))
    writeFileSync(`${gadget}/${file}`, value);
  symlinkSync(`${gadget}/functions/printer.usb0`, `${gadget}/configs/c.1/printer.usb0`);
}

/** It cannot be opened before the other end has recognised it. */
async function openNode(): Promise<number> {
  for (const giveUpAt = performance.now() + recognisedMs; ; await delay(20)) {
    try {
      return openSync(node, constants.O_RDWR | constants.O_NONBLOCK);
    } catch (error) {
      if (performance.now() > giveUpAt) throw error;
    }
  }
}

const recognisedMs = 10_000;
const readFile = promisify(read);
const closeFile = promisify(close);

export function createGadgetPrinter(): GadgetPrinter {
  setUp();
  let line: { fd: number; reading: Promise<void>; isOut: boolean } | undefined;
  let armed: { direction: "to the device" | "to the host"; left: number; out: () => void } | undefined;

  /** What of these bytes gets through; the cable comes out behind the last. */
  function through(direction: "to the device" | "to the host", bytes: Uint8Array): Uint8Array {
    if (armed?.direction !== direction) return bytes;
    const passed = bytes.slice(0, armed.left);
    armed.left -= passed.length;
    if (passed.length < bytes.length || armed.left === 0) void pull();
    return passed;
  }

  const simulator = createSimulatedPrinter((bytes) => send(bytes), { dotsPerSecond: 9600 });

  function send(bytes: Uint8Array): void {
    const open = line;
    if (!open || open.isOut) return;
    try {
      writeSync(open.fd, through("to the host", bytes));
    } catch {
      // Nobody at the other end takes it: it is lost, as on a real cable.
    }
  }

  async function listen(open: { fd: number; isOut: boolean }): Promise<void> {
    const buffer = Buffer.alloc(8192);
    while (!open.isOut) {
      const { bytesRead } = await readFile(open.fd, buffer, 0, buffer.length, null).catch(() => ({
        bytesRead: 0,
      }));
      if (open.isOut) return;
      if (bytesRead > 0)
        simulator.receive(through("to the device", Uint8Array.from(buffer.subarray(0, bytesRead))));
      else await delay(3);
    }
  }

  async function pull(): Promise<void> {
    const open = line;
    const told = armed?.out;
    line = undefined;
    armed = undefined;
    if (!open) return;
    open.isOut = true;
    writeFileSync(`${gadget}/UDC`, "\n");
    await open.reading;
    await closeFile(open.fd);
    simulator.restart();
    told?.();
  }

  return {
    simulator,
    async plugIn(): Promise<void> {
      writeFileSync(`${gadget}/UDC`, controller);
      const fd = await openNode();
      const open = { fd, isOut: false, reading: Promise.resolve() };
      line = open;
      open.reading = listen(open);
    },
    pullAfter(direction, bytes) {
      const { promise, resolve } = Promise.withResolvers<void>();
      armed = { direction, left: bytes, out: resolve };
      return promise;
    },
    pull,
  };
}
