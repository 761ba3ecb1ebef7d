/** A real hall server with simulated devices on real lines, as a kiosk's shell finds them in a hall. */
import type { Page } from "@playwright/test";
import type { DeviceRole } from "../../hall-server/contract/roles.ts";
import { type Client, connectAs, type HallProcess, startHall } from "../hall/hall-process.ts";
import { SimulatedDevices } from "../hall/simulated-devices.ts";
import { codeFor, typeCode } from "./paired.ts";

export class HallForShell {
  /** Another one after each restart; on the same folder and port. */
  hall: HallProcess;
  readonly manager: Client;
  readonly simulated: SimulatedDevices;
  readonly #ends: AsyncDisposableStack;

  private constructor(
    hall: HallProcess,
    manager: Client,
    simulated: SimulatedDevices,
    ends: AsyncDisposableStack,
  ) {
    this.hall = hall;
    this.manager = manager;
    this.simulated = simulated;
    this.#ends = ends;
  }

  static async open(devices: Parameters<typeof SimulatedDevices.open>[0]): Promise<HallForShell> {
    await using ends = new AsyncDisposableStack();
    const simulated = ends.adopt(await SimulatedDevices.open(devices), (one) => one.stop());
    let opened: HallForShell | undefined;
    const hall = ends.adopt(await startHall(), (one) => (opened?.hall ?? one).end());
    const manager = ends.adopt(await connectAs(hall.url, "manager"), (one) => one.close());
    opened = new HallForShell(hall, manager, simulated, ends.move());
    return opened;
  }

  /** What somebody installs: the window of a device is paired by the code that the manager's page shows. */
  async pair(page: Page, kind: DeviceRole, name: string, place?: string): Promise<void> {
    await typeCode(page, await codeFor(this.manager, kind, place), name);
    await page.locator("input[name=code]").waitFor({ state: "detached" });
  }

  end(): Promise<void> {
    return this.#ends.disposeAsync();
  }
}
