import type { ViewValue } from "../../hall-server/contract/views.ts";
import { modelClosedHead, modelHall, modelHead, modelNow } from "../gallery/model-hall.ts";
import type { PageState } from "../gallery/states.ts";
import type { Fixture } from "../kit/fixture-hall.ts";
import { PadPage } from "./pad-page.tsx";
import type { RatingState, Step } from "./rating-steps.ts";

type Pad = ViewValue<"pad">;

const idle: Pad = {
  hall: modelHead,
  counter: { id: "3", name: "3号窗口", nameEn: "Counter 3", state: "open", activity: "idle" },
  number: null,
  staff: { number: "0312", name: "李*" },
  invitation: null,
};

const invited: Pad = {
  ...idle,
  invitation: {
    id: "i1",
    ticketId: "t1",
    number: "A012",
    counterId: "3",
    itemIds: ["social-security-card-activation"],
  },
};

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

interface PadState extends Partial<Fixture> {
  pad: Pad | null;
  step?: Step;
}

const at = (pad: Pad, step: Step): RatingState => ({ invitationId: pad.invitation?.id ?? null, step });
const bad = { kind: "reasons", level: 2, tags: ["207", "213"], trouble: null } as const;

const states: Record<string, PadState> = {
  idle: { pad: idle },
  "idle-without-a-name": { pad: { ...idle, staff: { number: "0312", name: null } } },
  serving: {
    pad: { ...idle, number: "A012", counter: { ...idle.counter, activity: "serving" } },
  },
  "idle-left-alone": { pad: invited, step: { kind: "idle" } },
  paused: { pad: { ...idle, counter: { ...idle.counter, state: "paused" } } },
  closed: { pad: { ...idle, counter: { ...idle.counter, state: "closed" }, staff: null } },
  "hall-closed": {
    pad: {
      ...idle,
      hall: modelClosedHead,
      counter: { ...idle.counter, state: "closed" },
      staff: null,
    },
  },
  rate: { pad: invited },
  "rate-without-an-item": {
    pad: { ...invited, staff: null, invitation: { ...invited.invitation, itemIds: [] } as Pad["invitation"] },
  },
  reasons: { pad: invited, step: bad },
  "reasons-none-chosen": { pad: invited, step: { ...bad, tags: [] } },
  "reasons-good": { pad: invited, step: { ...bad, level: 5, tags: [] } },
  "reasons-not-sent": { pad: invited, step: { ...bad, trouble: "away" } },
  sending: {
    pad: invited,
    step: { kind: "sending", invitationId: "i1", level: 2, tags: ["207"] },
    answers: { "rating:submit": new Promise(() => {}) },
  },
  thanks: { pad: idle, step: { kind: "thanks" } },
  declined: { pad: idle, step: { kind: "declined" } },
  "rated-before": { pad: idle, step: { kind: "over", because: "rated-before" } },
  "closed-meanwhile": { pad: idle, step: { kind: "over", because: "closed" } },
  stale: { pad: idle, isStale: true, connection: { kind: "away" } },
  "stale-invited": {
    pad: invited,
    step: { kind: "idle" },
    isStale: true,
    connection: { kind: "away" },
  },
  connecting: { pad: null, connection: { kind: "connecting" } },
  away: { pad: null, connection: { kind: "away" } },
};

export const padStates: PageState[] = Object.entries(states).map(([name, { pad, step, ...fixture }]) => ({
  name,
  width: 1280,
  height: 800,
  fixture: {
    now: modelNow,
    files: { "/api/hall": modelHall, "/api/catalog": catalog },
    ...fixture,
    views: pad ? { pad } : {},
  },
  draw: () => <PadPage {...(pad && step ? { start: at(pad, step) } : {})} />,
}));

export { padStates as states };
