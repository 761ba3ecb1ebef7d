import type { TransportListener } from "./types.ts";

/** The device behind an open line, from its opening to its loss or its closing, whichever comes first; then it is nobody's. */
export interface HeldDevice<Device> {
  readonly current: Device | undefined;
  /** `look` is asked again and again whether the device is still where it was. */
  take(
    device: Device,
    listener: TransportListener,
    look: () => Promise<boolean>,
    presenceCheckMs: number,
  ): void;
  /** Bytes of a device that is held no more are nobody's. */
  heard(from: Device, bytes: Uint8Array): void;
  /** Tells the listener, once; a device that is held no more is no news. */
  lost(device: Device): void;
  close(): Promise<void>;
}

/** `shut` never fails, and settles in bounded time. */
export function createHeldDevice<Device>(shut: (device: Device) => Promise<void>): HeldDevice<Device> {
  let held: { device: Device; listener: TransportListener; presence: NodeJS.Timeout } | undefined;

  function release(): typeof held {
    const released = held;
    held = undefined;
    clearInterval(released?.presence);
    return released;
  }

  function lost(device: Device): void {
    if (held?.device !== device) return;
    const released = release();
    void shut(device);
    released?.listener.closed();
  }

  return {
    get current() {
      return held?.device;
    },
    take(device, listener, look, presenceCheckMs): void {
      const check = async () => {
        if (!(await look())) lost(device);
      };
      held = { device, listener, presence: setInterval(() => void check(), presenceCheckMs) };
    },
    heard(from, bytes): void {
      if (held?.device === from) held.listener.data(bytes);
    },
    lost,
    async close(): Promise<void> {
      const released = release();
      if (released) await shut(released.device);
    },
  };
}
