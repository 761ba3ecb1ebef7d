/** Made-up values for the gallery: the model hall as a counter sees it, on a Monday morning. */
import type { CatalogItem, HallDescription } from "../../hall-server/contract/hall.ts";
import type { ViewValue } from "../../hall-server/contract/views.ts";
import { modelHall, modelHead } from "../gallery/model-hall.ts";
import type { CatalogAnswer } from "../kit/hall-context.tsx";

type View = ViewValue<"counter">;
type Current = NonNullable<View["current"]>;

export const modelNow = "2026-11-23T09:57:20+08:00";
const at = (time: string) => `2026-11-23T0${time}+08:00`;
const label = (zh: string, en: string) => ({ zh, en });
const reason = (code: string, zh: string, en: string) => ({ code, name: label(zh, en) });

const counterNumbers = ["1", "2", "3", "4", "5", "6", "7", "8"];

export const modelDescription: HallDescription = {
  ...modelHall,
  chains: [
    {
      id: "newborn",
      name: label("新生儿出生一件事", "A child is born"),
      kind: "chain",
      itemIds: ["newborn", "insurance", "card"],
    },
    {
      id: "open-shop",
      name: label("开店并联审批", "Opening a shop"),
      kind: "parallel",
      itemIds: ["trader", "household"],
    },
  ],
  counters: counterNumbers.map((id) => ({
    id,
    name: label(`${id}号窗口`, `Counter ${id}`),
    zoneId: "all-round",
    group: Number(id) < 7 ? label("综合受理", "All-round intake") : label("出证", "Delivery"),
  })),
  classes: [
    ...modelHall.classes.filter((one) => one.id === "ordinary"),
    {
      id: "elderly",
      name: label("老年人", "Elderly"),
      badge: "老",
      headStartMinutes: 20,
      mayBeClaimed: true,
    },
    {
      id: "soldier",
      name: label("军人、优抚对象", "Veterans"),
      badge: "军",
      headStartMinutes: 30,
      mayBeClaimed: true,
    },
    { id: "booking", name: label("预约", "Booked"), badge: "约", headStartMinutes: 0, mayBeClaimed: false },
  ],
  reasons: {
    pause: [
      reason("rest", "短暂休息", "Short break"),
      reason("meal", "用餐", "Meal"),
      reason("meeting", "开会", "Meeting"),
      reason("training", "业务培训", "Training"),
      reason("system", "系统或设备故障", "System or device trouble"),
      reason("accompany", "陪同办事群众", "Helping a visitor in the hall"),
    ],
    skip: [
      reason("absent", "三次未到", "Called three times and not there"),
      reason("left", "本人说先离开", "Said that they are leaving"),
      reason("wrong-queue", "取错了号", "Took the wrong number"),
    ],
    hold: [
      reason("photo", "去补照片", "Gone for a photo"),
      reason("copy", "去复印", "Gone to copy papers"),
      reason("form", "去填表", "Filling in a form"),
      reason("fetch", "回家取材料", "Fetching papers"),
    ],
    transfer: [
      reason("other-business", "换了要办的事", "Came for something else"),
      reason("errand", "需要帮办代办", "Needs help or an agent"),
      reason("colleague", "由熟悉的同事办", "A colleague knows the case"),
    ],
    call: [
      reason("unwell", "身体不适", "Feels unwell"),
      reason("bus", "赶末班车", "Must catch the last bus"),
      reason("back-again", "补齐材料再来", "Back with the missing papers"),
    ],
    show: [
      reason("verify", "核对身份", "Checking identity"),
      reason("contact", "联系本人", "Contacting the person"),
      reason("correct", "更正登记", "Correcting an entry"),
    ],
  },
};

interface ItemSeed {
  zh: string;
  en: string;
  initials: string;
  law: number | null;
  promise: number | null;
  materials: string[];
}

