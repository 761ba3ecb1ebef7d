import type { DeviceConfig } from "../../drivers/host/config.ts";
import type { HostOptions } from "../../drivers/host/device-host.ts";
import type { FramingName } from "../../drivers/id-card-reader/framing.ts";
import { createSimulatedReader, type SimulatedReader } from "../../drivers/id-card-reader/simulator.ts";
import { createHidStandIn } from "../../drivers/testing/hid-stand-in.ts";
import { createUsbStandIn } from "../../drivers/testing/usb-stand-in.ts";
import { createHidTransport } from "../../drivers/transport/hid.ts";
import { createTransport } from "../../drivers/transport/open.ts";
import { defaultLimits } from "../../drivers/transport/types.ts";
import { createUsbTransport } from "../../drivers/transport/usb.ts";
import { plugReader, readerAt } from "./support.ts";

/** A simulated reader on one of the lines that readers have, and what the host needs to work it. */
export interface WiredReader {
  simulator: SimulatedReader;
  config: DeviceConfig[];
  options: HostOptions;
  unplug(): Promise<void>;
  plugIn(): Promise<void>;
}

export const readerLines = ["serial", "hid-raw64", "hid-len63", "usb", "usb-head-and-body"] as const;
export type ReaderLine = (typeof readerLines)[number];

export async function wireReader(line: ReaderLine): Promise<WiredReader> {
  switch (line) {
    case "serial":
      return onSerialLine();
    case "hid-raw64":
      return onHid("raw64", "sam-v-hid-raw64", { vendorId: 0x2b8b, productId: 0x2721 });
    case "hid-len63":
      return onHid("len63", "sam-v-hid-len63", { vendorId: 0x0483, productId: 0x572b });
    case "usb":
      return onUsb(1);
    case "usb-head-and-body":
      return onUsb(2);
    default:
      return line satisfies never;
  }
}

async function onSerialLine(): Promise<WiredReader> {
  const { simulator, line } = await plugReader("pty");
  return {
    simulator,
    config: readerAt(line),
    options: {},
    async unplug() {
      await line.unplug();
      simulator.restart();
    },
    plugIn: () => line.plugIn(),
  };
}

interface Ids {
  vendorId: number;
  productId: number;
}

const hex = (id: number) => id.toString(16).padStart(4, "0");

function onHid(framing: FramingName, model: string, ids: Ids): WiredReader {
  const standIn = createHidStandIn();
  const plug = () =>
    standIn.plugIn({ ...ids, usagePage: 0xff00, receive: (report) => simulator.receive(report) });
  const simulator = createSimulatedReader((report) => void plugged.send(report), { framing });
  let plugged = plug();
  return {
    simulator,
    config: [
      {
        deviceId: "reader",
        kind: "id-card-reader",
        model,
        transport: `hid:${hex(ids.vendorId)}:${hex(ids.productId)}`,
      },
    ],
    options: {
      openTransport: (spec) =>
        spec.transport === "hid"
          ? createHidTransport(spec, defaultLimits, async () => standIn.library)
          : createTransport(spec),
    },
    async unplug() {
      plugged.unplug();
      simulator.restart();
    },
    async plugIn() {
      plugged = plug();
    },
  };
}

/** With two pairs of endpoints, seven bytes of each message go through the first and the rest through the second. */
function onUsb(pairs: 1 | 2): WiredReader {
  const standIn = createUsbStandIn();
  const ids = { vendorId: 0x0400, productId: 0xc35a };
  const plug = () =>
    standIn.plugIn({ ...ids, pairs, receive: (_endpoint, bytes) => simulator.receive(bytes) });
  const simulator = createSimulatedReader((bytes) => {
    if (pairs === 1) return plugged.send(1, bytes);
    plugged.send(1, bytes.subarray(0, 7));
    plugged.send(5, bytes.subarray(7));
  });
  let plugged = plug();
  return {
    simulator,
    config: [
      {
        deviceId: "reader",
        kind: "id-card-reader",
        model: "sam-v-usb",
        transport: pairs === 1 ? "usb:0400:c35a" : "usb:0400:c35a@head-and-body",
      },
    ],
    options: {
      openTransport: (spec) =>
        spec.transport === "usb"
          ? createUsbTransport(spec, defaultLimits, async () => standIn.library)
          : createTransport(spec),
    },
    async unplug() {
      plugged.unplug();
      simulator.restart();
    },
    async plugIn() {
      plugged = plug();
    },
  };
}
