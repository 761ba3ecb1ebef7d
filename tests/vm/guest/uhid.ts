/**
 * HID devices made by a program (`/dev/uhid`, linux/uhid.h): each has a `/dev/hidraw…` like any that is plugged in. Every
 * message begins with its type, 4 bytes little-endian.
 *
 *   CREATE2  name 128 · phys 64 · uniq 64 · size of descriptor 2 · bus 2 · vendor 4 · product 4 · version 4 · country 4 · descriptor
 *   INPUT2   size 2 · report              OUTPUT   report 4096 · size 2 · type 1
 */
import { close, constants, openSync, read, writeSync } from "node:fs";
import { promisify } from "node:util";
import { delay } from "../../../drivers/wait.ts";

export interface HidIdentity {
  name: string;
  vendorId: number;
  productId: number;
  serialNumber: string;
}

export interface VirtualHid {
  /** Reports without a number, of 64 bytes. */
  send(report: Uint8Array): void;
  destroy(): Promise<void>;
}

const types = { destroy: 1, output: 6, create2: 11, input2: 12 } as const;
const messageBytes = 4380;
const reportBytes = 64;
const mostReportBytes = 4096;
const busUsb = 3;
const pollMs = 3;

/** One vendor-defined collection: reports of 64 bytes in, the same out. */
const descriptor = Buffer.from("0600ff0901a101150026ff007508954009018102954009019102c0", "hex");

const readFile = promisify(read);
const closeFile = promisify(close);

export function createVirtualHid(identity: HidIdentity, onReport: (report: Uint8Array) => void): VirtualHid {
  const fd = openSync("/dev/uhid", constants.O_RDWR | constants.O_NONBLOCK);
  let isOver = false;

  function tell(type: number, fill: (body: Buffer) => void = () => {}): void {
    const message = Buffer.alloc(messageBytes);
    message.writeUInt32LE(type, 0);
    fill(message.subarray(4));
    writeSync(fd, message);
  }

  tell(types.create2, (body) => {
    body.write(identity.name, 0);
    body.write("virtual/input0", 128);
    body.write(identity.serialNumber, 192);
    body.writeUInt16LE(descriptor.length, 256);
    body.writeUInt16LE(busUsb, 258);
    body.writeUInt32LE(identity.vendorId, 260);
    body.writeUInt32LE(identity.productId, 264);
    descriptor.copy(body, 276);
  });

  async function listen(): Promise<void> {
    const message = Buffer.alloc(messageBytes);
    while (!isOver) {
      const { bytesRead } = await readFile(fd, message, 0, message.length, null).catch(() => ({
        bytesRead: 0,
      }));
      if (isOver) return;
      if (bytesRead === 0) await delay(pollMs);
      else if (message.readUInt32LE(0) === types.output) {
        const size = message.readUInt16LE(4 + mostReportBytes);
        // What the host writes begins with the report's number, 0, when it is one byte longer than the report.
        const report = message.subarray(4, 4 + size);
        onReport(Uint8Array.from(size > reportBytes ? report.subarray(1) : report));
      }
    }
  }
  const listening = listen();

  return {
    send(report): void {
      if (isOver) return;
      tell(types.input2, (body) => {
        body.writeUInt16LE(report.length, 0);
        body.set(report, 2);
      });
    },
    async destroy(): Promise<void> {
      isOver = true;
      tell(types.destroy);
      await listening;
      await closeFile(fd);
    },
  };
}
