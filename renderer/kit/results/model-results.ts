/** Made-up results, papers and registers, for the gallery. */
import type { QueryValue } from "../../../hall-server/contract/queries.ts";

type Delivery = QueryValue<"deliveries:list">["deliveries"][number];
type HandoverRow = QueryValue<"handovers:list">["handovers"][number];
type Handover = QueryValue<"handover:get">["handover"];
type RegisterRow = QueryValue<"certificates:search">["rows"][number];
type ElsewhereRow = QueryValue<"elsewhere:list">["rows"][number];

const ok = <Value>(value: Value) => ({ ok: true, value });
const at = (day: number, clock: string) => `2026-11-${String(day).padStart(2, "0")}T${clock}:00.000+08:00`;

const items = [
  "高龄津贴",
  "农村宅基地用地审批（乡镇审批）",
  "残疾人证新办",
  "临时救助",
  "居住证申领",
  "灌排工程审批",
];
const people = ["张*", "欧阳*", "王*", "李*", "赵*", "阿*"];

const delivery = (n: number, change: Partial<Delivery> = {}): Delivery => ({
  applicationId: `n${n}`,
  number: `9999022611${String(10 + n).padStart(2, "0")}${String(n).padStart(5, "0")}${n % 10}`,
  itemId: "old-age-allowance",
  itemName: items[n % items.length] ?? "",
  applicant: people[n % people.length] ?? null,
  outcome: n % 4 === 3 ? "refused" : "granted",
  certificateNumber: n % 4 === 3 ? null : `示例民〔2026〕${n}号`,
  state: "waiting",
  wish: "counter",
  readyAt: at(10 + n, "09:20"),
  deliverBy: "2026-11-27",
  isLate: false,
  isUnclaimed: false,
  reminders: [],
  post: null,
  machine: null,
  originalsHere: 2,
  isResultElsewhere: false,
  ...change,
});

const letter = (status: "sent" | "refused" | "returned") => ({
  ...{ carrier: "ems", waybill: "EA100000001CN", status, receiptBlobId: "0".repeat(64) },
  ...{ sentAt: at(18, "10:00"), changedAt: at(20, "10:00") },
});

const unclaimed = [
  delivery(1, {
    isUnclaimed: true,
    readyAt: at(1, "09:00").replace("-11-", "-10-"),
    reminders: [{ at: at(16, "15:00"), by: "0302", how: "phone" }],
  }),
  delivery(2, { isUnclaimed: true, wish: "kiosk", readyAt: at(3, "09:00").replace("-11-", "-10-") }),
];
const post = [
  delivery(3, { wish: "post", isLate: true, deliverBy: "2026-11-18" }),
  delivery(4, { wish: "post", state: "posted", post: letter("sent") }),
  delivery(5, { wish: "post", state: "posted", post: letter("refused") }),
  delivery(6, { wish: "post", post: letter("returned") }),
  delivery(7, { wish: "post", isResultElsewhere: true }),
];
const machine = [
  delivery(8, { wish: "kiosk" }),
  delivery(9, {
    ...{ wish: "kiosk", state: "in-machine" },
    machine: { kioskId: "1", compartment: "B07", since: at(20, "11:00"), isLocked: false },
  }),
  delivery(10, {
    ...{ wish: "kiosk", state: "in-machine", isUnclaimed: true },
    machine: { kioskId: "1", compartment: "B08", since: at(20, "11:00"), isLocked: true },
  }),
];
const found = [delivery(11), delivery(12, { state: "posted", wish: "post", post: letter("sent") })];

const deliveries = (rows: Delivery[]): QueryValue<"deliveries:list"> => ({
  deliveries: rows,
  cursor: null,
  totals: { waiting: 14, posted: 3, inMachine: 2, unclaimed: 2, late: 1 },
  carriers: [
    { id: "ems", name: { zh: "邮政 EMS", en: "EMS" } },
    { id: "registered", name: { zh: "挂号信", en: "Registered mail" } },
  ],
});

const list = (n: number, change: Partial<HandoverRow> = {}): HandoverRow => ({
  id: `h${n}`,
  number: `2026-11-23/${n}`,
  direction: "to-unit",
  unitId: "civil-affairs",
  unitName: "民政和退役军人服务站",
  state: "handed",
  lineCount: n + 1,
  openLines: 0,
  preparedBy: "0301",
  preparedAt: at(23, "09:05"),
  handedBy: "0301",
  handedAt: at(23, "09:10"),
  receiveBy: "2026-11-24",
  receivedBy: null,
  receivedAt: null,
  isLate: false,
  ...change,
});
const lists = [
  list(4, { state: "prepared", handedBy: null, handedAt: null, receiveBy: null }),
  list(3),
  list(2, {
    ...{
      state: "received",
      receivedBy: "0501",
      receivedAt: at(23, "09:40"),
      direction: "to-counter",
      openLines: 1,
    },
  }),
  list(1, { handedAt: at(19, "16:00"), receiveBy: "2026-11-20", isLate: true }),
];

