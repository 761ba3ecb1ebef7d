/** What of an item a manager can edit, in the order of the page. Paths lead into the item; names stand in words/item-fields.ts. */
import { blankMaterial } from "../../../hall-server/contract/blank-item.ts";
import {
  audiences,
  bodyKinds,
  dateBounds,
  empowerments,
  fieldSources,
  fieldTypes,
  handlingTags,
  itemKinds,
  itemLevels,
  itemTypes,
  lawUnits,
  materialForms,
  materialSources,
  materialTypes,
  powerSources,
  resultTypes,
  serviceAreas,
} from "../../../hall-server/contract/item-lists.ts";
import { specialSteps } from "../../../hall-server/contract/lists.ts";

export type Field = { path: string /** Its name in the words, where the path is not. */; named?: string } & (
  | { kind: "text" | "longText"; max: number; isOptional: boolean }
  /** One entry a line. */
  | { kind: "lines"; max: number; most: number }
  | { kind: "number"; min: number; max: number; isOptional: boolean }
  | { kind: "yesNo" }
  | { kind: "code"; codes: readonly string[]; isOptional?: boolean }
  | { kind: "codes"; codes: readonly string[] }
  /** Names of this hall. */
  | { kind: "named"; of: NamedList; isMany: boolean }
  | { kind: "file" }
  /** `id=名称`, one a line. */
  | { kind: "choices" }
);

export type NamedList = "categories" | "domains" | "lifeEvents" | "queues" | "units";

const text = (path: string, max: number): Field => ({ path, kind: "text", max, isOptional: true });
const needed = (path: string, max: number): Field => ({ path, kind: "text", max, isOptional: false });
const long = (path: string, max: number): Field => ({ path, kind: "longText", max, isOptional: true });
const lines = (path: string, most: number, max: number): Field => ({ path, kind: "lines", most, max });
const yesNo = (path: string): Field => ({ path, kind: "yesNo" });
const number = (path: string, min: number, max: number, isOptional = true): Field => ({
  path,
  kind: "number",
  min,
  max,
  isOptional,
});
const code = (path: string, codes: readonly string[], named?: string): Field => ({
  path,
  kind: "code",
  codes,
  ...(named ? { named } : {}),
});

export const sections: readonly { id: string; fields: readonly Field[] }[] = [
  {
    id: "basic",
    fields: [
      needed("id", 48),
      needed("name.zh", 100),
      needed("name.en", 200),
      { path: "category", kind: "named", of: "categories", isMany: false },
      { path: "domain", kind: "named", of: "domains", isMany: false },
      code("level", itemLevels),
      code("kind", itemKinds),
      code("type", Object.keys(itemTypes)),
      { path: "audience", kind: "codes", codes: Object.keys(audiences) },
      { path: "lifeEvents", kind: "named", of: "lifeEvents", isMany: true },
      lines("conditions", 20, 300),
    ],
  },
  {
    id: "limits",
    fields: [
      number("lawDays", 0, 400),
      code("lawUnit", lawUnits),
      text("lawNote", 300),
      number("promisedDays", 0, 400),
      text("promisedNote", 300),
      text("fee", 100),
      number("averageMinutes", 1, 240),
    ],
  },
  {
    id: "ways",
    fields: [
      number("visits", 0, 9, false),
      text("visitReason", 200),
      number("onlineDepth", 0, 4, false),
      { path: "tags", kind: "codes", codes: handlingTags },
      code("serviceArea", serviceAreas),
      yesNo("isSelfService"),
      yesNo("isPostAllowed"),
      yesNo("isBookable"),
      yesNo("isOnlinePayable"),
      yesNo("isVillageErrand"),
      yesNo("isInHall"),
      text("quota", 120),
    ],
  },
  {
    id: "handling",
    fields: [
      yesNo("isPromiseAllowed"),
      long("promiseText", 1000),
      yesNo("needsTwoReviewers"),
      { path: "queueIds", kind: "named", of: "queues", isMany: true },
      { path: "unitIds", kind: "named", of: "units", isMany: true },
      lines("jointBodies", 10, 80),
      lines("intermediaries", 10, 120),
    ],
  },
  {
    id: "result",
    fields: [
      text("result.name", 80),
      code("result.type", resultTypes),
      number("result.validMonths", 1, 1200),
      { path: "result.sample", kind: "file" },
    ],
  },
  {
    id: "legal",
    fields: [
      lines("legalBasis", 20, 400),
      code("powerSource", Object.keys(powerSources)),
      code("empowerment", empowerments),
      text("body.name", 80),
      text("body.code", 36),
      code("body.kind", Object.keys(bodyKinds)),
      text("body.entrustedBy", 80),
      text("codes.basic", 12),
      text("codes.implementation", 64),
      text("codes.local", 36),
      text("codes.business", 64),
      text("townCode", 12),
      text("villageCode", 12),
    ],
  },
  {
    id: "contact",
    fields: [text("place", 200), text("hours", 200), text("enquiries", 120), text("supervision", 120)],
  },
];

