/** A real hall server with simulated devices on real lines, as a kiosk's shell finds them in a hall. */
import type { Page } from "@playwright/test";
import { type Bench, setUpBench } from "../../drivers/simulators/bench.ts";
import { type Dock, openDock } from "../../drivers/simulators/dock.ts";
import type { DeviceRole } from "../../hall-server/contract/roles.ts";
import { type Client, connectAs, type HallProcess, startHall } from "../hall/hall-process.ts";
import { codeFor, typeCode } from "./paired.ts";

type SimulatedDevice = Parameters<typeof setUpBench>[0][number];

export interface PrintedTicket {
  isCut: boolean;
  lines: string[];
  qrCodes: string[];
}

export class HallForShell {
  hall: HallProcess;
  readonly manager: Client;
  readonly #bench: Bench;
  readonly #dock: Dock;

  private constructor(hall: HallProcess, manager: Client, bench: Bench, dock: Dock) {
    this.hall = hall;
    this.manager = manager;
    this.#bench = bench;
    this.#dock = dock;
  }

  static async open(devices: SimulatedDevice[]): Promise<HallForShell> {
    const [hall, bench] = await Promise.all([startHall(), setUpBench(devices, "auto")]);
    return new HallForShell(
      hall,
      await connectAs(hall.url, "manager"),
      bench,
      await openDock(bench.devices, 0),
    );
  }

  /** As `place.json` names them. */
  get devices(): object[] {
    return this.#bench.devices.map(({ deviceId, kind, transport }) => ({
      deviceId,
      kind,
      transport,
      model: "simulated",
    }));
  }

  /** What somebody installs: the window of a device is paired by the code that the manager's page shows. */
  async pair(page: Page, kind: DeviceRole, name: string, place?: string): Promise<void> {
    await typeCode(page, await codeFor(this.manager, kind, place), name);
    await page.locator("input[name=code]").waitFor({ state: "detached" });
  }

  /** Moves a simulated device by hand: puts a card on, takes the paper out, pulls the cable. */
  async act(deviceId: string, action: string, more: object = {}): Promise<void> {
    const response = await fetch(`${this.#dock.url}/devices/${deviceId}/actions`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ action, ...more }),
    });
    if (!response.ok) throw new Error(`${action}: ${response.status} ${await response.text()}`);
  }

  /** What came out of the printer, as its simulator decoded the bytes. */
  async printed(deviceId: string): Promise<PrintedTicket[]> {
    const response = await fetch(`${this.#dock.url}/devices/${deviceId}/tickets`);
    const body = (await response.json()) as PrintedTicket[] | { tickets: PrintedTicket[] };
    return Array.isArray(body) ? body : body.tickets;
  }

  async end(): Promise<void> {
    this.manager.close();
    await this.#dock.stop();
    await this.#bench.stop();
    await this.hall.end();
  }
}
