/**
 * Whether what a page sent is small enough to be looked at, and of plain parts only: IPC carries whatever can be cloned, also
 * rings, maps, and a million empty lists. Ends early, so that looking costs no more than the limit.
 */
export function isWithin(value: unknown, limit: Limit): boolean {
  let left = limit.bytes;
  const stack: { value: unknown; depth: number }[] = [{ value, depth: 0 }];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { value: one, depth } = next;
    left -= sizeOf(one);
    if (left < 0 || depth > limit.depth) return false;
    if (typeof one !== "object" || one === null || one instanceof Uint8Array) {
      if (!isPlainValue(one)) return false;
      continue;
    }
    // A list may be empty and four thousand million long.
    if (Array.isArray(one)) left -= one.length;
    else if (!isPlainObject(one)) return false;
    if (left < 0) return false;
    for (const [key, inner] of Object.entries(one)) {
      left -= key.length + 8;
      if (left < 0 || forbiddenKeys.has(key)) return false;
      stack.push({ value: inner, depth: depth + 1 });
    }
  }
  return true;
}

export interface Limit {
  /** Of text and bytes, with some for each number, key and list. */
  bytes: number;
  depth: number;
}

/** As keys they change what an object is, wherever it is copied later without care. */
const forbiddenKeys: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

function sizeOf(value: unknown): number {
  if (typeof value === "string") return value.length * 2 + 8;
  return value instanceof Uint8Array ? value.byteLength + 8 : 8;
}

function isPlainValue(value: unknown): boolean {
  return (
    value === null ||
    value instanceof Uint8Array ||
    ["string", "number", "boolean", "undefined"].includes(typeof value)
  );
}

function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
