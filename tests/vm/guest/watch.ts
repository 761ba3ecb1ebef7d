/** The project's own device host over one real device node, and what it says of it. */
import type { DeviceEvent, DeviceKind } from "../../../drivers/contract/devices.ts";
import { type DeviceHost, type HostOptions, startDeviceHost } from "../../../drivers/host/device-host.ts";
import type { HostLog } from "../../../drivers/host/settings.ts";
import { delay } from "../../../drivers/wait.ts";

export interface Watch {
  host: DeviceHost;
  /** Everything since the beginning, oldest first: a status's kind, or the event's name. */
  told: string[];
  events: DeviceEvent[];
  /** So many milliseconds until one of these is told, of what is told after `from`; fails when that takes longer. */
  until(names: readonly string[], withinMs: number, from: number): Promise<number>;
}

export interface WatchedDevice {
  kind: DeviceKind;
  transport: string;
  adapter: string;
}

export function watch(device: WatchedDevice): Watch {
  const host = startDeviceHost([{ deviceId: "device", model: "in the machine", ...device }], hostOptions);
  const told: string[] = [];
  const events: DeviceEvent[] = [];
  host.listen((event) => {
    told.push(nameOf(event));
    events.push(event);
  });
  return {
    host,
    told,
    events,
    async until(names, withinMs, from): Promise<number> {
      const startedAt = performance.now();
      for (;;) {
        if (told.slice(from).some((name) => names.includes(name))) return performance.now() - startedAt;
        if (performance.now() - startedAt > withinMs)
          throw new Error(
            `none of ${names.join(", ")} in ${withinMs} ms; told: ${told.slice(from).join(" ")}`,
          );
        await delay(5);
      }
    },
  };
}

function nameOf(event: DeviceEvent): string {
  if (event.event !== "status") return event.event;
  return event.status.kind === "faulty" ? `faulty:${event.status.fault}` : event.status.kind;
}

/** On the machine's console, which is shown when a story fails. */
const log: HostLog = {
  info: () => {},
  warn: (fields, message) => console.error(message, fields),
  error: (fields, message) => console.error(message, fields),
};

/** In this very process, so that its handles can be counted. */
const hostOptions: HostOptions = { log, isolation: "none" };
