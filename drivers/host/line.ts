import {
  type OperationAnswer,
  type OperationInput,
  type OperationName,
  refuse,
} from "../contract/operations.ts";
import type { DeviceStatus } from "../contract/status.ts";
import type { AdapterConfig, AdapterEvent, MakeAdapter } from "../driver.ts";
import { kinds } from "../kinds.ts";
import { createTransport } from "../transport/open.ts";
import { formatTransportSpec, parseTransportSpec, type TransportSpec } from "../transport/spec.ts";
import type { Transport } from "../transport/types.ts";
import { adapterOf } from "./adapter-of.ts";
import { type Bus, createBus } from "./bus.ts";
import type { DeviceConfig } from "./config.ts";
import type { HostLog, HostSettings } from "./settings.ts";
import { type Supervisor, superviseDevice } from "./supervisor.ts";

/** One device as a line gets it. */
export interface LineDevice {
  config: DeviceConfig;
  /** What was last told of it. */
  status: DeviceStatus;
  wasInterrupted: boolean;
}

export interface LineSink {
  status(deviceId: string, status: DeviceStatus): void;
  event(deviceId: string, event: AdapterEvent): void;
  /** Whatever drove the device is dead and says nothing more; not for a line that was stopped. */
  died(deviceId: string, status: DeviceStatus): void;
}

/** A line at work, with the devices on it. */
export interface Line {
  operate<Name extends OperationName>(
    deviceId: string,
    operation: Name,
    input: OperationInput<Name>,
    longestMs: number,
  ): Promise<OperationAnswer<Name>>;
  /** Settles when it is closed. */
  stop(): Promise<void>;
}

export type LoadAdapter = (config: DeviceConfig) => Promise<MakeAdapter>;
export type OpenTransport = (spec: TransportSpec) => Transport;

export interface LineParts {
  devices: readonly LineDevice[];
  sink: LineSink;
  settings: HostSettings;
  log: HostLog;
  loadAdapter?: LoadAdapter;
  openTransport?: OpenTransport;
}

/** Works the devices of one line in this very process. */
export function openLine({
  devices,
  sink,
  settings,
  log,
  loadAdapter = loadAdapterOf,
  openTransport = createTransport,
}: LineParts): Line {
  const supervisors = new Map<string, Promise<Supervisor | null>>();
  let bus: Bus | undefined;
  for (const device of devices) supervisors.set(device.config.deviceId, supervise(device));

  /** Several devices on one line share its one opening. */
  function transportFor(spec: TransportSpec): Transport {
    if (devices.length === 1) return openTransport(spec);
    bus ??= createBus(formatTransportSpec(spec), () => openTransport(spec));
    return bus.join();
  }

  async function supervise({ config, status, wasInterrupted }: LineDevice): Promise<Supervisor | null> {
    const { deviceId } = config;
    const spec = parseTransportSpec(config.transport);
    if (!spec.ok) throw new Error(`${spec.error}: ${deviceId}`);
    try {
      const makeAdapter = await loadAdapter(config);
      return superviseDevice({
        deviceId,
        spec: spec.value,
        createTransport: () => transportFor(spec.value),
        attach: makeAdapter(adapterConfigOf(config, wasInterrupted)),
        status,
        onStatus: (next) => sink.status(deviceId, next),
        onEvent: (event) => sink.event(deviceId, event),
        settings,
        log,
      });
    } catch (error) {
      log.error({ deviceId, error }, "driver cannot be loaded");
      sink.status(deviceId, { kind: "faulty", fault: "driver-failed" });
      return null;
    }
  }

  return {
    async operate(deviceId, operation, input, longestMs) {
      const supervisor = await supervisors.get(deviceId);
      return supervisor?.operate(operation, input, longestMs) ?? refuse(operation, "not-connected");
    },
    async stop(): Promise<void> {
      await Promise.all([...supervisors.values()].map(async (supervisor) => (await supervisor)?.stop()));
    },
  };
}

async function loadAdapterOf(config: DeviceConfig): Promise<MakeAdapter> {
  const { adapter } = adapterOf(config);
  const load = kinds[config.kind].adapters[adapter];
  if (!load) throw new Error(`no adapter ${adapter} for ${config.kind}`);
  return load();
}

function adapterConfigOf(config: DeviceConfig, wasInterrupted: boolean): AdapterConfig {
  const { deviceId, address, options } = config;
  const { profile } = adapterOf(config);
  return {
    deviceId,
    wasInterrupted,
    ...(profile === undefined ? {} : { profile }),
    ...(address === undefined ? {} : { address }),
    ...(options === undefined ? {} : { options }),
  };
}