const itemOf = (id: string, seed: ItemSeed): CatalogItem => ({
  id,
  name: label(seed.zh, seed.en),
  initials: seed.initials,
  category: "district-instant",
  domain: "social-security",
  level: "county",
  kind: seed.promise !== null && seed.promise <= 1 ? "instant" : "promised",
  lawDays: seed.law,
  promisedDays: seed.promise,
  fee: null,
  materials: seed.materials.map((name, i) => ({ id: `m${i + 1}`, name, isRequired: !name.includes("代办") })),
  queueIds: ["all-round"],
  lifeEvents: [],
  isVillageErrand: true,
  isDemonstration: false,
});

export const modelCatalog: CatalogAnswer = {
  categories: [],
  domains: [{ id: "social-security", name: label("人社", "Human resources and social security") }],
  lifeEvents: [],
  items: [
    itemOf("card", {
      zh: "社会保障卡启用",
      en: "Activation of a social security card",
      initials: "shbzkqy",
      law: null,
      promise: 1,
      materials: ["社会保障卡", "居民身份证", "申请表", "代办委托书"],
    }),
    itemOf("veteran", {
      zh: "优待证申领",
      en: "Veteran's card",
      initials: "ydzsl",
      law: 30,
      promise: 20,
      materials: ["申领表", "身份证", "退役证件", "照片", "户口簿"],
    }),
    itemOf("pension", {
      zh: "养老待遇发放账户维护",
      en: "Pension account",
      initials: "yldyffzhwh",
      law: 5,
      promise: 0,
      materials: ["申请表", "身份证", "新银行卡", "代办委托书"],
    }),
    itemOf("household", {
      zh: "户口迁移",
      en: "Moving a household registration",
      initials: "hkqy",
      law: 20,
      promise: 5,
      materials: ["申请书", "结婚证", "双方户口簿", "身份证", "居住证明"],
    }),
    itemOf("insurance", {
      zh: "城乡居民医保参保登记",
      en: "Medical insurance",
      initials: "cxjmybcbdj",
      law: 5,
      promise: 0,
      materials: ["登记表", "身份证", "户口簿"],
    }),
    itemOf("newborn", {
      zh: "新生儿出生登记",
      en: "Birth registration",
      initials: "xsecsdj",
      law: 1,
      promise: 0,
      materials: ["出生医学证明", "父母户口簿", "结婚证", "申请表"],
    }),
    itemOf("trader", {
      zh: "个体工商户设立登记",
      en: "Sole trader registration",
      initials: "gtgshsldj",
      law: 3,
      promise: 1,
      materials: ["登记申请书", "经营者身份证", "经营场所证明", "承诺书"],
    }),
  ],
};

function row(
  number: string,
  taken: string,
  itemId: string | null,
  more: Partial<View["waiting"][number]> = {},
) {
  return {
    ticketId: `t-${number}`,
    number,
    queueId: "all-round",
    class: "ordinary",
    isClassClaimed: false,
    headStartMinutes: 0,
    takenAt: at(taken),
    itemIds: itemId === null ? [] : [itemId],
    isOffline: false,
    ...more,
  };
}

const waiting: View["waiting"] = [
  row("V002", "9:54:10", "veteran", { class: "soldier", isClassClaimed: true, headStartMinutes: 30 }),
  row("A016", "9:52:00", "pension", { class: "elderly", headStartMinutes: 20 }),
  row("A013", "9:45:00", "household"),
  row("A803", "9:46:00", "insurance", { isOffline: true }),
  row("A015", "9:48:00", "newborn"),
  row("A017", "9:53:00", "trader", { itemIds: ["trader", "insurance"] }),
  row("Y005", "9:55:00", null, { class: "booking" }),
];

/** The longest list that a counter is shown. */
export const longWaiting: View["waiting"] = [
  ...waiting,
  ...Array.from({ length: 13 }, (_, i) => row(`A0${18 + i}`, "9:56:00", i % 3 === 0 ? null : "insurance")),
];

const queue = (id: string, code: string, zh: string, en: string, count: number, isOverflow: boolean) => ({
  id,
  code,
  name: zh,
  nameEn: en,
  waiting: count,
  wait: { p50: 12, p90: 25 },
  isOpen: true,
  isOverflow,
});

