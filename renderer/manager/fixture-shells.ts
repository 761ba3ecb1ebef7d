/** Terminals of the invented city hall: most well, some with each thing that can be wrong. */
import type { ViewValue } from "../../hall-server/contract/views.ts";
import { modelHead } from "../gallery/model-hall.ts";
import { at } from "./fixture-hall-view.ts";

type Shell = ViewValue<"shells">["shells"][number];

const well = (n: number, change: Partial<Shell> = {}): Shell => ({
  deviceId: `shell-${n}`,
  name: `${n}号自助机`,
  kind: "kiosk",
  place: String(n),
  version: "1.4.0",
  platform: "linux-arm64",
  startedAt: at("07:58"),
  heardAt: at("09:56"),
  silentSince: null,
  memoryMegabytes: 310 + n * 10,
  windows: [{ role: "kiosk", page: "attract", state: "well" }],
  isCutOff: false,
  notHandedIn: 0,
  troubles: [],
  happened: [],
  devices: [
    { deviceId: `shell-${n}-reader`, kind: "id-card-reader", status: "ready", health: "ok" },
    { deviceId: `shell-${n}-printer`, kind: "ticket-printer", status: "ready", health: "ok" },
  ],
  picture: null,
  ...change,
});

export const cityShells: ViewValue<"shells"> = {
  hall: modelHead,
  hasServiceCode: true,
  shells: [
    well(3, {
      silentSince: at("09:41"),
      heardAt: at("09:41"),
      notHandedIn: 6,
      devices: [{ deviceId: "shell-3-printer", kind: "ticket-printer", status: "lost", health: "down" }],
      happened: [{ what: "page-unresponsive", times: 2, at: at("09:38") }],
    }),
    well(5, { troubles: ["restarts-often"], startedAt: at("09:52"), version: "1.4.1" }),
    well(6, {
      windows: [{ role: "kiosk", page: null, state: "blank" }],
      happened: [{ what: "page-blank", times: 1, at: at("09:56") }],
    }),
    well(4, { notHandedIn: 12 }),
    well(1, {
      happened: [
        { what: "service-unlocked", times: 1, at: at("08:02") },
        { what: "service-wrong-code", times: 3, at: at("08:01") },
      ],
    }),
    well(2, {
      devices: [
        { deviceId: "shell-2-reader", kind: "id-card-reader", status: "ready", health: "ok" },
        { deviceId: "shell-2-printer", kind: "ticket-printer", status: "paper-out", health: "down" },
      ],
    }),
    well(11, {
      name: "一楼大屏",
      kind: "screen",
      platform: "linux-x64",
      startedAt: "2026-11-19T07:50:00+08:00",
      windows: [
        { role: "screen", page: null, state: "well" },
        { role: "sign", page: null, state: "well" },
      ],
      devices: [],
    }),
    well(12, {
      name: "12号窗口",
      kind: "host",
      platform: "win32-x64",
      windows: [{ role: "counter", page: null, state: "well" }],
    }),
    well(13, {
      name: "自主申报电脑",
      kind: "host",
      windows: [{ role: "declare", page: null, state: "well" }],
    }),
  ],
};

/** Asked for, and here. */
export const picturedShells: ViewValue<"shells"> = {
  ...cityShells,
  shells: cityShells.shells.map((shell) =>
    shell.deviceId === "shell-1"
      ? { ...shell, picture: { requestId: "q1", state: "here", at: at("09:57") } }
      : shell,
  ),
};

export const noShells: ViewValue<"shells"> = { hall: modelHead, hasServiceCode: false, shells: [] };
