import type { DeviceEvent, Devices } from "../contract/devices.ts";
import type { PrintJob, PrintOutcome } from "../contract/print.ts";
import type { Attach } from "../driver.ts";
import { checkJob } from "../ticket-printer/job.ts";
import { createTransport } from "../transport/open.ts";
import { parseTransportSpec } from "../transport/spec.ts";
import type { DeviceConfig, DevicesConfig } from "./config.ts";
import { createDriver } from "./drivers.ts";
import { defaultHostSettings, type HostLog, type HostSettings, noLog } from "./settings.ts";
import { type Supervisor, superviseDevice } from "./supervisor.ts";

export interface DeviceHost extends Devices {
  /** Closes every line; settles when all are closed. */
  stop(): Promise<void>;
}

export interface HostOptions {
  settings?: HostSettings;
  log?: HostLog;
  /** For tests: another driver in place of the one for this kind. */
  attachFor?: (config: DeviceConfig) => Attach;
}

/**
 * Opens the devices of a place and keeps them open. They know nothing of each other: one that dies, hangs in a wait or
 * throws changes its own status only. (A driver in an endless loop without any wait would stop the process, as anywhere.)
 */
export function startDeviceHost(config: DevicesConfig, options: HostOptions = {}): DeviceHost {
  const { settings = defaultHostSettings, log = noLog } = options;
  const attachFor = options.attachFor ?? (({ kind }: DeviceConfig) => createDriver[kind]());
  const listeners = new Set<(event: DeviceEvent) => void>();

  function tell(event: DeviceEvent): void {
    for (const listener of listeners) {
      try {
        listener(event);
      } catch (error) {
        log.error({ deviceId: event.deviceId, event: event.event, error }, "listener failed");
      }
    }
  }

  function supervise(device: DeviceConfig): Supervisor {
    const { deviceId, kind } = device;
    const spec = parseTransportSpec(device.transport);
    if (!spec.ok) throw new Error(`${spec.error}: ${deviceId}`);
    return superviseDevice({
      config: device,
      createTransport: () => createTransport(spec.value),
      attach: attachFor(device),
      onStatus: (status) => tell({ event: "status", deviceId, kind, status }),
      onEvent: (event) => tell({ ...event, deviceId }),
      settings,
      log,
    });
  }

  const supervisors = new Map(config.map((device) => [device.deviceId, supervise(device)]));

  return {
    list: async () => [...supervisors.values()].map((supervisor) => supervisor.info()),
    listen(listener: (event: DeviceEvent) => void): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async print(deviceId: string, job: PrintJob): Promise<PrintOutcome> {
      if (!checkJob(job).ok) return { outcome: "not-printed", reason: "bad-job" };
      const supervisor = supervisors.get(deviceId);
      return supervisor ? supervisor.print(job) : { outcome: "not-printed", reason: "not-connected" };
    },
    async stop(): Promise<void> {
      await Promise.all([...supervisors.values()].map((supervisor) => supervisor.stop()));
    },
  };
}