export const idleView: View = {
  hall: modelHead,
  counter: {
    id: "3",
    name: "3号窗口",
    zoneId: "all-round",
    state: "open",
    activity: "idle",
    staff: { number: "0312", name: "李*" },
    pauseReason: null,
  },
  current: null,
  queues: [
    queue("all-round", "A", "综合受理", "All-round intake", 14, false),
    queue("errands", "B", "帮办代办", "Help and errands", 2, true),
  ],
  waiting,
  waitingTotal: 14,
  held: [{ ticketId: "t-A007", number: "A007", reason: "去补照片", since: at("9:32:00"), isHere: true }],
  skipped: [
    {
      ticketId: "t-A006",
      number: "A006",
      since: at("9:35:00"),
      returnUntil: "2026-11-23T10:05:00+08:00",
      mayReturn: true,
    },
  ],
  today: { called: 21, finished: 19, averageMinutes: 9 },
  devices: [],
};

const current: Current = {
  ticket: {
    id: "t-A012",
    number: "A012",
    day: "2026-11-23",
    queueId: "all-round",
    state: "serving",
    class: "ordinary",
    isClassClaimed: false,
    itemIds: ["card"],
    takenAt: at("9:42:00"),
    virtualArrival: at("9:42:00"),
    counterId: "3",
  },
  holder: { name: "张*", sex: "female", idNumber: "110***********0029", phone: "138****0000" },
  why: { code: "earliest", waitedMinutes: 8, class: "ordinary", headStartMinutes: 0, queueId: "all-round" },
  callCount: 1,
  calledAt: at("9:50:30"),
  startedAt: at("9:51:08"),
  earlierToday: 0,
};

export const servingView: View = {
  ...idleView,
  counter: { ...idleView.counter, activity: "serving" },
  current,
};

export const calledView: View = {
  ...servingView,
  counter: { ...idleView.counter, activity: "called" },
  current: {
    ...current,
    ticket: { ...current.ticket, state: "called" },
    calledAt: at("9:57:08"),
    startedAt: null,
  },
};

export const emptyView: View = {
  ...idleView,
  waiting: [],
  waitingTotal: 0,
  held: [],
  skipped: [],
  queues: idleView.queues.map((one) => ({ ...one, waiting: 0 })),
};

/** Everything that can be long at once: many set aside, a claimed class, an offline number, devices in trouble. */
export const crowdedView: View = {
  ...calledView,
  waiting: longWaiting,
  waitingTotal: 63,
  current: {
    ...current,
    ticket: {
      ...current.ticket,
      number: "V1234",
      state: "called",
      class: "soldier",
      isClassClaimed: true,
      isOffline: true,
      itemIds: ["veteran", "household", "insurance"],
    },
    why: {
      code: "head-start",
      waitedMinutes: 128,
      class: "soldier",
      headStartMinutes: 30,
      queueId: "all-round",
    },
    callCount: 3,
    calledAt: at("9:56:30"),
    startedAt: null,
    earlierToday: 2,
  },
  held: Array.from({ length: 12 }, (_, i) => ({
    ticketId: `t-h${i}`,
    number: `A0${40 + i}`,
    reason: i % 2 === 0 ? "回家取材料" : "等家人从外地寄来公证过的委托书，说明天上午能到",
    since: at("9:12:00"),
    isHere: i % 3 !== 0,
  })),
  skipped: Array.from({ length: 8 }, (_, i) => ({
    ticketId: `t-s${i}`,
    number: `A0${60 + i}`,
    since: at("9:40:00"),
    returnUntil: "2026-11-23T10:10:00+08:00",
    mayReturn: i % 2 === 0,
  })),
  devices: [
    { deviceId: "reader", kind: "id-card-reader", status: "ready", health: "ok" },
    { deviceId: "printer", kind: "ticket-printer", status: "paper-near-end", health: "attention" },
    { deviceId: "second", kind: "id-card-reader", status: "lost", health: "down" },
  ],
};
