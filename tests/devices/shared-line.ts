import type { DeviceKind } from "../../drivers/contract/devices.ts";
import type { DevicesConfig } from "../../drivers/host/config.ts";
import { type BenchDevice, setUpBench } from "../../drivers/simulators/bench.ts";
import { delay } from "../../drivers/wait.ts";
import { atEnd, type Wire } from "./support.ts";

export interface OnTheLine {
  deviceId: string;
  kind: DeviceKind;
  profile: string;
  address: number;
}

/** Simulated devices on one line, and what the host's configuration says of them. */
export async function wireUp(devices: readonly OnTheLine[], wire: Wire = "pty") {
  const bench = await setUpBench(
    devices.map((device) => ({ ...device, line: "rs485" })),
    wire,
  );
  atEnd(() => bench.stop());
  const config: DevicesConfig = bench.devices.map(({ deviceId, kind, profile, address, transport }) => ({
    deviceId,
    kind,
    model: "simulated",
    transport,
    ...(profile === undefined ? {} : { profile }),
    ...(address === undefined ? {} : { address }),
  }));
  function at(deviceId: string): BenchDevice {
    const device = bench.devices.find((one) => one.deviceId === deviceId);
    if (!device) throw new Error(`no ${deviceId} on this line`);
    return device;
  }
  return { config, at };
}

export async function until(holds: () => boolean, what: string, withinMs = 4000): Promise<void> {
  const end = performance.now() + withinMs;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`not in time: ${what}`);
    await delay(5);
  }
}
