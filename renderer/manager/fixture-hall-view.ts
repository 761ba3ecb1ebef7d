/** The manager's view of the invented city hall at 9:57 with five things wrong, and of the town's on a calm day. */
import type { ViewValue } from "../../hall-server/contract/views.ts";
import { modelHall, modelHead } from "../gallery/model-hall.ts";
import { cityDescription } from "./fixture-description.ts";

type HallView = ViewValue<"hall">;
type Counter = HallView["counters"][number];

export const managerNow = "2026-11-23T09:57:04+08:00";
export const at = (time: string) => `2026-11-23T${time}:00+08:00`;

/** One letter a counter: serving, called (n), idle, closed, paused; a: serving, and something is wrong there. */
const cells = [
  "sisscssicssaciccsss", // 1–19
  "ssisc", // 20–24
  "siss", // 25–28
  "sncs", // 29–32
  "ss", // 33–34
  "icsscscscscsci", // 35–48
  "scsssccscpscscs", // 49–63
  "s", // 64
  "sissii", // 65–70
  "sscssncis", // 71–79
  "siss", // 80–83
  "scs", // 84–86
  "siss", // 87–90
  "cs", // 91–92
].join("");

function cell(place: (typeof cityDescription.counters)[number], i: number): Counter {
  const letter = cells[i] ?? "c";
  const isClosed = letter === "c";
  const isBusy = "sna".includes(letter);
  const queue = cityDescription.queues.find((one) => one.counterIds.includes(place.id));
  return {
    id: place.id,
    name: place.name.zh,
    zoneId: place.zoneId,
    group: place.group.zh,
    state: isClosed ? "closed" : letter === "p" ? "paused" : "open",
    activity: letter === "n" ? "called" : isBusy ? "serving" : "idle",
    number: isBusy ? `${queue?.code ?? "A"}0${String(10 + (i % 60))}` : null,
    staffNumber: isClosed ? null : `0${300 + i + 1}`,
    since: at(`09:${String(20 + (i % 35)).padStart(2, "0")}`),
    needsAttention: letter === "a",
  };
}

/** Waiting and longest wait by queue; the others have nobody waiting. */
const lines: Record<string, [waiting: number, longest: number]> = {
  "real-estate": [23, 41],
  "all-round": [14, 15],
  tax: [11, 18],
  "provident-fund": [6, 9],
  police: [5, 12],
  enterprise: [3, 6],
  "exit-entry": [2, 4],
};

const counters = cityDescription.counters.map(cell);

const queues: HallView["queues"] = cityDescription.queues.map((queue) => {
  const [waiting, longest] = lines[queue.id] ?? [0, null];
  return {
    id: queue.id,
    code: queue.code,
    name: queue.name.zh,
    nameEn: queue.name.en,
    waiting,
    wait: null,
    isOpen: true,
    longestMinutes: longest,
    warnMinutes: 30,
    openCounters: counters.filter((one) => queue.counterIds.includes(one.id) && one.state === "open").length,
    counters: queue.counterIds.length,
    takenToday: waiting * 4,
  };
});

const open = (queueId: string) => queues.find((queue) => queue.id === queueId)?.openCounters ?? 0;

/** Worst first, oldest first among equals, as the hall sorts them. */
const problems: HallView["problems"] = [
  {
    id: "queue real-estate",
    severity: "red",
    code: "queue-slow",
    params: {
      queue: "real-estate",
      name: "不动产",
      nameEn: "Real estate",
      waiting: 23,
      minutes: 41,
      open: open("real-estate"),
      counters: 15,
    },
    since: at("09:46"),
  },
  {
    id: "help h1",
    severity: "red",
    code: "help",
    params: { help: "h1", from: "3", page: "kiosk" },
    since: at("09:55"),
  },
  {
    id: "device kiosk-2-printer",
    severity: "amber",
    code: "device-attention",
    params: { device: "kiosk-2-printer", kind: "ticket-printer", status: "paper-near-end" },
    since: at("09:38"),
  },
  {
    id: "rating r1",
    severity: "amber",
    code: "bad-rating",
    params: { counter: "12", number: "A031" },
    since: at("09:41"),
  },
  {
    id: "display screen-6",
    severity: "amber",
    code: "display-away",
    params: { device: "screen-6", kind: "screen", name: "二楼东侧大屏" },
    since: at("09:50"),
  },
];

const device = (
  deviceId: string,
  kind: string,
  status: string,
  health: "ok" | "attention" | "down",
  reportedBy: string,
  since: string,
): HallView["devices"][number] => ({ deviceId, kind, status, health, reportedBy, since: at(since) });

const devices: HallView["devices"] = ["1", "2", "3", "4"].flatMap((n) => [
  device(`kiosk-${n}-reader`, "id-card-reader", "ready", "ok", `kiosk-${n}`, "08:10"),
  n === "2"
    ? device("kiosk-2-printer", "ticket-printer", "paper-near-end", "attention", "kiosk-2", "09:38")
    : device(`kiosk-${n}-printer`, "ticket-printer", "ready", "ok", `kiosk-${n}`, "08:10"),
]);

