/** Made-up answers of the invented city hall's catalogue: an item whole, its history, an import, figures, a comparison. */

import { blankItem } from "../../hall-server/contract/blank-item.ts";
import type { Item } from "../../hall-server/contract/items.ts";
import type { QueryValue } from "../../hall-server/contract/queries.ts";
import { modelCatalog } from "../gallery/model-catalog.ts";
import { lists } from "./items/fields.ts";

const blankMaterial = lists.find((list) => list.name === "materials")?.blank() ?? {};

const material = (id: string, name: string, change: Partial<Item["materials"][number]> = {}) =>
  ({ ...blankMaterial, id, name, ...change }) as Item["materials"][number];

const food: Item = {
  ...blankItem(),
  id: "food-business-licence",
  name: { zh: "食品经营许可（新办）", en: "Food business licence (new)" },
  category: "general",
  domain: "market",
  type: "permit",
  audience: ["person", "enterprise"],
  conditions: ["有与经营品种、规模相适应的场所。", "有食品安全管理人员和制度。"],
  lawDays: 20,
  promisedDays: 7,
  tags: ["online", "once"],
  onlineDepth: 3,
  isPromiseAllowed: true,
  promiseText: "申请人承诺经营场所、设备布局和食品安全制度符合许可条件，愿意接受核查。",
  isPostAllowed: true,
  needsTwoReviewers: true,
  result: { name: "食品经营许可证", type: "licence", sample: null, validMonths: 60 },
  legalBasis: ["《中华人民共和国食品安全法》第三十五条"],
  materials: [
    material("m1", "申请书", { type: "form" }),
    material("m2", "营业执照", { type: "certificate", isReusable: true, documentKind: "business-licence" }),
    material("m3", "布局流程图", { acceptance: ["标明各功能区面积", "加工流程不交叉"] }),
    material("m4", "健康证", { type: "certificate", isMain: false, gapsAllowed: true, gapDays: 5 }),
  ],
  form: [
    { id: "premises", label: { zh: "经营场所", en: "Premises" }, type: "text", isRequired: true },
    { id: "area", label: { zh: "经营面积（平方米）", en: "Area" }, type: "number", isRequired: true },
  ],
  steps: [
    { name: "受理", by: "综合窗口", days: 0, standard: "材料齐全", result: "受理通知书" },
    { name: "审查", by: "市场监管审批人员", days: 3, standard: "材料与现场一致", result: "审查意见" },
    { name: "决定", by: "负责人", days: 2, standard: null, result: "准予许可决定书" },
  ],
  questions: [{ question: "只卖预包装食品也要许可吗？", answer: "不用，办备案就行。" }],
};

const whole: QueryValue<"item:get"> = {
  item: food,
  version: 3,
  inForceFrom: "2026-10-08",
  withdrawnAt: null,
  queueIds: ["all-round"],
  unitIds: ["market"],
  isInForce: true,
};

const history: QueryValue<"item:history"> = {
  inForce: 3,
  changes: [
    {
      kind: "saved",
      version: 3,
      from: "2026-10-08",
      origin: "page",
      by: "0001",
      at: "2026-09-28T15:12:40+08:00",
      reason: "压缩时限，健康证可以后补",
      differences: [
        { field: "promisedDays", before: "10", after: "7" },
        { field: "materials.m4.gapsAllowed", before: "false", after: "true" },
        { field: "materials.m4.gapDays", before: null, after: "5" },
      ],
    },
    {
      kind: "saved",
      version: 2,
      from: "2026-06-01",
      origin: "workbook",
      by: "0001",
      at: "2026-05-29T10:03:11+08:00",
      reason: "按新的实施清单",
      differences: [{ field: "name.zh", before: "食品流通许可", after: "食品经营许可（新办）" }],
    },
  ],
};

const domains = modelCatalog.domains ?? [];

export const itemAnswers: Record<string, unknown> = {
  "items:names": {
    ok: true,
    value: {
      categories: modelCatalog.categories,
      domains,
      lifeEvents: modelCatalog.lifeEvents,
      units: [{ id: "market", name: { zh: "市市场监督管理局", en: "Market Regulation" } }],
    } satisfies QueryValue<"items:names">,
  },
  "item:get": { ok: true, value: whole },
  "item:history": { ok: true, value: history },
  "item:save": {
    ok: false,
    error: { code: "invalid-input", params: { field: "item.promisedDays", because: "longer-than-law" } },
  },
  "items:planned": {
    ok: true,
    value: {
      items: [
        {
          itemId: "old-age-allowance",
          name: { zh: "高龄津贴", en: "Old-age allowance" },
          version: 4,
          inForceFrom: "2027-01-01",
          withdrawnAt: null,
        },
        {
          itemId: "invoice-approval",
          name: { zh: "发票票种核定", en: "Approval of invoice types" },
          version: 1,
          inForceFrom: null,
          withdrawnAt: "2026-09-01",
        },
      ],
      cursor: null,
    } satisfies QueryValue<"items:planned">,
  },
  "items:figures": {
    ok: true,
    value: {
      items: 1530,
      baseline: { day: "2026-01-05", by: "0001", at: "2026-01-05T09:00:00+08:00", items: 1524 },
      days: { numerator: 9_412, denominator: 22_330 },
      targets: { days: 50, materials: 30, steps: 20 },
      baselineDays: { numerator: 13_201, denominator: 22_180 },
      materials: { numerator: 5_980, denominator: 7_622 },
      steps: { numerator: 5_110, denominator: 6_480 },
      instant: { numerator: 604, denominator: 1530 },
      allRound: { numerator: 1244, denominator: 1530 },
      inHall: { numerator: 1530, denominator: 1530 },
      online: { numerator: 1301, denominator: 1530 },
      once: { numerator: 1489, denominator: 1530 },
    } satisfies QueryValue<"items:figures">,
  },
  "bypass:lists": {
    ok: true,
    value: {
      lists: [
        {
          listId: "bl1",
          domain: domains[0]?.id ?? "market",
          from: "2026-10-01",
          to: "2026-10-31",
          total: 418,
          matched: 405,
          missing: 13,
          open: 4,
          by: "0001",
          at: "2026-11-02T16:20:00+08:00",
        },
      ],
      cursor: null,
    } satisfies QueryValue<"bypass:lists">,
  },
  "bypass:cases": {
    ok: true,
    value: {
      list: {
        listId: "bl1",
        domain: domains[0]?.id ?? "market",
        from: "2026-10-01",
        to: "2026-10-31",
        total: 418,
        matched: 405,
        by: "0001",
        at: "2026-11-02T16:20:00+08:00",
      },
      cases: [
        {
          line: 17,
          caseNumber: "示市监食许〔2026〕0188号",
          itemId: "food-business-licence",
          itemName: "食品经营许可（新办）",
          day: "2026-10-12",
          standing: "open",
          note: null,
          answeredBy: null,
          answeredAt: null,
        },
        {
          line: 52,
          caseNumber: "示市监登〔2026〕1290号",
          itemId: null,
          itemName: null,
          day: "2026-10-20",
          standing: "open",
          note: null,
          answeredBy: null,
          answeredAt: null,
        },
      ],
      cursor: null,
    } satisfies QueryValue<"bypass:cases">,
  },
};
