import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DeviceKind } from "../contract/devices.ts";
import type { DecodedTicket, Simulate, SimulatedUnit, SimulationOrder } from "../kind.ts";
import { kinds } from "../kinds.ts";
import type { LineReceiver, SimulatedLine } from "./line.ts";
import { createPtyLine } from "./pty-line.ts";
import { createTcpLine } from "./tcp-line.ts";

export interface DeviceOrder extends SimulationOrder {
  kind: DeviceKind;
}

/** One simulated device at its line. */
export interface BenchDevice extends DeviceOrder, SimulatedUnit {
  /** Oldest first; empty for what does not print tickets. */
  tickets(): DecodedTicket[];
}

export interface Bench {
  devices: BenchDevice[];
  stop(): Promise<void>;
}

/** `auto`: pseudo-terminals where this machine gives some, else TCP. */
export type LineKind = "auto" | "pty" | "tcp";

/** `simulateAll`: in place of what the kinds say, for a device that is in no table yet. */
export async function setUpBench(
  orders: readonly DeviceOrder[],
  lineKind: LineKind,
  simulateAll?: Simulate,
): Promise<Bench> {
  const folder = await mkdtemp(join(tmpdir(), "simulated-devices-"));
  const lines: SimulatedLine[] = [];
  const shared = new Map<string, { line: SimulatedLine; receivers: LineReceiver[] }>();
  const devices: BenchDevice[] = [];

  async function makeLine(deviceId: string, receive: LineReceiver): Promise<SimulatedLine> {
    const line = await chooseLine(deviceId, receive);
    lines.push(line);
    return line;
  }

  /** Every device of a shared line gets all of its bytes; the cable is everybody's. */
  async function shareLine(name: string, receive: LineReceiver): Promise<SimulatedLine> {
    const known = shared.get(name);
    if (known) {
      known.receivers.push(receive);
      return known.line;
    }
    const receivers = [receive];
    const line = await makeLine(name, (bytes) => {
      for (const one of receivers) one(bytes);
    });
    shared.set(name, { line, receivers });
    return line;
  }

  async function chooseLine(deviceId: string, receive: LineReceiver): Promise<SimulatedLine> {
    if (lineKind === "tcp") return createTcpLine(receive);
    try {
      return await createPtyLine(deviceId, folder, receive);
    } catch (error) {
      if (lineKind === "pty") throw error;
      return createTcpLine(receive);
    }
  }

  async function stop(): Promise<void> {
    await Promise.all([...lines.map((line) => line.unplug()), ...devices.map((device) => device.stop?.())]);
    await rm(folder, { recursive: true, force: true });
  }

  try {
    for (const order of orders) {
      const simulate = simulateAll ?? (await kinds[order.kind].tools()).simulate;
      const { line } = order;
      const unit = await simulate(
        order,
        line === undefined ? makeLine : (_deviceId, receive) => shareLine(line, receive),
      );
      devices.push({ ...order, ...unit, tickets: () => unit.tickets?.() ?? [] });
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return { devices, stop };
}
