/** Reading and changing what a path leads to; what it leads through is copied, never changed in place. */
export type Rows = Record<string, unknown>;

export function valueAt(thing: object, path: string): unknown {
  return path.split(".").reduce<unknown>((inner, key) => (isRecord(inner) ? inner[key] : undefined), thing);
}

export function withValue<Thing extends object>(thing: Thing, path: string, value: unknown): Thing {
  const [key = "", ...rest] = path.split(".");
  const inner = (thing as Rows)[key];
  const next = rest.length === 0 ? value : withValue(isRecord(inner) ? inner : {}, rest.join("."), value);
  const copy: Rows = { ...thing, [key]: next };
  if (next === undefined) delete copy[key];
  return copy as Thing;
}

const isRecord = (value: unknown): value is Rows =>
  typeof value === "object" && value !== null && !Array.isArray(value);
