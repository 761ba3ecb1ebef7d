import type { QueryValue } from "../../../hall-server/contract/queries.ts";
import type { ViewValue } from "../../../hall-server/contract/views.ts";
import { servingView } from "../model-desk.ts";
import { emptyDraft, withMaterial } from "./draft.ts";
import {
  modelApplication,
  modelBefore,
  modelItem,
  modelItemAnswer,
  modelPromisedItem,
  modelRow,
  ticked,
  wrongForm,
} from "./model-intake.ts";
import type { FirstIntake } from "./use-intake.ts";

type View = ViewValue<"counter">;

export interface IntakeState {
  name: string;
  view: View;
  answers: Record<string, unknown>;
  first?: FirstIntake;
  isEnglish?: boolean;
}

const came = (itemIds: string[]): View => ({
  ...servingView,
  current: servingView.current && {
    ...servingView.current,
    ticket: { ...servingView.current.ticket, itemIds },
  },
});
const promised = came(["trader"]);
const found = (applications: QueryValue<"applications:search">["applications"]) => ({
  ok: true,
  value: { applications, cursor: null },
});
const base = {
  "application:beforeIntake": { ok: true, value: { duplicates: [], reusable: [] } },
  "applications:search": found([]),
  "counter:draftKey": { ok: true, value: { key: "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=" } },
};
const instant = { ...base, "item:get": modelItemAnswer(modelItem) };
const long = { ...base, "item:get": modelItemAnswer(modelPromisedItem) };
const taken = (application: typeof modelApplication, item = modelItem) => ({
  ...base,
  "item:get": modelItemAnswer(item),
  "applications:search": found([application]),
  "application:get": { ok: true, value: { application } },
});

const promisedMaterials = modelPromisedItem.materials.map((material, at) => ({
  ...(modelApplication.materials[0] as (typeof modelApplication.materials)[number]),
  materialId: material.id,
  name: material.name,
  isRequired: material.isRequired,
  status: at < 2 ? ("here" as const) : at === 4 ? ("not-needed" as const) : ("missing" as const),
}));
const trader = {
  ...modelApplication,
  itemId: "trader",
  itemName: "个体工商户设立登记",
  isInstant: false,
  materials: promisedMaterials,
};
const supplementing = {
  ...trader,
  state: "supplementing" as const,
  supplement: {
    toldAt: modelRow.receivedAt,
    materialIds: ["m3", "m4"],
    note: null,
    until: "2026-12-14",
    rounds: 1,
  },
};
const withGaps = {
  ...trader,
  state: "accepted" as const,
  acceptedOn: "2026-11-23",
  dueOn: "2026-11-26",
  hasGaps: true,
  gaps: { materialIds: ["m3", "m4"], until: "2026-11-26", broughtAt: null },
};
const traderDraft = ["m1", "m2"].reduce(
  (draft, id) => withMaterial(draft, id, { isHere: true, originals: 1 }),
  emptyDraft("trader", true),
);
const fullForm = {
  ...traderDraft,
  fields: { shop: "好吃面馆", capital: "20000", from: "2026-12-01", address: "示例镇人民路 1 号" },
};

