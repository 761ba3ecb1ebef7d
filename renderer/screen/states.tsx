import type { ViewValue } from "../../hall-server/contract/views.ts";
import { modelClosedHead, modelHall, modelHead, modelNow } from "../gallery/model-hall.ts";
import type { PageState } from "../gallery/states.ts";
import { noDevices } from "../kit/devices.ts";
import type { Fixture } from "../kit/fixture-hall.ts";
import { ScreenPage } from "./screen-page.tsx";

type Screen = ViewValue<"screen">;

const called: Screen["called"] = (
  [
    ["A012", "3"],
    ["B047", "52"],
    ["A011", "1"],
    ["A010", "4"],
    ["C103", "38"],
    ["B046", "51"],
    ["A009", "2"],
    ["C102", "37"],
  ] as const
).map(([number, counter], i) => ({
  number,
  counter,
  counterName: `${counter}号窗口`,
  calledAt: `2026-11-23T09:${50 - i}:04+08:00`,
  isWaitedFor: i < 3,
}));

const next: Screen["next"] = (
  [
    ["综合受理", "All-round intake", "A013", "A014"],
    ["不动产", "Real estate", "B048", "B049"],
    ["税务", "Tax", "C104", "C105"],
    ["公积金", "Housing fund", "E017", "E018"],
  ] as const
).map(([name, nameEn, ...numbers], i) => ({ queueId: `q${i}`, name, nameEn, numbers: [...numbers] }));

const live: Screen = {
  hall: modelHead,
  screen: { id: "1", name: { zh: "大厅叫号屏", en: "Hall screen" }, zoneIds: ["all-round"] },
  called,
  next,
  announcements: [],
  notices: [
    {
      zh: "社保卡的事，综合受理区哪个窗口都能办，不用挑窗口。",
      en: "Any counter of the all-round area can help with social security cards.",
    },
  ],
};

const speaking: Screen["announcements"] = [
  {
    id: "s1",
    kind: "call",
    number: "A012",
    counterId: "3",
    text: { zh: "请A012号，到3号窗口", en: "Ticket A012, please go to counter 3" },
    sound: "/api/speech/s1",
    startsAt: modelNow,
    durationMs: 9_000,
    repeats: 2,
  },
];

/** As in the largest hall: thirteen queues, a counter without a number, a number of two letters. */
const many: Screen = {
  ...live,
  called: called.map((call, i) =>
    i === 1
      ? { ...call, counterName: "多功能厅" }
      : i === 2
        ? { ...call, number: "VA1011" }
        : i === 4
          ? { ...call, counterName: "多功能厅" }
          : call,
  ),
  next: Array.from({ length: 13 }, (_, i) => ({
    queueId: `q${i}`,
    name: i === 1 ? "公安出入境和户籍" : `第${i + 1}类业务`,
    nameEn: `Service ${i + 1}`,
    numbers: [`K0${10 + i}`, `K1${10 + i}`],
  })),
};

const states: Record<string, Partial<Fixture> & { screen: Screen | null }> = {
  live: { screen: live },
  speaking: { screen: { ...live, announcements: speaking } },
  stale: { screen: live, isStale: true, connection: { kind: "away" } },
  "before-the-first-call": { screen: { ...live, called: [] } },
  "nobody-waits": { screen: { ...live, called: called.slice(0, 2), next: [] } },
  closed: { screen: { ...live, hall: modelClosedHead, called: [], next: [] } },
  "closed-until-monday": {
    screen: {
      ...live,
      hall: { ...modelClosedHead, changesAt: "2026-11-30T08:30:00+08:00" },
      called: called.map((call) => ({ ...call, isWaitedFor: false })),
      next: [],
    },
  },
  "last-calls-after-closing": { screen: { ...live, hall: modelClosedHead, next: [] } },
  "many-zones": { screen: many },
  connecting: { screen: null, connection: { kind: "connecting" } },
  away: { screen: null, connection: { kind: "away" } },
};

const sizes = [
  { suffix: "", width: 1920, height: 1080 },
  { suffix: "-4k", width: 3840, height: 2160 },
];

const all: PageState[] = Object.entries(states).flatMap(([name, { screen, ...fixture }]) =>
  sizes
    .filter(({ suffix }) => suffix === "" || name === "live" || name === "stale")
    .map(({ suffix, width, height }) => ({
      name: name + suffix,
      width,
      height,
      fixture: {
        now: modelNow,
        files: { "/api/hall": modelHall },
        ...fixture,
        views: screen ? { screen } : {},
      },
      draw: () => <ScreenPage devices={noDevices} />,
    })),
);

export { all as states };
