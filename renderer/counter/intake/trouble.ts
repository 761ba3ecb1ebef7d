/** What a refusal means at a counter, and where what it speaks of stands. Pure. */
import type { PageError } from "../../kit/hall.ts";
import type { IntakeWord } from "../../words/counter-intake.ts";
import type { IntakeItem } from "./intake-item.ts";
import type { Place } from "./outcomes.ts";

const reasons = [
  "duplicate",
  "no-promise",
  "nobody",
  "told-before",
  "not-all-told",
  "accepted-before",
  "nothing-missing",
  "not-instant",
  "needs-two",
  "no-gaps",
  "not-a-gap",
  "no-gap-allowed",
  "too-long",
  "false-promise",
  "materials-missing",
  "fields-missing",
  "before-today",
  "after-today",
  "other-hall",
  "begun-before",
  "earlier-step",
  "not-at-your-counter",
] as const;

type Reason = (typeof reasons)[number];

export interface Explained {
  word: IntakeWord;
  values: Record<string, string>;
}

/** Null: what is generally said of its code will do. */
export function explainTrouble(error: PageError, item: IntakeItem | null, nameOf: NameOf): Explained | null {
  if (error.code === "server-away") return { word: "trouble.away", values: {} };
  const params: Record<string, unknown> = error.params;
  const reason = reasons.find((one): one is Reason => one === params.because);
  if (!reason) return null;
  const text = (key: string) => (params[key] === undefined ? "" : String(params[key]));
  const material = item?.materials.find(({ id }) => id === params.materialId);
  const fieldId = String(params.field ?? "").replace(/^fields\./, "");
  const field = item?.form.find(({ id }) => id === fieldId);
  return {
    word: `trouble.${reason}`,
    values: {
      number: text("number"),
      most: text("most"),
      count: text("count"),
      material: material?.name ?? text("materialId"),
      field: field ? nameOf.label(field.label) : text("field"),
      item: nameOf.item(text("itemId")),
    },
  };
}

interface NameOf {
  label: (label: { zh: string; en: string }) => string;
  item: (itemId: string) => string;
}

/** Where the clerk is led to put it right; null where there is no such place. */
export function placeOfTrouble(error: PageError, item: IntakeItem | null): Place | null {
  const params: Record<string, unknown> = error.params;
  if (typeof params.materialId === "string") return { section: "materials", id: params.materialId };
  const field = typeof params.field === "string" ? params.field : null;
  if (field === null) return null;
  if (params.because === "fields-missing") return { section: "form", id: field };
  const [part = "", id = null] = field.split(".");
  switch (part) {
    case "fields":
      return { section: "form", id };
    case "applicant":
    case "holder":
      return { section: "who", id };
    case "wish":
      return { section: "delivery", id };
    case "materials":
      return { section: "materials", id: item?.materials[Number(id)]?.id ?? null };
    default:
      return null;
  }
}