/** What a counter may meet while it takes in. */
export const intakeStates: IntakeState[] = [
  { name: "intake-untouched", view: servingView, answers: instant },
  {
    name: "intake-known-before",
    view: servingView,
    answers: { ...instant, "application:beforeIntake": { ok: true, value: modelBefore } },
  },
  { name: "intake-complete", view: servingView, answers: instant, first: { drafts: { "new:card": ticked } } },
  {
    name: "intake-missing",
    view: promised,
    answers: long,
    first: { drafts: { "new:trader": traderDraft } },
  },
  {
    name: "intake-form-wrong",
    view: promised,
    answers: long,
    first: { drafts: { "new:trader": wrongForm }, section: "form" },
  },
  {
    name: "intake-organisation",
    view: promised,
    answers: long,
    first: {
      drafts: {
        "new:trader": {
          ...traderDraft,
          applicant: {
            ...traderDraft.applicant,
            who: "organisation",
            organisation: { name: "示例商贸有限公司", creditCode: "91310115MA1H8R7C6D" },
          },
        },
      },
      section: "who",
    },
  },
  {
    name: "intake-post",
    view: promised,
    answers: long,
    first: {
      drafts: { "new:trader": { ...traderDraft, wish: { ...traderDraft.wish, way: "post", phone: "12" } } },
      section: "delivery",
    },
  },
  {
    name: "intake-duplicate",
    view: servingView,
    answers: {
      ...instant,
      "application:beforeIntake": { ok: true, value: { duplicates: [modelRow], reusable: [] } },
    },
  },
  { name: "intake-several", view: came(["card", "trader", "insurance"]), answers: taken(modelApplication) },
  {
    name: "intake-refused-by-hall",
    view: servingView,
    answers: instant,
    first: { drafts: { "new:card": ticked }, trouble: { code: "storage-failed", params: {} } },
  },
  { name: "intake-supplement", view: promised, answers: taken(supplementing, modelPromisedItem) },
  {
    name: "intake-supplement-brought",
    view: promised,
    answers: taken(supplementing, modelPromisedItem),
    first: {
      drafts: {
        "application:p1": withMaterial(
          withMaterial(traderDraft, "m3", { isHere: true, originals: 1 }),
          "m4",
          { isHere: true, originals: 1 },
        ),
      },
    },
  },
  { name: "intake-gap", view: promised, answers: taken(withGaps, modelPromisedItem) },
  {
    name: "intake-done",
    view: servingView,
    answers: taken({ ...modelApplication, state: "delivered", outcome: "granted" }),
    first: { passwords: { p1: "7K3M9Q" } },
  },
  {
    name: "intake-accepted",
    view: promised,
    answers: taken(
      { ...trader, state: "accepted", acceptedOn: "2026-11-23", dueOn: "2026-11-26" },
      modelPromisedItem,
    ),
    first: { passwords: { p1: "7K3M9Q" } },
  },
  {
    name: "intake-dialog-tell-missing",
    view: promised,
    answers: long,
    first: { drafts: { "new:trader": traderDraft }, dialog: "tellMissing" },
  },
  {
    name: "intake-dialog-gaps",
    view: promised,
    answers: long,
    first: { drafts: { "new:trader": fullForm }, dialog: "gaps" },
  },
  {
    name: "intake-dialog-promise",
    view: promised,
    answers: long,
    first: { drafts: { "new:trader": fullForm }, dialog: "promise" },
  },
  { name: "intake-dialog-refuse", view: promised, answers: long, first: { dialog: "refuse" } },
  { name: "intake-dialog-scan", view: promised, answers: long, first: { dialog: "scan" } },
  { name: "intake-dialog-sign", view: promised, answers: long, first: { dialog: "sign" } },
  {
    name: "intake-dialog-find",
    view: promised,
    answers: {
      ...long,
      "applications:search": found([{ ...modelRow, state: "submitted", channel: "kiosk" }]),
    },
    first: { dialog: "find" },
  },
  { name: "intake-dialog-matter", view: promised, answers: long, first: { dialog: "matter" } },
  {
    name: "intake-dialog-withdraw",
    view: promised,
    answers: taken({ ...trader, state: "accepted" }, modelPromisedItem),
    first: { dialog: "withdraw" },
  },
  {
    name: "english-intake",
    view: promised,
    answers: { ...long, "application:beforeIntake": { ok: true, value: modelBefore } },
    first: { drafts: { "new:trader": traderDraft } },
    isEnglish: true,
  },
  {
    name: "english-intake-form",
    view: promised,
    answers: long,
    first: { drafts: { "new:trader": wrongForm }, section: "form" },
    isEnglish: true,
  },
];