export type ListName = "materials" | "form" | "steps" | "fees" | "questions" | "specialSteps";

export interface ListField {
  name: ListName;
  most: number;
  /** Which field stands for a row in the list. */
  title: string;
  blank: () => Record<string, unknown>;
  fields: readonly Field[];
}

export const lists: readonly ListField[] = [
  {
    name: "materials",
    most: 40,
    title: "name",
    blank: () => ({ ...blankMaterial(), originals: 1 }),
    fields: [
      { ...needed("name", 80), named: "name" },
      yesNo("isRequired"),
      yesNo("isMain"),
      yesNo("gapsAllowed"),
      number("gapDays", 1, 60),
      number("originals", 0, 20),
      number("copies", 0, 20),
      text("format", 80),
      code("type", materialTypes, "materialType"),
      code("form", materialForms, "materialForm"),
      code("source", materialSources),
      text("sourceName", 80),
      text("note", 200),
      lines("acceptance", 20, 200),
      text("basis", 300),
      yesNo("isElectronicEnough"),
      text("licenceType", 60),
      yesNo("isReusable"),
      text("documentKind", 60),
      { path: "blankForm", kind: "file" },
      { path: "sample", kind: "file" },
      text("sampleAddress", 300),
    ],
  },
  {
    name: "form",
    most: 60,
    title: "label.zh",
    blank: () => ({ id: "", label: { zh: "", en: "" }, type: "text", isRequired: true }),
    fields: [
      needed("label.zh", 100),
      needed("label.en", 200),
      code("type", fieldTypes, "fieldType"),
      yesNo("isRequired"),
      { ...code("fillFrom", fieldSources), isOptional: true } as Field,
      { path: "choices", kind: "choices" },
      number("maxLength", 1, 2000),
      { ...code("notBefore", dateBounds), isOptional: true } as Field,
      { ...code("notAfter", dateBounds), isOptional: true } as Field,
      text("hint", 120),
    ],
  },
  {
    name: "steps",
    most: 12,
    title: "name",
    blank: () => ({ name: "", by: null, days: null, standard: null, result: null }),
    fields: [
      needed("name", 40),
      text("by", 60),
      number("days", 0, 400),
      text("standard", 400),
      { ...text("result", 120), named: "stepResult" },
    ],
  },
  {
    name: "fees",
    most: 20,
    title: "name",
    blank: () => ({ name: "", standard: "", basis: null, reduction: null }),
    fields: [needed("name", 80), needed("standard", 200), text("basis", 300), text("reduction", 300)],
  },
  {
    name: "questions",
    most: 20,
    title: "question",
    blank: () => ({ question: "", answer: "" }),
    fields: [needed("question", 200), { ...long("answer", 800), isOptional: false } as Field],
  },
  {
    name: "specialSteps",
    most: 10,
    title: "kind",
    blank: () => ({ kind: "hearing", days: null, note: null }),
    fields: [code("kind", specialSteps, "specialKind"), number("days", 0, 400), text("note", 200)],
  },
];
