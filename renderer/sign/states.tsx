import type { ViewValue } from "../../hall-server/contract/views.ts";
import { modelClosedHead, modelHall, modelHead, modelNow } from "../gallery/model-hall.ts";
import type { PageState } from "../gallery/states.ts";
import type { Fixture } from "../kit/fixture-hall.ts";
import { SignPage } from "./sign-page.tsx";

type Sign = ViewValue<"sign">;

const called: Sign = {
  hall: modelHead,
  counter: { id: "3", name: "3号窗口", nameEn: "Counter 3", state: "open", activity: "called" },
  number: "A012",
  calledAt: "2026-11-23T09:50:04+08:00",
  staff: { number: "0312", name: "李*" },
  queues: [{ name: "综合受理", nameEn: "All-round intake" }],
};

const free: Sign = {
  ...called,
  counter: { ...called.counter, activity: "idle" },
  number: null,
  calledAt: null,
};

const closed: Sign = { ...free, counter: { ...free.counter, state: "closed" }, staff: null };

const states: Record<string, Partial<Fixture> & { sign: Sign | null }> = {
  called: { sign: called },
  "called-long-number": {
    sign: { ...called, number: "VA1012", counter: { ...called.counter, name: "多功能厅" } },
  },
  "called-without-a-name": { sign: { ...called, staff: { number: "0312", name: null } } },
  serving: { sign: { ...called, counter: { ...called.counter, activity: "serving" } } },
  free: { sign: free },
  "free-two-queues": {
    sign: { ...free, queues: [...free.queues, { name: "帮办代办", nameEn: "Help and errands" }] },
  },
  paused: { sign: { ...free, counter: { ...free.counter, state: "paused" } } },
  closed: { sign: closed },
  "hall-closed": { sign: { ...closed, hall: modelClosedHead } },
  stale: { sign: called, isStale: true, connection: { kind: "away" } },
  "stale-free": { sign: free, isStale: true, connection: { kind: "away" } },
  connecting: { sign: null, connection: { kind: "connecting" } },
  away: { sign: null, connection: { kind: "away" } },
};

export const signStates: PageState[] = Object.entries(states).map(([name, { sign, ...fixture }]) => ({
  name,
  width: 1920,
  height: 360,
  fixture: {
    now: modelNow,
    files: { "/api/hall": modelHall },
    ...fixture,
    views: sign ? { sign } : {},
  },
  draw: () => <SignPage />,
}));

export { signStates as states };
