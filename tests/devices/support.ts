import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach } from "vitest";
import type { DeviceEvent } from "../../drivers/contract/devices.ts";
import type { DeviceStatus } from "../../drivers/contract/status.ts";
import { type DeviceHost, type HostOptions, startDeviceHost } from "../../drivers/host/device-host.ts";
import { createSimulatedReader, type SimulatedReader } from "../../drivers/id-card-reader/simulator.ts";
import type { LineReceiver, SimulatedLine } from "../../drivers/simulators/line.ts";
import { createPtyLine } from "../../drivers/simulators/pty-line.ts";
import { createTcpLine } from "../../drivers/simulators/tcp-line.ts";
import {
  createSimulatedPrinter,
  type SimulatedPrinter,
  type SimulatedPrinterOptions,
} from "../../drivers/ticket-printer/simulator.ts";
import { delay } from "../../drivers/wait.ts";

export type Wire = "pty" | "tcp";
/** `lp` is a pseudo-terminal too, opened as a printer's device node is: what usblp does itself, `npm run test:vm` shows. */
export type PrinterWire = Wire | "lp";

const cleanUps: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** Ends with the test, in the reverse order of beginning. */
export function atEnd(cleanUp: () => Promise<void>): void {
  cleanUps.push(cleanUp);
}

async function makeLine(wire: PrinterWire, deviceId: string, receive: LineReceiver): Promise<SimulatedLine> {
  if (wire === "tcp") return createTcpLine(receive);
  const folder = await mkdtemp(join(tmpdir(), "device-test-"));
  atEnd(() => rm(folder, { recursive: true, force: true }));
  const line = await createPtyLine(deviceId, folder, receive);
  return wire === "lp" ? asPrinterNode(line) : line;
}

function asPrinterNode(line: SimulatedLine): SimulatedLine {
  return {
    ...line,
    transport: line.transport.replace(/^serial:(.*)@\d+$/, "lp:$1"),
    get isPluggedIn() {
      return line.isPluggedIn;
    },
  };
}

export interface Plugged<Simulator> {
  line: SimulatedLine;
  simulator: Simulator;
  /** Everything that the host sent to the device. */
  received: Uint8Array[];
  /** Everything that the device sent to the host. */
  sent: Uint8Array[];
}

export async function plug<Simulator extends { receive(bytes: Uint8Array): void }>(
  wire: PrinterWire,
  deviceId: string,
  make: (send: (bytes: Uint8Array) => void) => Simulator,
): Promise<Plugged<Simulator>> {
  const received: Uint8Array[] = [];
  const sent: Uint8Array[] = [];
  const simulator = make((bytes) => {
    sent.push(bytes);
    line.send(bytes);
  });
  const line = await makeLine(wire, deviceId, (bytes) => {
    received.push(Uint8Array.from(bytes));
    simulator.receive(bytes);
  });
  atEnd(() => line.unplug());
  return { line, simulator, received, sent };
}

export const plugReader = (wire: Wire): Promise<Plugged<SimulatedReader>> =>
  plug(wire, "reader", createSimulatedReader);

export const plugPrinter = (
  wire: PrinterWire,
  options?: SimulatedPrinterOptions,
): Promise<Plugged<SimulatedPrinter>> =>
  plug(wire, "printer", (send) => createSimulatedPrinter(send, options));

/** Where nothing is promised of how soon it comes. */
const patienceMs = 30_000;

export interface Watched {
  host: DeviceHost;
  events: DeviceEvent[];
  /** Waits for an event that fits, of those not waited for yet; fails when it does not come in time. */
  next(fits: (event: DeviceEvent) => boolean, withinMs?: number): Promise<DeviceEvent>;
  nextStatus(kind: DeviceStatus["kind"], withinMs?: number): Promise<DeviceStatus>;
}

export function watchDevices(config: Parameters<typeof startDeviceHost>[0], options?: HostOptions): Watched {
  const host = startDeviceHost(config, options);
  atEnd(() => host.stop());
  const events: DeviceEvent[] = [];
  host.listen((event) => events.push(event));
  let seen = 0;

  async function next(fits: (event: DeviceEvent) => boolean, withinMs = patienceMs): Promise<DeviceEvent> {
    const end = performance.now() + withinMs;
    for (;;) {
      for (; seen < events.length; seen += 1) {
        const event = events[seen];
        if (event && fits(event)) {
          seen += 1;
          return event;
        }
      }
      if (performance.now() > end) throw new Error(`nothing that fits in ${JSON.stringify(events)}`);
      await delay(5);
    }
  }

  return {
    host,
    events,
    next,
    async nextStatus(kind, withinMs) {
      const event = await next(
        (candidate) => candidate.event === "status" && candidate.status.kind === kind,
        withinMs,
      );
      if (event.event !== "status") throw new Error("not a status");
      return event.status;
    },
  };
}

export const readerAt = (line: SimulatedLine) => [
  {
    deviceId: "reader",
    kind: "id-card-reader" as const,
    model: "simulated SAM_V",
    transport: line.transport,
  },
];
export const printerAt = (line: SimulatedLine) => [
  {
    deviceId: "printer",
    kind: "ticket-printer" as const,
    model: "simulated ESC/POS",
    transport: line.transport,
  },
];

export const isCardLaid = (event: DeviceEvent) => event.event === "card-laid";
export const isCardTaken = (event: DeviceEvent) => event.event === "card-taken";