const display = (
  kind: string,
  id: string,
  name: string,
  isConnected = true,
  since: string | null = at("08:05"),
): HallView["displays"][number] => ({ deviceId: `${kind}-${id}`, kind, name, isConnected, since });

const displays: HallView["displays"] = [
  ...cityDescription.kiosks.map((kiosk) => display("kiosk", kiosk.id, kiosk.name.zh)),
  display("host", "5", "5号窗口主机"),
  display("screen", "1", "大厅总屏"),
  display("screen", "6", "二楼东侧大屏", false, at("09:50")),
  ...counters
    .slice(0, 20)
    .flatMap((one) => [
      display(
        "pad",
        one.id,
        `${one.name} 评价器`,
        one.state !== "closed",
        one.state === "closed" ? null : at("08:20"),
      ),
      display("sign", one.id, `${one.name} 条屏`),
    ]),
];

export const cityView: HallView = {
  hall: modelHead,
  problems,
  queues,
  counters,
  devices,
  displays,
  helps: [{ id: "h1", page: "kiosk", from: "3", at: at("09:55") }],
  today: { taken: 412, finished: 371, waitMean: 9, waitP90: 22, abandoned: 14, rated: 213, ratedGood: 210 },
};

/** The same hall with devices that do not work. */
export const troubledView: HallView = {
  ...cityView,
  devices: [
    ...devices.filter(({ deviceId }) => !["kiosk-1-printer", "kiosk-3-reader"].includes(deviceId)),
    device("kiosk-1-printer", "ticket-printer", "paper-out", "down", "kiosk-1", "09:52"),
    device("kiosk-3-reader", "id-card-reader", "lost", "down", "kiosk-3", "09:54"),
    device("counter-5-scanner", "document-scanner", "cover-open", "down", "host-5", "09:31"),
  ],
  problems: [
    ...problems.filter((problem) => problem.severity === "red"),
    {
      id: "clock",
      severity: "red",
      code: "clock-step",
      params: { minutes: 12 },
      since: at("09:57"),
    },
    {
      id: "device kiosk-1-printer",
      severity: "red",
      code: "device-down",
      params: { device: "kiosk-1-printer", kind: "ticket-printer", status: "paper-out" },
      since: at("09:52"),
    },
    {
      id: "device kiosk-3-reader",
      severity: "red",
      code: "device-down",
      params: { device: "kiosk-3-reader", kind: "id-card-reader", status: "lost" },
      since: at("09:54"),
    },
    {
      id: "shell-silent shell-4",
      severity: "red",
      code: "shell-silent",
      params: { device: "shell-4", name: "4号自助机", kind: "kiosk" },
      since: at("09:50"),
    },
    ...problems.filter((problem) => problem.severity === "amber"),
    {
      id: "limits-late",
      severity: "amber",
      code: "limits-late",
      params: { count: 2, supervisor: 0, days: 3 },
      since: at("00:00"),
    },
    {
      id: "calendar-missing",
      severity: "amber",
      code: "calendar-missing",
      params: { year: 2027 },
      since: at("00:00"),
    },
    {
      id: "shell-trouble shell-5",
      severity: "amber",
      code: "shell-trouble",
      params: { device: "shell-5", name: "5号自助机", kind: "kiosk", trouble: "restarts-often" },
      since: at("09:52"),
    },
    {
      id: "shell-wrong-code shell-1",
      severity: "amber",
      code: "shell-wrong-code",
      params: { device: "shell-1", name: "1号自助机", kind: "kiosk" },
      since: at("09:46"),
    },
    {
      id: "chosen t58",
      severity: "amber",
      code: "call-out-of-order",
      params: { counter: "58", number: "B019" },
      since: at("09:44"),
    },
  ],
};

/** The town's hall: four counters, two queues, nothing wrong. */
export const townView: HallView = {
  hall: {
    ...modelHead,
    id: "town",
    name: { zh: "示例镇综合便民服务中心", en: "Shili Town Public Service Centre" },
  },
  problems: [],
  queues: modelHall.queues.map((queue, i) => ({
    id: queue.id,
    code: queue.code,
    name: queue.name.zh,
    nameEn: queue.name.en,
    waiting: i === 0 ? 3 : 0,
    wait: null,
    isOpen: true,
    longestMinutes: i === 0 ? 7 : null,
    warnMinutes: 30,
    openCounters: i === 0 ? 3 : 1,
    counters: queue.counterIds.length,
    takenToday: i === 0 ? 31 : 4,
  })),
  counters: modelHall.counters.map((place, i) => ({
    id: place.id,
    name: place.name.zh,
    zoneId: place.zoneId,
    group: place.group.zh,
    state: i === 3 ? "closed" : "open",
    activity: i < 2 ? "serving" : "idle",
    number: i < 2 ? `A02${i}` : null,
    staffNumber: i === 3 ? null : `030${i + 1}`,
    since: at("09:48"),
    needsAttention: false,
  })),
  devices: devices.slice(0, 2),
  displays: displays.filter(({ deviceId }) => ["kiosk-1", "screen-1"].includes(deviceId)),
  helps: [],
  today: { taken: 35, finished: 29, waitMean: 4, waitP90: 9, abandoned: 1, rated: 18, ratedGood: 18 },
};
