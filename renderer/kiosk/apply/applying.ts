/** What a person has put together at a kiosk for one item. It is nowhere but in this page's memory, and gone when they leave. */
import type { FormField, Item } from "../../../hall-server/contract/items.ts";
import { judgeField } from "../../kit/form/judge-field.ts";
import type { MaterialPage } from "../../kit/materials/pages.ts";

export interface Applying {
  /** By material id. */
  pages: Readonly<Record<string, readonly MaterialPage[]>>;
  /** By field id, as typed. */
  fields: Readonly<Record<string, string>>;
}

export const nothingYet: Applying = { pages: {}, fields: {} };

type Asked = Pick<Item, "materials" | "form">;

export function pagesFor(applying: Applying, materialId: string): readonly MaterialPage[] {
  return applying.pages[materialId] ?? [];
}

/** What goes in by the card, or what the hall knows by itself: nobody types it. */
const byCard: readonly NonNullable<FormField["fillFrom"]>[] = [
  "name",
  "sex",
  "nation",
  "birthDate",
  "address",
  "idNumber",
  "today",
];

export function isByCard(
  field: FormField,
  hasValue: (source: NonNullable<FormField["fillFrom"]>) => boolean,
) {
  return field.fillFrom !== undefined && byCard.includes(field.fillFrom) && hasValue(field.fillFrom);
}

/** Materials that are needed and have no page. */
export function stillMissing({ materials }: Asked, applying: Applying): Item["materials"] {
  return materials.filter(({ id, isRequired }) => isRequired && pagesFor(applying, id).length === 0);
}

/** Fields with an answer that will not do, the first first. */
export function wrongFields(fields: readonly FormField[], applying: Applying, today: string): FormField[] {
  return fields.filter(
    (field) => judgeField(field, applying.fields[field.id] ?? "", false, today)?.does === "stops",
  );
}

/** For the command: materials with pages, answers that were given. */
export function handedIn({ materials, form }: Asked, applying: Applying) {
  return {
    materials: materials.flatMap(({ id }) => {
      const pages = pagesFor(applying, id);
      return pages.length === 0 ? [] : [{ materialId: id, blobIds: pages.map(({ blobId }) => blobId) }];
    }),
    fields: Object.fromEntries(
      form.flatMap(({ id }) => {
        const value = (applying.fields[id] ?? "").trim();
        return value === "" ? [] : [[id, value]];
      }),
    ),
  };
}
