/** What the schema of an item cannot say: that its parts fit each other and this hall. */
import type { ItemProblem } from "../../contract/item-commands.ts";
import type { Item } from "../../contract/items.ts";
import type { HallConfig } from "../config.ts";
import { isLongerThanLaw, isNoInstant, lacksBasis } from "../longer-than-law.ts";
import { queuesFor, type Routing } from "../route-items.ts";

/** What of a hall an item must fit; plain, so that a worker can be given it. */
export interface ItemSurroundings {
  named: HallConfig["catalog"]["named"];
  routing: Routing;
  unitIds: string[];
}

export function surroundingsOf({ catalog, routing, offices }: HallConfig): ItemSurroundings {
  const unitIds = offices.flatMap(({ units }) => units.map((unit) => unit.id));
  return { named: catalog.named, routing, unitIds: [...new Set(unitIds)] };
}

/** Every problem, the first in the order of the page first. */
export function checkItem(item: Item, { named, routing, unitIds }: ItemSurroundings): ItemProblem[] {
  const has = (list: readonly { id: string }[], id: string) => list.some((one) => one.id === id);
  const isLater = isLongerThanLaw(item.promisedDays, item.lawDays, item.lawUnit);
  return [
    ...when(item.name.zh.trim() === "", "name", "empty"),
    ...when(item.name.zh.length > 100 || item.name.en.length > 200, "name", "too-long"),
    ...when(!has(named.categories, item.category), "category", "unknown"),
    ...when(!has(named.domains, item.domain), "domain", "unknown"),
    ...item.lifeEvents.flatMap((id, i) => when(!has(named.lifeEvents, id), `lifeEvents.${i}`, "unknown")),
    ...when(isLater, "promisedDays", "longer-than-law"),
    ...when(lacksBasis(item), "lawDays", "needs-basis"),
    ...when(isNoInstant(item), "promisedDays", "not-instant"),
    ...when(item.kind === "promised" && item.promisedDays === null, "promisedDays", "missing"),
    ...when(item.isPromiseAllowed === false && item.promiseText !== null, "promiseText", "not-allowed"),
    ...checkMaterials(item),
    ...checkForm(item),
    ...(item.queueIds ?? []).flatMap((id, i) =>
      when(!routing.queueIds.includes(id), `queueIds.${i}`, "unknown"),
    ),
    ...(item.unitIds ?? []).flatMap((id, i) => when(!unitIds.includes(id), `unitIds.${i}`, "unknown")),
    ...when(queuesFor(item, routing).length === 0, "queueIds", "no-queue"),
  ];
}

const when = (isSo: boolean, field: string, because: string): ItemProblem[] =>
  isSo ? [{ field, because }] : [];

function checkMaterials({ materials }: Item): ItemProblem[] {
  return [
    ...twice(materials, "materials"),
    ...materials.flatMap((one, i) => [
      ...when(one.gapsAllowed && one.isMain, `materials.${i}.gapsAllowed`, "main-material"),
      ...when(!one.gapsAllowed && one.gapDays !== null, `materials.${i}.gapDays`, "not-allowed"),
      ...when(
        one.sampleAddress !== null && !/^https?:\/\/[^\s]+$/.test(one.sampleAddress),
        `materials.${i}.sampleAddress`,
        "no-address",
      ),
    ]),
  ];
}

function checkForm({ form }: Item): ItemProblem[] {
  return [
    ...twice(form, "form"),
    ...form.flatMap((one, i) => [
      ...when(one.type === "choice" && one.choices === undefined, `form.${i}.choices`, "missing"),
      ...when(one.type !== "choice" && one.choices !== undefined, `form.${i}.choices`, "not-allowed"),
      ...when(one.type !== "date" && one.notBefore !== undefined, `form.${i}.notBefore`, "not-allowed"),
      ...when(one.type !== "date" && one.notAfter !== undefined, `form.${i}.notAfter`, "not-allowed"),
      ...twice(one.choices ?? [], `form.${i}.choices`),
      ...when(one.label.zh.trim() === "", `form.${i}.label`, "empty"),
    ]),
  ];
}

/** An id, or a name, that stands twice in a list. */
function twice(list: readonly { id: string; name?: unknown }[], field: string): ItemProblem[] {
  const ids = new Set<string>();
  const names = new Set<string>();
  return list.flatMap(({ id, name }, i) => {
    const isTwice = ids.has(id) || (typeof name === "string" && names.has(name));
    ids.add(id);
    if (typeof name === "string") names.add(name);
    return when(isTwice, `${field}.${i}`, "twice");
  });
}
