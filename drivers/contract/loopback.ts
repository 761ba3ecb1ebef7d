import type { ClaimOutcome, DeviceEvent, DeviceHistoryEntry, DeviceInfo } from "./devices.ts";
import type { OperationAnswer, OperationInput, OperationName } from "./operations.ts";

/**
 * The socket between a page and the device host on the same machine (socket.io, path `/device-host`, websocket only).
 * The handshake carries `auth: { token }` and is refused unless Origin and Host are the host's own. Each connection is one
 * owner: what it has claimed is free again when it ends.
 */
export interface LoopbackRequests {
  "device:list": (answer: (devices: DeviceInfo[]) => void) => void;
  "device:operate": <Name extends OperationName>(
    deviceId: string,
    operation: Name,
    input: OperationInput<Name>,
    answer: (answer: OperationAnswer<Name>) => void,
  ) => void;
  "device:claim": (deviceId: string, answer: (outcome: ClaimOutcome) => void) => void;
  "device:release": (deviceId: string, answer: () => void) => void;
  "device:history": (deviceId: string, answer: (entries: DeviceHistoryEntry[]) => void) => void;
}

export interface LoopbackEvents {
  "device:event": (event: DeviceEvent) => void;
}

/** `GET /shell.json`, same origin only: what a page served by a device host must know. */
export interface ShellSettings {
  /** Where the hall server is, e.g. `http://127.0.0.1:8100`; pages served by the hall itself have no such file. */
  hallUrl: string;
  /** This place's token at the hall (a kiosk has one; at a clerk's PC a person signs in instead). */
  hallToken?: string;
  /** The host keeps that token itself, and passes on what its pages ask of the hall (socket.io, path `/hall-relay`). */
  passesOnHall?: boolean;
  /** Opens the loopback socket. */
  deviceHostToken: string;
  /** Where the simulators listen, on a development machine only. */
  dockUrl?: string;
}
