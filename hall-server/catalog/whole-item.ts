/** An entry of the items file → the whole item: what the file leaves out is filled in here, and nowhere else. */
import type { FormField, Item, ItemMaterial } from "../contract/items.ts";
import { documentKindOf, materialTypeOf } from "./document-kinds.ts";
import type { FieldEntry, ItemEntry, MaterialEntry } from "./items-file.ts";

/** An entry as a hall keeps it; only made-up ones say so. */
export type StoredEntry = ItemEntry & { isDemonstration?: boolean };

type Filled = Pick<Item, "kind" | "visits" | "isVillageErrand" | "onlineDepth" | "promisedDays">;

export function wholeItem(entry: StoredEntry): Item {
  const visits = entry.visits ?? 1;
  const onlineDepth = entry.onlineDepth ?? 0;
  const isVillageErrand = entry.villageErrand;
  const promisedDays = entry.promisedDays ?? null;
  const promise = entry.promise ?? false;
  return {
    id: entry.id,
    name: entry.name,
    codes: {
      basic: entry.codes?.basic ?? null,
      implementation: entry.codes?.implementation ?? null,
      local: entry.codes?.local ?? null,
      business: entry.codes?.business ?? null,
    },
    category: entry.category,
    domain: entry.domain,
    level: entry.level,
    kind: entry.kind,
    type: entry.type ?? "publicService",
    legalBasis: entry.legalBasis ?? [],
    powerSource: entry.powerSource ?? "ownLevel",
    empowerment: entry.empowerment ?? "none",
    body: {
      name: entry.body?.name ?? null,
      code: entry.body?.code ?? null,
      kind: entry.body?.kind ?? "statutory",
      entrustedBy: entry.body?.entrustedBy ?? null,
    },
    audience: entry.audience ?? ["person"],
    conditions: entry.conditions ?? [],
    lawDays: entry.lawDays ?? null,
    lawUnit: entry.lawUnit ?? "workingDay",
    lawNote: entry.lawNote ?? null,
    promisedDays,
    promisedNote: entry.promisedNote ?? null,
    specialSteps: (entry.specialSteps ?? []).map(({ kind, days, note }) => ({
      kind,
      days: days ?? null,
      note: note ?? null,
    })),
    fee: entry.fee ?? null,
    fees: (entry.fees ?? []).map((fee) => ({
      name: fee.name,
      standard: fee.standard,
      basis: fee.basis ?? null,
      reduction: fee.reduction ?? null,
    })),
    visits,
    visitReason: entry.visitReason ?? null,
    place: entry.place ?? null,
    hours: entry.hours ?? null,
    enquiries: entry.enquiries ?? null,
    supervision: entry.supervision ?? null,
    isInHall: entry.inHall ?? true,
    jointBodies: entry.jointBodies ?? [],
    intermediaries: entry.intermediaries ?? [],
    serviceArea: entry.serviceArea ?? "none",
    onlineDepth,
    tags: entry.tags ?? tagsOf({ kind: entry.kind, visits, isVillageErrand, onlineDepth, promisedDays }),
    quota: entry.quota ?? null,
    result: {
      name: entry.result?.name ?? null,
      type: entry.result?.type ?? "other",
      sample: null,
      validMonths: entry.result?.validMonths ?? null,
    },
    lifeEvents: entry.lifeEvents,
    townCode: entry.townCode ?? null,
    villageCode: entry.villageCode ?? null,
    isPromiseAllowed: promise !== false,
    promiseText: typeof promise === "string" ? promise : null,
    isPostAllowed: entry.post ?? false,
    isBookable: entry.bookable ?? true,
    isOnlinePayable: entry.onlinePayment ?? false,
    isSelfService: entry.selfService ?? false,
    isVillageErrand,
    needsTwoReviewers: entry.twoReviewers ?? false,
    isDemonstration: entry.isDemonstration ?? false,
    averageMinutes: entry.averageMinutes ?? null,
    materials: wholeMaterials(entry.materials),
    form: (entry.form ?? []).map(wholeField),
    steps:
      entry.steps?.map((step) => ({
        name: step.name,
        by: step.by ?? null,
        days: step.days ?? null,
        standard: step.standard ?? null,
        result: step.result ?? null,
      })) ?? usualSteps(entry.kind),
    questions: entry.questions ?? [],
    queueIds: entry.queues ?? null,
    unitIds: entry.units ?? null,
  };
}

/** 马上办、网上办、就近办、一次办, as what else is known of the item says. */
function tagsOf(item: Filled): Item["tags"] {
  return [
    ...(item.kind === "instant" || item.promisedDays === 0 ? (["now"] as const) : []),
    ...(item.onlineDepth >= 2 ? (["online"] as const) : []),
    ...(item.isVillageErrand ? (["nearby"] as const) : []),
    ...(item.visits <= 1 ? (["once"] as const) : []),
  ];
}

const usualNames = { instant: ["受理", "办结"], promised: ["受理", "审查", "决定", "制证", "送达"] } as const;

function usualSteps(kind: Item["kind"]): Item["steps"] {
  return usualNames[kind].map((name) => ({ name, by: null, days: null, standard: null, result: null }));
}

/** A name that ends in `?` is needed only where it applies. */
export function wholeMaterials(entries: readonly MaterialEntry[]): ItemMaterial[] {
  return entries.map((entry, i) => {
    const told = typeof entry === "string" ? { name: entry } : entry;
    const isRequired = !/[?？]$/.test(told.name);
    const name = isRequired ? told.name : told.name.slice(0, -1);
    const type = told.type ?? materialTypeOf(name);
    const gaps = told.gaps ?? false;
    const documentKind = told.kind ?? documentKindOf(name);
    return {
      id: `m${i + 1}`,
      name,
      isRequired,
      isMain: told.main ?? (isRequired && gaps === false),
      type,
      form: told.form ?? (told.electronic ? "either" : "paper"),
      originals: told.originals ?? null,
      copies: told.copies ?? null,
      format: told.format ?? null,
      source: told.source ?? (type === "certificate" ? "government" : "applicant"),
      sourceName: told.sourceName ?? null,
      basis: told.basis ?? null,
      acceptance: told.acceptance ?? [],
      note: told.note ?? null,
      blankForm: null,
      sample: null,
      sampleAddress: told.sample ?? null,
      gapsAllowed: gaps !== false,
      gapDays: typeof gaps === "number" ? gaps : null,
      licenceType: told.licenceType ?? null,
      isElectronicEnough: told.electronic ?? false,
      isReusable: told.reusable ?? documentKind !== null,
      documentKind,
    };
  });
}

function wholeField(entry: FieldEntry): FormField {
  const { label, type, required, from, choices, max, notBefore, notAfter, hint } = entry;
  return {
    id: entry.id,
    label,
    type,
    isRequired: required,
    ...(from ? { fillFrom: from } : {}),
    ...(choices ? { choices } : {}),
    ...(max ? { maxLength: max } : {}),
    ...(notBefore ? { notBefore } : {}),
    ...(notAfter ? { notAfter } : {}),
    ...(hint ? { hint } : {}),
  };
}
