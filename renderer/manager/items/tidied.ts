import type { Item } from "../../../hall-server/contract/items.ts";

/** As it is sent: texts without spaces around them, lists without the empty lines that typing leaves. */
export function tidied(item: Item): Item {
  return tidy(item) as Item;
}

function tidy(value: unknown): unknown {
  if (typeof value === "string") return value.trim();
  if (Array.isArray(value)) return value.map(tidy).filter((one) => one !== "");
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, tidy(one)]));
}