const line = (n: number, found: Handover["lines"][number]["found"]): Handover["lines"][number] => ({
  ...{ line: n, applicationId: `n${n}`, applicationNumber: delivery(n).number, itemName: items[n] ?? "" },
  ...{
    materialId: `m${n}`,
    name: ["申请表", "户口簿", "身份证复印件"][n] ?? "材料",
    originals: 1,
    copies: n,
    found,
  },
});
/** Handed to whoever looks at it. */
const receiving: Handover = {
  ...list(3),
  lines: [line(0, null), line(1, null), line(2, null)],
  may: ["receive"],
  isUnitGone: false,
};
const settling: Handover = {
  ...list(2, { state: "received", receivedBy: "0501", receivedAt: at(23, "09:40"), openLines: 1 }),
  lines: [
    line(0, { outcome: "received", originals: 1, copies: 0, note: null, settled: null }),
    line(1, { outcome: "missing", originals: 0, copies: 1, note: "袋子里没有原件", settled: null }),
  ],
  may: ["settle"],
  isUnitGone: false,
};

const waiting: QueryValue<"handovers:waiting"> = {
  units: [
    {
      unitId: "civil-affairs",
      unitName: "民政和退役军人服务站",
      applications: [1, 2].map((n) => ({
        ...{
          applicationId: `n${n}`,
          number: delivery(n).number,
          itemName: items[n] ?? "",
          applicant: people[n] ?? "",
        },
        lines: [
          { materialId: "m1", name: "申请表", originals: 1, copies: 0 },
          { materialId: "m2", name: "户口簿复印件", originals: 0, copies: 2 },
        ],
      })),
    },
  ],
};

const registered = (n: number, change: Partial<RegisterRow> = {}): RegisterRow => {
  const { applicationId, number, itemId, itemName, applicant, outcome, certificateNumber } = delivery(n);
  return {
    ...{ applicationId, number, itemId, itemName, applicant, outcome, certificateNumber },
    ...{ way: "counter", deliveredAt: at(20, "14:31"), by: "0302", collector: "applicant", waybill: null },
    proofBlobIds: ["0".repeat(64)],
    ...change,
  };
};
const register = [
  registered(13),
  registered(14, { collector: "agent", proofBlobIds: ["0".repeat(64), "1".repeat(64)] }),
  registered(15, { way: "post", collector: "addressee", waybill: "EA100000009CN" }),
  registered(16, { way: "kiosk", by: "kiosk-1" }),
  registered(17, { way: "other-hall", collector: "other-hall", waybill: "EA100000010CN" }),
];

const away = (n: number, change: Partial<ElsewhereRow> = {}): ElsewhereRow => {
  const { applicationId, number, itemName, applicant } = delivery(n);
  return {
    ...{ applicationId, number, itemName, applicant },
    ...{
      direction: "out",
      siteId: "county",
      siteName: "示例县政务服务大厅",
      theirNumber: null,
      status: "sent",
    },
    ...{
      waybillThere: "EA100000020CN",
      waybillBack: null,
      since: at(12, "10:00"),
      changedAt: at(12, "10:00"),
    },
    isSilent: false,
    isToGoBack: false,
    ...change,
  };
};
const elsewhere: QueryValue<"elsewhere:list"> = {
  rows: [
    away(18),
    away(19, { status: "needs-more", theirNumber: "示县〔2026〕31号" }),
    away(20, { status: "accepted", isSilent: true }),
    away(21, { status: "result-sent", waybillBack: "EA100000021CN" }),
    away(22, {
      direction: "in",
      status: "arrived",
      siteId: "city",
      siteName: "示例市政务服务大厅",
      theirNumber: "示市0001",
      isToGoBack: true,
    }),
  ],
  cursor: null,
  sites: [
    { id: "city", name: "示例市政务服务大厅" },
    { id: "county", name: "示例县政务服务大厅" },
  ],
};

const seal: QueryValue<"seal:get"> = {
  versions: [
    {
      version: 2,
      name: "示例镇综合便民服务中心",
      keptAt: at(2, "09:00"),
      by: "0001",
      uses: 213,
      isInUse: true,
    },
    { version: 1, name: "示例镇便民服务中心", keptAt: at(1, "09:00"), by: "0001", uses: 12, isInUse: false },
  ],
  rules: [
    { documents: ["acceptance-notice", "supplement-notice"], roles: ["clerk", "reviewer", "head"] },
    { documents: ["approval-decision", "refusal-decision"], roles: ["reviewer", "head"] },
  ],
  blobId: null,
};
const uses: QueryValue<"seal:register"> = {
  uses: [1, 2, 3].map((n) => ({
    ...{ documentId: `d${n}`, kind: "approval-decision", documentNumber: `示审准〔2026〕${n}号`, version: 2 },
    ...{ applicationId: `n${n}`, applicationNumber: delivery(n).number, by: "0501", at: at(20, `15:0${n}`) },
  })),
  total: 213,
  cursor: null,
};

const base = {
  "delivery:find": ok({ deliveries: found }),
  "handovers:list": ok({ handovers: lists, cursor: null }),
  "handover:get": ok({ handover: receiving }),
  "handovers:waiting": ok(waiting),
  "certificates:search": ok({ rows: register, total: 128, cursor: null }),
  "elsewhere:list": ok(elsewhere),
  "seal:get": ok(seal),
  "seal:register": ok(uses),
  "delivery:showCode": ok({ delivery: machine[1], pickupCode: "482913" }),
};

/** Answers of the hall, by what is looked at. */
export const resultAnswers = {
  handOut: { ...base, "deliveries:list": ok(deliveries(unclaimed)) },
  post: { ...base, "deliveries:list": ok(deliveries(post)) },
  machine: { ...base, "deliveries:list": ok(deliveries(machine)) },
  settling: { ...base, "deliveries:list": ok(deliveries([])), "handover:get": ok({ handover: settling }) },
};
