import { modelClosedHead, modelHall, modelHead, modelNow } from "../gallery/model-hall.ts";
import type { PageState } from "../gallery/states.ts";
import type { Fixture } from "../kit/fixture-hall.ts";
import type { Ticket } from "./alarm.ts";
import { PhonePage, type PhoneStart } from "./phone-page.tsx";

const token = "t-made-up-for-the-gallery";

const waiting: Ticket = {
  hall: modelHead,
  ticket: {
    id: "t1",
    number: "A012",
    day: "2026-11-23",
    queueId: "all-round",
    state: "waiting",
    class: "ordinary",
    isClassClaimed: false,
    itemIds: ["social-security-card-activation"],
    takenAt: "2026-11-23T09:41:05+08:00",
    virtualArrival: "2026-11-23T09:41:05+08:00",
  },
  queue: { name: "综合受理", nameEn: "All-round intake", zoneId: "all-round" },
  ahead: 3,
  wait: { p50: 8, p90: 15 },
  counterIds: ["1", "2", "3", "4"],
  counterId: null,
  calledAt: null,
  returnUntil: null,
  mayReturn: false,
  invitation: null,
  isRated: false,
};

const inState = (state: Ticket["ticket"]["state"], change: Partial<Ticket> = {}): Ticket => ({
  ...waiting,
  ahead: null,
  wait: null,
  ...change,
  ticket: { ...waiting.ticket, state },
});

const called = inState("called", { counterId: "3", calledAt: "2026-11-23T09:50:04+08:00" });
const skipped = inState("skipped", { returnUntil: "2026-11-23T10:20:00+08:00", mayReturn: true });
const finished = inState("finished", {
  invitation: {
    id: "i1",
    ticketId: "t1",
    number: "A012",
    counterId: "3",
    itemIds: waiting.ticket.itemIds,
  },
});

const catalog = {
  categories: [],
  lifeEvents: [],
  items: [
    {
      id: "social-security-card-activation",
      name: { zh: "社会保障卡启用", en: "Social security card activation" },
    },
  ],
};

const many = Array.from({ length: 17 }, (_, i) => String(i + 1));

interface PhoneState extends Partial<Fixture> {
  ticket: Ticket | null;
  start?: PhoneStart;
  hasToken?: boolean;
}

const away = { connection: { kind: "away" } } as const;

const states: Record<string, PhoneState> = {
  ticket: { ticket: waiting },
  next: { ticket: { ...waiting, ahead: 0, wait: { p50: 0.4, p90: 3 } } },
  "many-ahead": {
    ticket: {
      ...waiting,
      ahead: 27,
      wait: null,
      counterIds: many,
      ticket: { ...waiting.ticket, number: "VA1012" },
    },
    files: {
      "/api/hall": {
        ...modelHall,
        counters: many.map((id) => ({
          id,
          name: { zh: `${id}号窗口`, en: `Counter ${id}` },
          zoneId: "all-round",
          group: { zh: "综合受理", en: "All-round intake" },
        })),
      },
      "/api/catalog": catalog,
    },
  },
  "hall-closed": { ticket: { ...waiting, hall: modelClosedHead } },
  way: { ticket: waiting, start: { sheet: "way" } },
  cancel: { ticket: waiting, start: { sheet: "cancel" } },
  called: { ticket: called, start: { isRinging: true } },
  "called-heard": { ticket: called },
  serving: { ticket: inState("serving", { counterId: "3", calledAt: called.calledAt }) },
  held: { ticket: inState("held") },
  skipped: { ticket: skipped },
  "skipped-too-late": { ticket: { ...skipped, mayReturn: false } },
  rate: { ticket: finished },
  "rate-bad": { ticket: finished, start: { level: 2 } },
  rated: { ticket: { ...finished, invitation: null, isRated: true } },
  finished: { ticket: { ...finished, invitation: null } },
  cancelled: { ticket: inState("cancelled") },
  expired: { ticket: inState("expired") },
  stale: { ticket: waiting, isStale: true, ...away },
  "called-stale": { ticket: called, isStale: true, ...away },
  "no-token": { ticket: null, hasToken: false },
  connecting: { ticket: null, connection: { kind: "connecting" } },
  away: { ticket: null, ...away },
};

export const phoneStates: PageState[] = Object.entries(states).map(
  ([name, { ticket, start, hasToken = true, ...fixture }]) => ({
    name,
    width: 390,
    height: 844,
    fixture: {
      now: modelNow,
      files: { "/api/hall": modelHall, "/api/catalog": catalog },
      ...fixture,
      views: ticket ? { ticket } : {},
    },
    draw: () => <PhonePage token={hasToken ? token : null} {...(start ? { start } : {})} />,
  }),
);

export { phoneStates as states };
