import { io } from "socket.io-client";
import type { DeviceEvent, DeviceInfo, Devices } from "../../drivers/contract/devices.ts";
import type { ShellSettings } from "../../drivers/contract/loopback.ts";
import type { PrintOutcome } from "../../drivers/contract/print.ts";

declare global {
  interface Window {
    /** The kiosk shell's bridge. */
    yichuang?: { devices: Devices };
  }
}

/** The devices of this place: the shell's bridge, the device host on this machine, or none. */
export function openDevices(shell: ShellSettings | null): Devices {
  if (window.yichuang) return window.yichuang.devices;
  return shell ? loopbackDevices(shell) : noDevices;
}

const noDevices: Devices = {
  list: async () => [],
  listen: () => () => {},
  print: async () => ({ outcome: "not-printed", reason: "not-connected" }),
};

const listMs = 3_000;
/** Longer than any print takes: an answer that does not come is not a guess. */
const printMs = 30_000;

function loopbackDevices(shell: ShellSettings): Devices {
  const socket = io({
    path: "/device-host",
    transports: ["websocket"],
    auth: { token: shell.deviceHostToken },
  });
  return {
    list: async () => {
      try {
        return (await socket.timeout(listMs).emitWithAck("device:list")) as DeviceInfo[];
      } catch {
        return [];
      }
    },
    listen: (listener) => {
      const hear = (event: DeviceEvent) => listener(event);
      socket.on("device:event", hear);
      return () => socket.off("device:event", hear);
    },
    print: async (deviceId, job) => {
      if (!socket.connected) return { outcome: "not-printed", reason: "not-connected" };
      try {
        return (await socket.timeout(printMs).emitWithAck("device:print", deviceId, job)) as PrintOutcome;
      } catch {
        return { outcome: "unknown", reason: "no-answer" };
      }
    },
  };
}
