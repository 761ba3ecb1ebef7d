/** What differs between two versions of an item, field by field; lists of things with an id are compared by it. */
import type { ItemDifference } from "../../contract/item-commands.ts";
import type { Item } from "../../contract/items.ts";

const longest = 300;
export const mostDifferences = 100;

/** `before` null: a new item, of which every field that says something is told. */
export function differencesOf(before: Item | null, after: Item | null): ItemDifference[] {
  const found: ItemDifference[] = [];
  compare("", before ?? undefined, after ?? undefined, found);
  return found;
}

/** Key order aside, the same. */
export function isSame(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

function compare(field: string, before: unknown, after: unknown, found: ItemDifference[]): void {
  if (isSame(before, after)) return;
  const inside = parts(before, after);
  if (inside === null) {
    const [told, tellable] = [textOf(before), textOf(after)];
    if (told !== tellable) found.push({ field, before: told, after: tellable });
    return;
  }
  for (const [name, one, other] of inside)
    compare(field === "" ? name : `${field}.${name}`, one, other, found);
  const order = orderOf(before, after);
  if (order) found.push({ field: `${field}.order`, before: textOf(order[0]), after: textOf(order[1]) });
}

type Part = [name: string, before: unknown, after: unknown];

/** What stands inside both sides; null where the values themselves are compared. */
function parts(before: unknown, after: unknown): Part[] | null {
  const [a, b] = [asParts(before), asParts(after)];
  if (a === null || b === null || a.isList !== b.isList) return null;
  const names = [...new Set([...a.of.keys(), ...b.of.keys()])];
  return names.map((name) => [name, a.of.get(name), b.of.get(name)]);
}

function asParts(value: unknown): { isList: boolean; of: Map<string, unknown> } | null {
  if (typeof value !== "object" || value === null) return null;
  if (!Array.isArray(value)) return { isList: false, of: new Map(Object.entries(value)) };
  return value.every(hasId) ? { isList: true, of: new Map(value.map((one) => [one.id, one])) } : null;
}

function orderOf(before: unknown, after: unknown): [string[], string[]] | null {
  if (!Array.isArray(before) || !Array.isArray(after) || !before.every(hasId) || !after.every(hasId))
    return null;
  const both = (list: { id: string }[], other: { id: string }[]) =>
    list.map((one) => one.id).filter((id) => other.some((one) => one.id === id));
  const [a, b] = [both(before, after), both(after, before)];
  return a.join() === b.join() ? null : [a, b];
}

const hasId = (value: unknown): value is { id: string } =>
  typeof value === "object" && value !== null && "id" in value && typeof value.id === "string";

function textOf(value: unknown): string | null {
  if (value === undefined || value === null || value === "") return null;
  if (Array.isArray(value) && value.length === 0) return null;
  const text =
    typeof value === "string"
      ? value
      : Array.isArray(value) && value.every((one) => typeof one !== "object")
        ? value.join("；")
        : hasId(value) && "name" in value
          ? nameOf(value.name)
          : typeof value === "object"
            ? JSON.stringify(value)
            : String(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

const nameOf = (name: unknown): string =>
  typeof name === "object" && name !== null && "zh" in name ? String(name.zh) : String(name);

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "";
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return `{${entries
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`)
    .join()}}`;
}
