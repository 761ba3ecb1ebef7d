import type { UsbConfiguration, UsbHandle, UsbLibrary } from "../transport/usb-library.ts";
import { delay } from "../wait.ts";

/**
 * In the place of the package `usb`: a simulator behind bulk endpoints. It behaves as that package does: a read settles with
 * one transfer, rejects as cancelled when its time is over and as disconnected when the device is pulled out; one reader at
 * a time at an endpoint; an interface stays claimed until it is released, whatever `close` does, and to release it while
 * something is read is an error that is thrown at once.
 */
export interface UsbStandIn {
  readonly library: UsbLibrary;
  plugIn(device: UsbStandInDevice): PluggedUsb;
  /** How many interfaces are claimed. */
  readonly claimedCount: number;
}

export interface UsbStandInDevice {
  vendorId: number;
  productId: number;
  serialNumber?: string;
  /** Endpoints of the only interface: with one pair the numbers 2 (out) and 1 (in), with two 6 and 5 as well. */
  pairs: 1 | 2;
  receive(endpoint: number, bytes: Uint8Array): void;
}

export interface PluggedUsb {
  /** One transfer to the host. */
  send(endpoint: number, bytes: Uint8Array): void;
  /** Settles when the host reads at this endpoint and nothing is there. */
  whenReadAt(endpoint: number): Promise<void>;
  unplug(): void;
  refuse(error: Error | null): void;
  /** The next read at this endpoint is stalled. */
  stall(endpoint: number): void;
  /** Transfers out are taken and never settle from now on. */
  hang(): void;
}

interface Pipe {
  waiting: Uint8Array[];
  reader: { settle(bytes: Uint8Array): void; fail(error: Error): void } | null;
  isStalled: boolean;
}

export function createUsbStandIn(): UsbStandIn {
  const plugged = new Set<UsbHandle>();
  const claimed = new Set<object>();

  return {
    get claimedCount() {
      return claimed.size;
    },
    library: { list: async () => [...plugged] },
    plugIn(device: UsbStandInDevice): PluggedUsb {
      const pipes = new Map<number, Pipe>();
      const ins = device.pairs === 1 ? [1] : [1, 5];
      for (const number of ins) pipes.set(number, { waiting: [], reader: null, isStalled: false });
      let isPluggedIn = true;
      let isOpen = false;
      let isHanging = false;
      let refusal: Error | null = null;

      const configuration: UsbConfiguration = {
        interfaces: [
          {
            interfaceNumber: 0,
            alternate: {
              interfaceClass: 0xff,
              endpoints: [
                ...(device.pairs === 1 ? [2] : [6, 2]).map((endpointNumber) => ({
                  endpointNumber,
                  direction: "out" as const,
                  type: "bulk",
                })),
                ...ins.map((endpointNumber) => ({ endpointNumber, direction: "in" as const, type: "bulk" })),
              ],
            },
          },
        ],
      };

      const gone = () => new Error("transferIn error: Disconnected");
      const handle: UsbHandle = {
        vendorId: device.vendorId,
        productId: device.productId,
        serialNumber: device.serialNumber ?? null,
        get configuration() {
          return isOpen ? configuration : null;
        },
        async open() {
          if (!isPluggedIn) throw new Error("open error: device disconnected");
          if (refusal) throw refusal;
          isOpen = true;
        },
        async claimInterface() {
          if (claimed.has(handle)) throw new Error("claimInterface error: interface is busy");
          claimed.add(handle);
        },
        releaseInterface() {
          const isBusy = [...pipes.values()].some(({ reader }) => reader !== null);
          if (isBusy)
            throw new Error(
              "The same native value cannot be borrowed mutably while another borrow is active",
            );
          claimed.delete(handle);
          return Promise.resolve();
        },
        async close() {
          isOpen = false;
        },
        nativeTransferIn(endpoint, timeoutMs) {
          const pipe = pipes.get(endpoint);
          if (!isPluggedIn) return Promise.reject(gone());
          if (!pipe || pipe.reader) return Promise.reject(new Error("transferIn error: endpoint not found"));
          if (pipe.isStalled) {
            return Promise.reject(new Error("transferIn error: Stall"));
          }
          const ready = pipe.waiting.shift();
          if (ready) return Promise.resolve(ready);
          return new Promise((resolve, reject) => {
            const over = setTimeout(
              () => pipe.reader?.fail(new Error("transferIn error: Cancelled")),
              timeoutMs,
            );
            const settle = (end: () => void) => {
              clearTimeout(over);
              pipe.reader = null;
              end();
            };
            pipe.reader = {
              settle: (bytes) => settle(() => resolve(bytes)),
              fail: (error) => settle(() => reject(error)),
            };
          });
        },
        async nativeTransferOut(endpoint, _timeoutMs, bytes) {
          if (!isPluggedIn) throw new Error("transferOut error: Disconnected");
          if (isHanging) return new Promise(() => {});
          device.receive(endpoint, Uint8Array.from(bytes));
          return bytes.length;
        },
        async clearHalt(_direction, endpoint) {
          const pipe = pipes.get(endpoint);
          if (pipe) pipe.isStalled = false;
        },
      };
      plugged.add(handle);

      return {
        send(endpoint: number, bytes: Uint8Array): void {
          const pipe = pipes.get(endpoint);
          if (pipe?.reader) pipe.reader.settle(Uint8Array.from(bytes));
          else pipe?.waiting.push(Uint8Array.from(bytes));
        },
        async whenReadAt(endpoint: number): Promise<void> {
          while (!pipes.get(endpoint)?.reader) await delay(1);
        },
        unplug(): void {
          isPluggedIn = false;
          plugged.delete(handle);
          for (const { reader } of pipes.values()) reader?.fail(gone());
        },
        refuse(error): void {
          refusal = error;
        },
        stall(endpoint: number): void {
          const pipe = pipes.get(endpoint);
          if (!pipe) return;
          pipe.isStalled = true;
          pipe.reader?.fail(new Error("transferIn error: Stall"));
        },
        hang(): void {
          isHanging = true;
        },
      };
    },
  };
}
