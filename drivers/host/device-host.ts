import type { DeviceEvent, DeviceInfo, Devices } from "../contract/devices.ts";
import { refuse } from "../contract/operations.ts";
import { type Claims, createClaims, type Owner } from "./claims.ts";
import { type DeviceConfig, type DevicesConfig, linesOf } from "./config.ts";
import type { LineProgram } from "./fork-line.ts";
import { createHostedDevice, type HostedDevice } from "./hosted-device.ts";
import { type Line, type LineSink, type LoadAdapter, type OpenTransport, openLine } from "./line.ts";
import { openLineProcess } from "./line-process.ts";
import { defaultHostSettings, type HostLog, type HostSettings, noLog } from "./settings.ts";

/** The devices, for one owner of several. */
export interface OwnedDevices extends Devices {
  /** Releases what it has claimed and stops listening; for when this owner is gone. */
  leave(): void;
}

/** Used as `Devices`, the host is an owner itself. */
export interface DeviceHost extends Devices {
  /** One more owner. */
  admit(): OwnedDevices;
  /** Closes every line; settles when all are closed. */
  stop(): Promise<void>;
}

export interface HostOptions {
  settings?: HostSettings;
  log?: HostLog;
  /** `process`: each line in a process of its own, as a hall wants it. `none`: all in this one, for tools and tests. */
  isolation?: "process" | "none";
  /** With isolation only. */
  program?: LineProgram;
  /** Without isolation only, for tests: another adapter in place of the one that the configuration names. */
  loadAdapter?: LoadAdapter;
  /** Without isolation only, for tools that listen on the wire: another way to open it. */
  openTransport?: OpenTransport;
}

/**
 * Opens the devices of a place and keeps them open. They know nothing of each other: one that dies, hangs in a wait or
 * throws changes its own status only. With isolation that holds for one that crashes, loops for ever, leaks or ends its
 * process too.
 */
export function startDeviceHost(config: DevicesConfig, options: HostOptions = {}): DeviceHost {
  const { settings = defaultHostSettings, log = noLog, isolation = "none" } = options;
  const claims = createClaims();
  const listeners = new Map<(event: DeviceEvent) => void, Owner>();
  const devices = new Map<string, HostedDevice>();
  const lines: Line[] = [];

  /** What happens at a device that somebody has claimed is for nobody else; how it is, is for all. */
  function tell(event: DeviceEvent): void {
    const owner = claims.ownerOf(event.deviceId);
    for (const [listener, listening] of listeners) {
      if (event.event !== "status" && owner !== undefined && owner !== listening) continue;
      try {
        listener(event);
      } catch (error) {
        log.error({ deviceId: event.deviceId, event: event.event, error }, "listener failed");
      }
    }
  }

  const sink: LineSink = {
    status: (deviceId, status) => devices.get(deviceId)?.hearStatus(status),
    event: (deviceId, event) => devices.get(deviceId)?.hearEvent(event),
    died: (deviceId, status) => devices.get(deviceId)?.hearDeath(status),
  };

  function open(sharers: DeviceConfig[]): void {
    let line: Line | undefined;
    const hosted = sharers.map((device) => createHostedDevice(device, () => line, tell, log));
    for (const device of hosted) devices.set(device.config.deviceId, device);
    const forLine = () => hosted.map((device) => device.forLine());
    const { program, loadAdapter, openTransport } = options;
    const parts = { sink, settings, log };
    line =
      isolation === "process"
        ? openLineProcess({ ...parts, devices: forLine, ...(program ? { program } : {}) })
        : openLine({
            ...parts,
            devices: forLine(),
            ...(loadAdapter ? { loadAdapter } : {}),
            ...(openTransport ? { openTransport } : {}),
          });
    lines.push(line);
  }

  for (const sharers of linesOf(config).values()) open(sharers);

  function admit(): OwnedDevices {
    const owner = Symbol();
    return {
      ...devicesOf(owner, devices, claims, listeners),
      leave(): void {
        for (const deviceId of claims.devicesOf(owner)) {
          if (claims.release(deviceId, owner)) devices.get(deviceId)?.note("released");
        }
        for (const [listener, listening] of listeners) if (listening === owner) listeners.delete(listener);
      },
    };
  }

  return {
    ...admit(),
    admit,
    async stop(): Promise<void> {
      await Promise.all(lines.map((line) => line.stop()));
    },
  };
}

function devicesOf(
  owner: Owner,
  devices: ReadonlyMap<string, HostedDevice>,
  claims: Claims,
  listeners: Map<(event: DeviceEvent) => void, Owner>,
): Devices {
  function infoOf({ config, status, identity }: HostedDevice): DeviceInfo {
    const { deviceId, kind, model } = config;
    const holder = claims.ownerOf(deviceId);
    const ownership = holder === undefined ? {} : ({ owner: holder === owner ? "you" : "another" } as const);
    return { deviceId, kind, model, status, ...(identity !== undefined && { identity }), ...ownership };
  }

  const operate: Devices["operate"] = async (deviceId, operation, input) => {
    const device = devices.get(deviceId);
    if (!device) return refuse(operation, "not-connected");
    const holder = claims.ownerOf(deviceId);
    if (holder === undefined || holder === owner) return device.operate(operation, input);
    device.refused(operation);
    return refuse(operation, "in-use");
  };

  return {
    list: async () => [...devices.values()].map(infoOf),
    listen(listener) {
      // The same function given twice is heard twice.
      const own = (event: DeviceEvent) => listener(event);
      listeners.set(own, owner);
      return () => void listeners.delete(own);
    },
    operate,
    print: (deviceId, job) => operate(deviceId, "print", job),
    async claim(deviceId) {
      const device = devices.get(deviceId);
      if (!device) return "not-found";
      const wasFree = claims.ownerOf(deviceId) === undefined;
      const outcome = claims.claim(deviceId, owner);
      if (wasFree) device.note("claimed");
      return outcome;
    },
    async release(deviceId) {
      if (claims.release(deviceId, owner)) devices.get(deviceId)?.note("released");
    },
    history: async (deviceId) => devices.get(deviceId)?.history() ?? [],
  };
}
