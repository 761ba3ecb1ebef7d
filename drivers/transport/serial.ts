import type { SerialPort } from "serialport";
import { err, ok, type Result } from "../result.ts";
import { within } from "../wait.ts";
import { createHeldDevice } from "./held-device.ts";
import { nodeIdentity } from "./node-identity.ts";
import type { OpenFault, Transport, TransportLimits, TransportListener, WriteFault } from "./types.ts";

/**
 * A serial port. serialport sometimes says nothing when a USB port is pulled out (node-serialport #2043; missed in more
 * than half of the tries on an emulated FTDI): `isOpen` stays true. So three things count as gone, whichever is first:
 * the `close` event, a write that fails, and a path that no longer leads to the port that was opened. A fourth, the
 * device's silence, is for the adapter, which knows when an answer was due.
 */
export function createSerialTransport(
  spec: { path: string; baudRate: number },
  limits: TransportLimits,
  presenceCheckMs = 500,
): Transport {
  const name = `serial:${spec.path}@${spec.baudRate}`;
  const held = createHeldDevice<SerialPort>((port) => shut(port, limits.openMs));

  return {
    name,
    async open(heard: TransportListener): Promise<Result<null, OpenFault>> {
      const identity = await within(nodeIdentity(spec.path), limits.openMs, null);
      if (identity === null) return err("absent");
      const { SerialPort: OpenedPort } = await import("serialport");
      const opening = new OpenedPort({ path: spec.path, baudRate: spec.baudRate, autoOpen: false });
      const opened = new Promise<Result<null, OpenFault>>((resolve) => {
        opening.open((error) => resolve(error ? err(openFaultOf(error.message)) : ok(null)));
      });
      const result = await within(opened, limits.openMs, err<OpenFault>("timeout"));
      if (!result.ok) {
        // An open that comes back after its limit would hold the port's lock for ever.
        void opened.then(() => shut(opening, limits.openMs));
        return result;
      }
      const look = async () => (await nodeIdentity(spec.path)) === identity;
      held.take(opening, heard, look, presenceCheckMs);
      opening.on("data", (bytes: Uint8Array) => held.heard(opening, bytes));
      opening.on("close", () => held.lost(opening));
      opening.on("error", () => held.lost(opening));
      return ok(null);
    },
    async write(bytes: Uint8Array): Promise<Result<null, WriteFault>> {
      const open = held.current;
      if (!open) return err("line-lost");
      const written = new Promise<Result<null, WriteFault>>((resolve) => {
        open.write(bytes, (error) => resolve(error ? err("line-lost") : ok(null)));
      });
      const result = await within(written, limits.writeMs, err<WriteFault>("timeout"));
      if (!result.ok && result.error === "line-lost") held.lost(open);
      return result;
    },
    async setBaudRate(baudRate: number): Promise<Result<null, WriteFault>> {
      const open = held.current;
      if (!open) return err("line-lost");
      const set = new Promise<Result<null, WriteFault>>((resolve) => {
        open.update({ baudRate }, (error) => resolve(error ? err("line-lost") : ok(null)));
      });
      return within(set, limits.writeMs, err<WriteFault>("timeout"));
    },
    close: () => held.close(),
  };
}

function openFaultOf(message: string): OpenFault {
  return /no such file|file not found|ENXIO|no such device/i.test(message) ? "absent" : "refused";
}

async function shut(port: SerialPort, timeoutMs: number): Promise<void> {
  if (!port.isOpen) return;
  const closed = new Promise<void>((resolve) => port.close(() => resolve()));
  await within(closed, timeoutMs, undefined);
}
