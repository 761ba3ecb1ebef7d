/** A line in memory whose cable comes out after so many bytes, in the middle of whatever they belong to, and goes in again. */

import { err, ok } from "../../drivers/result.ts";
import type { SimulatedDevice } from "../../drivers/simulated-device.ts";
import type { Transport, TransportListener } from "../../drivers/transport/types.ts";

export type Direction = "to the device" | "to the host";

export interface Cut {
  direction: Direction;
  /** The last that gets through. */
  afterBytes: number;
}

export interface CutWire<Device extends SimulatedDevice> {
  device: Device;
  createTransport(): Transport;
  /** Arms the cut: bytes count from now. */
  cut(cut: Cut): void;
  /** How often the cable came out. */
  readonly cuts: number;
  readonly bytes: Record<Direction, number>;
}

const outForMs = 15;

export function createCutWire<Device extends SimulatedDevice>(
  make: (send: (bytes: Uint8Array) => void) => Device,
): CutWire<Device> {
  let isPluggedIn = true;
  let listener: TransportListener | null = null;
  let armed: Cut | null = null;
  let cuts = 0;
  const bytes: Record<Direction, number> = { "to the device": 0, "to the host": 0 };

  function pull(): void {
    cuts += 1;
    isPluggedIn = false;
    armed = null;
    const told = listener;
    listener = null;
    setTimeout(() => told?.closed(), 1);
    setTimeout(() => {
      device.restart();
      isPluggedIn = true;
    }, outForMs);
  }

  /** What of these bytes gets through. */
  function through(direction: Direction, all: Uint8Array): Uint8Array {
    const left = armed?.direction === direction ? armed.afterBytes : Number.POSITIVE_INFINITY;
    const passed = all.length <= left ? all : all.slice(0, left);
    bytes[direction] += passed.length;
    if (armed?.direction === direction) armed.afterBytes -= passed.length;
    return passed;
  }

  const device = make((all) => {
    if (!isPluggedIn) return;
    const passed = through("to the host", all);
    const heard = listener;
    if (passed.length > 0) setTimeout(() => heard === listener && heard?.data(passed), 0);
    if (passed.length < all.length) setTimeout(pull, 0);
  });

  return {
    device,
    createTransport: () => ({
      name: "in memory",
      open: async (heard) => {
        if (!isPluggedIn) return err("absent");
        listener = heard;
        return ok(null);
      },
      write: async (all) => {
        if (!isPluggedIn || !listener) return err("line-lost");
        const passed = through("to the device", all);
        if (passed.length > 0) device.receive(passed);
        if (passed.length === all.length) return ok(null);
        pull();
        return err("line-lost");
      },
      close: async () => {
        listener = null;
      },
    }),
    cut: (cut) => {
      armed = { ...cut };
    },
    get cuts() {
      return cuts;
    },
    bytes,
  };
}
