/** Simulated devices on real lines, and the hand that moves them: lays a card, takes the paper out, pulls the cable. */
import { type Bench, setUpBench } from "../../drivers/simulators/bench.ts";
import { type Dock, openDock } from "../../drivers/simulators/dock.ts";

export interface PrintedTicket {
  isCut: boolean;
  lines: string[];
  qrCodes: string[];
}

/** Over a dock, wherever it is. */
export class DockInHand {
  readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  async act(deviceId: string, action: string, more: object = {}): Promise<void> {
    const response = await fetch(`${this.url}/devices/${deviceId}/actions`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ action, ...more }),
    });
    if (!response.ok) throw new Error(`${action}: ${response.status} ${await response.text()}`);
  }

  /** What came out of the printer, as its simulator decoded the bytes; oldest first. */
  async printed(deviceId: string): Promise<PrintedTicket[]> {
    return (await fetch(`${this.url}/devices/${deviceId}/tickets`)).json();
  }
}

/** With a bench and a dock of their own. */
export class SimulatedDevices extends DockInHand {
  readonly #bench: Bench;
  readonly #dock: Dock;

  private constructor(bench: Bench, dock: Dock) {
    super(dock.url);
    this.#bench = bench;
    this.#dock = dock;
  }

  static async open(orders: Parameters<typeof setUpBench>[0]): Promise<SimulatedDevices> {
    await using ends = new AsyncDisposableStack();
    const bench = ends.adopt(await setUpBench(orders, "auto"), (one) => one.stop());
    const dock = await openDock(bench.devices, 0);
    ends.move();
    return new SimulatedDevices(bench, dock);
  }

  /** As `place.json` and a device host's command line name them. */
  get devices() {
    return this.#bench.devices.map(({ deviceId, kind, transport }) => ({
      deviceId,
      kind,
      transport,
      model: "simulated",
    }));
  }

  async stop(): Promise<void> {
    await this.#dock.stop();
    await this.#bench.stop();
  }
}
