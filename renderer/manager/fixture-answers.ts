/** Made-up answers of the invented city hall: a day's figures, ratings, tickets, and one counter looked at closely. */
import type { Figures, QueryValue } from "../../hall-server/contract/queries.ts";
import type { Ticket } from "../../hall-server/contract/ticket.ts";
import type { ViewValue } from "../../hall-server/contract/views.ts";
import { modelHead } from "../gallery/model-hall.ts";
import { cityDeadlines } from "./fixture-deadlines.ts";
import { cityDescription } from "./fixture-description.ts";
import { cityTemplate, cityTemplates, setPreview } from "./fixture-documents.ts";
import { at, cityView } from "./fixture-hall-view.ts";
import { itemAnswers } from "./fixture-items.ts";
import { maskedPicture } from "./fixture-picture.ts";
import { cityStaff } from "./fixture-staff.ts";
import { cityVoice } from "./fixture-voice.ts";

const figures = (taken: number, change: Partial<Figures> = {}): Figures => {
  const finished = Math.round(taken * 0.9);
  const rated = Math.round(taken * 0.52);
  return {
    day: "2026-11-23",
    taken,
    finished,
    skipped: Math.round(taken * 0.024),
    cancelled: Math.round(taken * 0.01),
    expired: 0,
    waitMean: 9.2,
    waitP90: 22,
    serviceMean: 8.4,
    rated,
    ratedGood: Math.max(0, rated - Math.round(taken / 140)),
    unrated: finished - rated,
    ...change,
  };
};

const dayFigures: QueryValue<"figures:get"> = {
  total: figures(412, { finished: 371, rated: 213, ratedGood: 210, unrated: 158, skipped: 10, cancelled: 4 }),
  queues: cityDescription.queues.slice(0, 10).map((queue, i) => ({
    queueId: queue.id,
    ...figures([96, 22, 41, 35, 18, 78, 62, 6, 24, 30][i] ?? 0, {
      waitMean: 4 + i,
      waitP90: 9 + i * 2,
    }),
  })),
  counters: cityDescription.counters.slice(0, 24).map((counter, i) => ({
    counterId: counter.id,
    ...figures(0, { finished: 8 + (i % 7), rated: 5, ratedGood: i === 11 ? 4 : 5, unrated: 3 + (i % 7) }),
  })),
};

const rating = (
  n: number,
  level: number,
  tags: string[],
  change: Partial<QueryValue<"ratings:list">["ratings"][number]> = {},
): QueryValue<"ratings:list">["ratings"][number] => ({
  id: `r${n}`,
  ticketId: `t${n}`,
  number: `A0${10 + n}`,
  counterId: String(n + 2),
  staffNumber: `03${String(n + 2).padStart(2, "0")}`,
  level,
  tags,
  hasComment: false,
  channel: n % 3 === 0 ? "phone" : "pad",
  at: at(`09:${String(55 - n * 3).padStart(2, "0")}`),
  ...change,
});

const ratings: QueryValue<"ratings:list"> = {
  ratings: [
    rating(1, 5, ["510", "517"]),
    rating(2, 4, ["413"]),
    rating(3, 5, []),
    rating(4, 2, ["207", "214"], { number: "A031", counterId: "12", staffNumber: "0312", hasComment: true }),
    rating(5, 5, ["517"], { hasComment: true }),
    rating(6, 3, ["314"]),
    rating(7, 5, ["512", "513", "515"]),
    rating(8, 1, ["115"], { counterId: "58", staffNumber: "0358", number: "B019" }),
    rating(9, 5, []),
  ],
  cursor: "9",
};

const ticket = (n: number, change: Partial<Ticket> = {}): Ticket => ({
  id: `t${n}`,
  number: `A0${String(n).padStart(2, "0")}`,
  day: "2026-11-23",
  queueId: "all-round",
  state: "waiting",
  class: "ordinary",
  isClassClaimed: false,
  itemIds: [],
  takenAt: at(`09:${String(10 + n).padStart(2, "0")}`),
  virtualArrival: at("09:10"),
  ...change,
});

const tickets: QueryValue<"tickets:list"> = {
  tickets: [
    ticket(11, { state: "finished", counterId: "3", itemIds: ["social-card"] }),
    ticket(12, { state: "serving", counterId: "3", itemIds: ["social-card", "pension"] }),
    ticket(13, { state: "called", counterId: "7" }),
    ticket(14, { class: "elderly", itemIds: ["pension"] }),
    ticket(15, { class: "soldier", isClassClaimed: true, number: "V002" }),
    ticket(16, { state: "held", counterId: "6" }),
    ticket(17, { state: "skipped" }),
    ticket(18, { state: "cancelled" }),
    ticket(19, { isOffline: true }),
    ticket(20, { queueId: "tax", number: "C044" }),
  ],
  cursor: "t20",
};

export const cityAnswers: Record<string, unknown> = {
  ...itemAnswers,
  "figures:get": { ok: true, value: dayFigures },
  "deadlines:get": { ok: true, value: cityDeadlines },
  "ratings:list": { ok: true, value: ratings },
  "tickets:list": { ok: true, value: tickets },
  "devices:list": {
    ok: true,
    value: {
      paired: cityView.displays.map(({ deviceId, kind, name, isConnected }) => ({
        deviceId,
        kind,
        name,
        pairedAt: "2026-11-02T15:20:00+08:00",
        isConnected,
      })),
    },
  },
  "pairing:create": { ok: true, value: { code: "482913", expiresAt: at("10:11") } },
  "staff:list": { ok: true, value: cityStaff },
  "templates:list": { ok: true, value: cityTemplates },
  "template:get": { ok: true, value: cityTemplate },
  "/api/documents/preview/acceptance-notice": { ok: true, value: setPreview },
  "recordings:list": { ok: true, value: cityVoice },
  "shell:askPicture": { ok: true, value: { requestId: "q1" } },
  "shell:seePicture": { ok: true, value: { picture: { jpeg: maskedPicture, takenAt: at("09:57") } } },
  "person:erase": { ok: false, error: { code: "not-found", params: { what: "person" } } },
};

export const counterView: ViewValue<"counter"> = {
  hall: modelHead,
  counter: {
    id: "12",
    name: "12号窗口",
    zoneId: "all-round",
    state: "open",
    activity: "serving",
    staff: { number: "0312", name: "李*" },
    pauseReason: null,
  },
  current: {
    ticket: ticket(21, { state: "serving", counterId: "12", number: "A021" }),
    holder: null,
    why: null,
    callCount: 1,
    calledAt: at("09:49"),
    startedAt: at("09:50"),
    earlierToday: 0,
  },
  queues: [
    {
      id: "all-round",
      code: "A",
      name: "综合受理",
      nameEn: "All-round intake",
      waiting: 14,
      wait: null,
      isOpen: true,
      isOverflow: false,
    },
  ],
  waiting: [],
  waitingTotal: 14,
  held: [],
  skipped: [],
  today: { called: 9, finished: 8, averageMinutes: 9.4 },
  devices: [
    { deviceId: "counter-12-reader", kind: "id-card-reader", status: "ready", health: "ok" },
    { deviceId: "counter-12-printer", kind: "ticket-printer", status: "paper-near-end", health: "attention" },
  ],
};
