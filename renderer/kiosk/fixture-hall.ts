/** The gallery's hall as a kiosk sees it, with the classes that may be claimed. */
import type { HallDescription } from "../../hall-server/contract/hall.ts";
import type { ViewValue } from "../../hall-server/contract/views.ts";
import { modelClosedHead, modelHall, modelHead } from "../gallery/model-hall.ts";
import type { ShownTicket } from "./flow/state.ts";

const ticketClass = (id: string, zh: string, en: string, badge: string, headStartMinutes: number) => ({
  id,
  name: { zh, en },
  badge,
  headStartMinutes,
  mayBeClaimed: headStartMinutes > 0,
});

export const kioskHall: HallDescription = {
  ...modelHall,
  hotline: "12345",
  classes: [
    ticketClass("ordinary", "普通", "Ordinary", "", 0),
    ticketClass("elderly", "老年人", "Elderly", "老", 20),
    ticketClass("soldier", "军人、消防、优抚对象", "Soldiers, firefighters, veterans", "军", 30),
    ticketClass("disabled", "残障人士", "People with disabilities", "残", 30),
    ticketClass("pregnant", "孕妇、带婴儿", "Pregnant or with a baby", "孕", 20),
    ticketClass("ill", "重病", "Seriously ill", "病", 30),
  ],
};

type View = ViewValue<"kiosk">;

const queue = (
  id: string,
  code: string,
  name: string,
  nameEn: string,
  waiting: number,
): View["queues"][number] => ({
  id,
  code,
  name,
  nameEn,
  waiting,
  wait: { p50: 8, p90: 15 },
  isOpen: true,
  zoneId: "all-round",
  counterIds: ["1", "2", "3", "4"],
  closedBecause: null,
});

export const openView: View = {
  hall: modelHead,
  kiosk: { id: "1", name: { zh: "1号自助机", en: "Kiosk 1" }, isRoundTheClock: false },
  hours: [
    {
      opensAt: "2026-11-23T08:30:00+08:00",
      ticketsUntil: "2026-11-23T11:45:00+08:00",
      closesAt: "2026-11-23T12:00:00+08:00",
    },
    {
      opensAt: "2026-11-23T14:30:00+08:00",
      ticketsUntil: "2026-11-23T17:15:00+08:00",
      closesAt: "2026-11-23T18:00:00+08:00",
    },
  ],
  queues: [
    queue("all-round", "A", "综合受理", "All-round intake", 6),
    queue("errands", "B", "帮办代办", "Help and errands", 8),
  ],
  counters: [],
  needsCard: false,
  notices: [],
  helps: [],
};

const closedFor = (closedBecause: "hours" | "quota"): View => ({
  ...openView,
  queues: openView.queues.map((one) => ({ ...one, isOpen: false, closedBecause })),
});

export const quotaView = closedFor("quota");
export const cutOffView = closedFor("hours");
export const closedView: View = { ...closedFor("hours"), hall: modelClosedHead };
export const noticeView: View = {
  ...openView,
  notices: [
    {
      zh: "居民医保参保登记12月25日截止，窗口、手机都能办，不用再交复印件。",
      en: "Enrol in residents' medical insurance by 25 December, at a counter or on your phone; no copies needed.",
    },
  ],
};
export const nightView: View = {
  ...closedView,
  kiosk: { id: "5", name: { zh: "5号自助机（24小时）", en: "Kiosk 5 (24 hours)" }, isRoundTheClock: true },
};

export const modelTicket: ShownTicket = {
  ticketId: "t-1",
  number: "A012",
  queueId: "all-round",
  itemIds: ["social-security-card-activation"],
  classId: "ordinary",
  isClassClaimed: false,
  state: "waiting",
  takenAt: "2026-11-23T09:42:00+08:00",
  isOffline: false,
  token: "t-1.0123456789abcdefABCDEF",
  ahead: 3,
  wait: { p50: 8, p90: 15 },
  counterIds: ["1", "2", "3", "4"],
  counterId: null,
};
