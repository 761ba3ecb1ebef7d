import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DeviceKind } from "../contract/devices.ts";
import { createSimulatedReader } from "../id-card-reader/simulator.ts";
import type { Result } from "../result.ts";
import { unreachable } from "../result.ts";
import { drawTicket } from "../ticket-printer/simulator/draw.ts";
import { linesOf, qrCodesOf } from "../ticket-printer/simulator/ticket.ts";
import { createSimulatedPrinter } from "../ticket-printer/simulator.ts";
import { type ActionFault, actOnPrinter, actOnReader } from "./actions.ts";
import type { LineReceiver, SimulatedLine } from "./line.ts";
import { createPtyLine } from "./pty-line.ts";
import { sampleCards } from "./sample-cards.ts";
import { createTcpLine } from "./tcp-line.ts";

export interface DeviceOrder {
  deviceId: string;
  kind: DeviceKind;
}

/** A ticket that came out of a simulated printer. */
export interface DecodedTicket {
  ticketId: string;
  isCut: boolean;
  lines: string[];
  qrCodes: string[];
  svg: string;
}

/** One simulated device at its line. */
export interface BenchDevice extends DeviceOrder {
  /** For the host's configuration. */
  transport: string;
  state(): Record<string, unknown>;
  act(input: unknown): Promise<Result<null, ActionFault>>;
  /** Oldest first; empty for what does not print. */
  tickets(): DecodedTicket[];
}

export interface Bench {
  devices: BenchDevice[];
  stop(): Promise<void>;
}

/** `auto`: pseudo-terminals where this machine gives some, else TCP. */
export type LineKind = "auto" | "pty" | "tcp";

export async function setUpBench(orders: readonly DeviceOrder[], lineKind: LineKind): Promise<Bench> {
  const folder = await mkdtemp(join(tmpdir(), "simulated-devices-"));
  const lines: SimulatedLine[] = [];

  async function makeLine(deviceId: string, receive: LineReceiver): Promise<SimulatedLine> {
    const line = await chooseLine(deviceId, receive);
    lines.push(line);
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

  const devices: BenchDevice[] = [];
  for (const order of orders) devices.push(await putUp(order, makeLine));
  return {
    devices,
    async stop(): Promise<void> {
      await Promise.all(lines.map((line) => line.unplug()));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

type MakeLine = (deviceId: string, receive: LineReceiver) => Promise<SimulatedLine>;

function putUp(order: DeviceOrder, makeLine: MakeLine): Promise<BenchDevice> {
  switch (order.kind) {
    case "id-card-reader":
      return putUpReader(order, makeLine);
    case "ticket-printer":
      return putUpPrinter(order, makeLine);
    default:
      return unreachable(order.kind);
  }
}

async function putUpReader(order: DeviceOrder, makeLine: MakeLine): Promise<BenchDevice> {
  const reader = createSimulatedReader((bytes) => line.send(bytes));
  const line = await makeLine(order.deviceId, (bytes) => reader.receive(bytes));
  return {
    ...order,
    transport: line.transport,
    state: () => ({
      isPluggedIn: line.isPluggedIn,
      behaviour: reader.behaviour.behaviour,
      lying: cardIdOf(reader.lying),
      cards: sampleCards.map(({ cardId, note, card }) => ({ cardId, note, name: card.name })),
    }),
    act: (input) => actOnReader(reader, line, input),
    tickets: () => [],
  };
}

/** `bad-card` for one that cannot be read, null for none. */
function cardIdOf(lying: ReturnType<typeof createSimulatedReader>["lying"]): string | null {
  if (lying?.lying !== "card") return lying === null ? null : "bad-card";
  return sampleCards.find(({ card }) => card === lying.card)?.cardId ?? null;
}

async function putUpPrinter(order: DeviceOrder, makeLine: MakeLine): Promise<BenchDevice> {
  const printer = createSimulatedPrinter((bytes) => line.send(bytes));
  const line = await makeLine(order.deviceId, (bytes) => printer.receive(bytes));
  return {
    ...order,
    transport: line.transport,
    state: () => {
      const { behaviour, ...paperAndCover } = printer.state;
      const ticketCount = printer.tickets.length;
      return { isPluggedIn: line.isPluggedIn, behaviour: behaviour.behaviour, ...paperAndCover, ticketCount };
    },
    act: (input) => actOnPrinter(printer, line, input),
    tickets: () =>
      printer.tickets.map((ticket) => ({
        ticketId: ticket.ticketId,
        isCut: ticket.isCut,
        lines: linesOf(ticket),
        qrCodes: qrCodesOf(ticket),
        svg: drawTicket(ticket),
      })),
  };
}
