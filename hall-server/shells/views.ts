import { healthOf } from "../../drivers/contract/status.ts";
import type { ViewValue } from "../contract/views.ts";
import type { PairedDevice } from "../people/registry.ts";
import { hallHead, type ViewDefinitions, type Viewing } from "../viewing.ts";
import { unsealServiceCode } from "./service-code.ts";
import type { ShellRecord } from "./state.ts";

type Row = ViewValue<"shells">["shells"][number];

const mostRows = 400;
const minuteMs = 60_000;

export const shellViews: ViewDefinitions<"shell" | "shells"> = {
  shell: {
    admit: (_viewing, { deviceId }, principal) => (principal.name === deviceId ? null : "not-allowed"),
    draw: (viewing, { deviceId }) => {
      const { hall, state, now, liveShells } = viewing;
      const wanted = liveShells.pictures.wanted(deviceId, now);
      const sealed = state.shells.serviceCode;
      const platform = state.shells.shells.get(deviceId)?.platform;
      const version = platform === undefined ? null : liveShells.wantedVersion(platform);
      return {
        hall: hallHead(viewing),
        deviceId,
        picture: wanted && { requestId: wanted.requestId, window: wanted.window },
        serviceCode: sealed === null ? null : unsealServiceCode(hall.keys, sealed),
        update: version === null ? null : { version },
      };
    },
  },
  shells: {
    draw: (viewing) => {
      const attached = attachedDevices(viewing);
      const rows = viewing.hall.registry.devices().flatMap((device) => {
        const shell = viewing.state.shells.shells.get(device.deviceId);
        return shell ? [rowOf(viewing, device, shell, attached.get(device.deviceId) ?? [])] : [];
      });
      return {
        hall: hallHead(viewing),
        hasServiceCode: viewing.state.shells.serviceCode !== null,
        shells: rows.toSorted((a, b) => weightOf(a) - weightOf(b)).slice(0, mostRows),
      };
    },
  },
};

function rowOf(viewing: Viewing, device: PairedDevice, shell: ShellRecord, devices: Row["devices"]): Row {
  const { iso, now, liveShells } = viewing;
  const heard = liveShells.of(device.deviceId);
  const picture = liveShells.pictures.ofDevice(device.deviceId, now);
  const isWaitedFor = liveShells.pictures.wanted(device.deviceId, now) !== null;
  const state = isWaitedFor ? "asked" : "not-given";
  return {
    deviceId: device.deviceId,
    name: device.name,
    kind: device.kind,
    place: device.place,
    version: shell.version,
    platform: shell.platform,
    startedAt: heard && iso(heard.startedAt),
    heardAt: heard && iso(shell.silentSince ?? Math.floor(heard.heardAt / minuteMs) * minuteMs),
    silentSince: shell.silentSince === null ? null : iso(shell.silentSince),
    memoryMegabytes: heard && Math.round(heard.memoryMegabytes / 10) * 10,
    windows: heard?.windows ?? [],
    isCutOff: heard?.isCutOff ?? false,
    notHandedIn: heard?.notHandedIn ?? 0,
    troubles: heard?.troubles ?? [],
    happened: shell.happened.map(({ what, times, at }) => ({ what, times, at: iso(at) })),
    devices,
    picture: picture && {
      requestId: picture.requestId,
      state: picture.given ? "here" : state,
      at: iso(picture.given?.at ?? picture.askedAt),
    },
  };
}

/** By the shell that reported them, in the order of their ids. */
function attachedDevices({ state }: Viewing): Map<string, Row["devices"]> {
  const attached = new Map<string, Row["devices"]>();
  const sorted = [...state.supervision.devices.values()].toSorted((a, b) =>
    a.deviceId < b.deviceId ? -1 : 1,
  );
  for (const { deviceId, kind, status, reportedBy } of sorted) {
    const devices = attached.get(reportedBy) ?? [];
    attached.set(reportedBy, devices);
    devices.push({ deviceId, kind, status, health: healthOf(status) });
  }
  return attached;
}

/** Those of which something is to be told come first; else as they were paired. */
function weightOf(row: Row): number {
  if (row.silentSince !== null) return 0;
  const isWell = row.windows.every(({ state }) => state === "well" || state === "starting");
  return row.notHandedIn > 0 || row.troubles.length > 0 || !isWell ? 1 : 2;
}
