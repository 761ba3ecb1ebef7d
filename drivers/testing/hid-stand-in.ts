import { EventEmitter } from "node:events";
import type { HidDevice, HidLibrary, ListedHid } from "../transport/hid-library.ts";

/**
 * In node-hid's place where the machine gives no HID devices: what is plugged in is a simulator that speaks its own bytes,
 * in reports of 64. It behaves as node-hid does on Linux' hidraw: reading fails with an `error` event when the device is
 * pulled out, writing rejects, and the device leaves the list.
 */
export interface HidStandIn {
  readonly library: HidLibrary;
  /** Plugs a device in, in the next free place, and gives what its far end sends with. */
  plugIn(device: StandInDevice): PluggedHid;
  /** How many are open that were not closed. */
  readonly openCount: number;
}

export interface StandInDevice {
  vendorId: number;
  productId: number;
  serialNumber?: string;
  usagePage?: number;
  /** A report from the host, without its number. */
  receive(report: Uint8Array): void;
}

export interface PluggedHid {
  readonly path: string;
  send(report: Uint8Array): void;
  unplug(manner?: UnplugManner): void;
  /** What opening it ends with from now on. */
  refuse(error: Error | null): void;
  /** Writes are taken and never settle from now on. */
  hang(): void;
}

/** `quiet`: no error event comes; the device is only not listed any more, and writing to it fails. */
export type UnplugManner = "with-error" | "quiet";

const reportBytes = 64;

export function createHidStandIn(): HidStandIn {
  const plugged = new Map<string, StandIn>();
  let openCount = 0;
  let nextNumber = 0;

  class StandIn extends EventEmitter implements HidDevice {
    readonly device: StandInDevice;
    readonly path: string;
    isPluggedIn = true;
    isOpen = false;
    isHanging = false;
    refusal: Error | null = null;

    constructor(device: StandInDevice, path: string) {
      super();
      this.device = device;
      this.path = path;
    }

    async write(report: number[]): Promise<number> {
      if (!this.isOpen || !this.isPluggedIn) throw new Error("Cannot write to hid device");
      if (report.length !== reportBytes + 1 || report[0] !== 0) throw new Error("no report of 64 bytes");
      if (this.isHanging) return new Promise(() => {});
      this.device.receive(Uint8Array.from(report.slice(1)));
      return report.length;
    }

    async close(): Promise<void> {
      if (this.isOpen) openCount -= 1;
      this.isOpen = false;
      this.removeAllListeners();
    }
  }

  return {
    get openCount() {
      return openCount;
    },
    plugIn(device: StandInDevice): PluggedHid {
      const path = `/dev/hidraw${nextNumber}`;
      nextNumber += 1;
      const one = new StandIn(device, path);
      plugged.set(path, one);
      return {
        path,
        send: (report) => one.isOpen && one.isPluggedIn && one.emit("data", Buffer.from(report)),
        unplug(manner = "with-error"): void {
          one.isPluggedIn = false;
          plugged.delete(path);
          if (one.isOpen && manner === "with-error")
            one.emit("error", new Error("could not read from HID device"));
        },
        refuse(error): void {
          one.refusal = error;
        },
        hang(): void {
          one.isHanging = true;
        },
      };
    },
    library: {
      async list(): Promise<ListedHid[]> {
        return [...plugged.values()].map(({ path, device: { receive: _, ...ids } }) => ({ path, ...ids }));
      },
      async open(path: string): Promise<HidDevice> {
        const one = plugged.get(path);
        if (!one) throw new Error(`cannot open device with path ${path}`);
        if (one.refusal) throw one.refusal;
        one.isOpen = true;
        openCount += 1;
        return one;
      },
    },
  };
}
