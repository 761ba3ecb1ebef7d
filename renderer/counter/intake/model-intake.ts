/** Made-up values for the gallery: what a counter takes in on a Monday morning. */
import { blankItem, blankMaterial } from "../../../hall-server/contract/blank-item.ts";
import type { Application, ApplicationRow } from "../../../hall-server/contract/intake.ts";
import type { FormField, Item, ItemMaterial } from "../../../hall-server/contract/items.ts";
import { type Draft, emptyDraft, withField, withMaterial } from "./draft.ts";
import type { Before } from "./use-applications.ts";

const label = (zh: string, en: string) => ({ zh, en });
const at = "2026-11-23T09:52:10+08:00";

const material = (id: string, name: string, more: Partial<ItemMaterial> = {}): ItemMaterial => ({
  ...blankMaterial(),
  ...{ id, name, type: "certificate", form: "either", originals: 1, copies: 0, isReusable: true },
  ...more,
});

const field = (id: string, zh: string, en: string, more: Partial<FormField> = {}): FormField => ({
  id,
  label: label(zh, en),
  type: "text",
  isRequired: true,
  ...more,
});

export const modelItem: Item = {
  ...blankItem(),
  id: "card",
  name: label("社会保障卡启用", "Activation of a social security card"),
  category: "district-instant",
  domain: "social-security",
  kind: "instant",
  promisedDays: 0,
  serviceArea: "city",
  onlineDepth: 2,
  tags: ["now", "once"],
  result: { name: "社会保障卡", type: "licence", sample: null, validMonths: null },
  isPostAllowed: true,
  isBookable: false,
  isVillageErrand: true,
  materials: [
    material("m1", "社会保障卡", { acceptance: ["卡面姓名、号码与身份证一致", "卡没有挂失"] }),
    material("m2", "居民身份证", { isElectronicEnough: true, acceptance: ["本人到场，当面核对照片"] }),
    material("m3", "申请表", { type: "form" }),
    material("m4", "代办委托书", { isRequired: false, originals: 1 }),
  ],
  form: [
    field("name", "姓名", "Name", { fillFrom: "name" }),
    field("idNumber", "证件号", "ID number", { type: "idNumber", fillFrom: "idNumber" }),
    field("phone", "联系电话", "Phone", { type: "phone", fillFrom: "phone" }),
    field("use", "用途", "Use", {
      type: "choice",
      isRequired: false,
      choices: [
        { id: "all", name: label("全部功能", "Everything") },
        { id: "medical", name: label("只用医保", "Medical insurance only") },
      ],
    }),
  ],
};

/** With a form of its own, gaps and a promise. */
export const modelPromisedItem: Item = {
  ...modelItem,
  id: "trader",
  name: label("个体工商户设立登记", "Sole trader registration"),
  kind: "promised",
  promisedDays: 3,
  isPromiseAllowed: true,
  promiseText: "我承诺：经营场所真实、合法，符合消防和卫生要求；所填内容真实。",
  result: { ...modelItem.result, name: "营业执照" },
  materials: [
    material("m1", "登记申请书", { type: "form" }),
    material("m2", "经营者身份证", { isElectronicEnough: true }),
    material("m3", "经营场所证明", {
      isMain: false,
      gapsAllowed: true,
      gapDays: 5,
      originals: 1,
      copies: 1,
      acceptance: ["租赁合同或者房产证", "地址与申请书一致"],
    }),
    material("m4", "消防安全承诺书", { isMain: false, gapsAllowed: true, gapDays: 3 }),
    material("m5", "委托书", { isRequired: false }),
  ],
  form: [
    field("owner", "经营者", "Owner", { fillFrom: "name" }),
    field("ownerId", "证件号", "ID number", { type: "idNumber", fillFrom: "idNumber" }),
    field("shop", "字号名称", "Trade name"),
    field("creditCode", "原统一社会信用代码", "Earlier credit code", {
      type: "creditCode",
      isRequired: false,
    }),
    field("capital", "资金数额（元）", "Capital (yuan)", { type: "amount" }),
    field("from", "开业日期", "Opening day", { type: "date" }),
    field("phone", "联系电话", "Phone", { type: "phone", fillFrom: "phone" }),
    field("address", "经营场所", "Address", { type: "longText", maxLength: 200 }),
  ],
};

export const modelItemAnswer = (item: Item) => ({
  ok: true,
  value: {
    item,
    version: 1,
    inForceFrom: null,
    withdrawnAt: null,
    queueIds: ["all-round"],
    unitIds: ["social-security"],
    isInForce: true,
  },
});

export const modelRow: ApplicationRow = {
  id: "p1",
  number: "6405002611230000128",
  itemId: "card",
  itemName: "社会保障卡启用",
  state: "received",
  isInstant: true,
  channel: "counter",
  applicant: "张*",
  receivedAt: at,
  acceptedOn: null,
  dueOn: null,
  remainingDays: null,
  light: null,
  unitId: "social-security",
  officeId: "back",
  clerk: "0312",
  reviewer: null,
  outcome: null,
  hasGaps: false,
  matterId: null,
};

const here = (materialId: string, name: string): Application["materials"][number] => ({
  materialId,
  name,
  isRequired: true,
  status: "here",
  blobIds: [],
  originals: 1,
  copies: 0,
  reusedFrom: null,
  isElectronicLicence: false,
  validTo: null,
  handedInAt: at,
});

export const modelApplication: Application = {
  ...modelRow,
  itemVersion: 1,
  limitDays: 3,
  pausedDays: 0,
  urgedAt: null,
  checks: [],
  answerBy: "2026-11-30",
  deliverBy: null,
  rightAgency: null,
  endReason: null,
  ticketId: "t-A012",
  applicantKind: "person",
  holder: { name: "张*", idNumber: "110***********0029", phone: "138****0000" },
  agent: null,
  materials: [here("m1", "社会保障卡"), here("m2", "居民身份证"), here("m3", "申请表")],
  filledFields: ["name", "idNumber", "phone"],
  wish: { way: "counter", hasAddress: false },
  supplement: null,
  gaps: null,
  isPromise: false,
  needsTwoReviewers: false,
  isDeemed: false,
  special: null,
  extension: null,
  decision: null,
  certificate: null,
  history: [],
  may: ["application:withdraw"],
};

export const modelBefore: Before = {
  duplicates: [],
  reusable: [
    {
      materialId: "m2",
      from: {
        applicationId: "p0",
        number: "6405002603020000715",
        materialId: "m1",
        itemName: "城乡居民医保参保登记",
      },
      handedInAt: "2026-03-02T10:12:00+08:00",
      validTo: "2036-05-01",
      pages: 2,
    },
  ],
};

export const ticked: Draft = ["m1", "m2", "m3"].reduce(
  (draft, id) => withMaterial(draft, id, { isHere: true, originals: 1 }),
  emptyDraft("card", true),
);

export const wrongForm: Draft = [
  ["shop", "好吃面馆"],
  ["creditCode", "91310115MA1H8R7C6D"],
  ["capital", "一万"],
  ["phone", "12"],
].reduce((draft, [id = "", value = ""]) => withField(draft, id, value), emptyDraft("trader", true));
