/**
 * Structured clone as text, for messages between the main process and a page. Runs in Node and, as its own source, in
 * pages: it uses nothing from outside itself.
 */
export interface Clone {
  /** Throws, as Electron does, for what cannot be cloned: functions, symbols, elements, promises. */
  encode(value: unknown): string;
  decode(text: string): unknown;
}

interface Base64 {
  toBase64(bytes: Uint8Array): string;
  fromBase64(text: string): Uint8Array<ArrayBuffer>;
}

type Node = null | boolean | number | string | readonly [tag: string, ...rest: unknown[]];

export function makeClone({ toBase64, fromBase64 }: Base64): Clone {
  const views = {
    Int8Array,
    Uint8Array,
    Uint8ClampedArray,
    Int16Array,
    Uint16Array,
    Int32Array,
    Uint32Array,
    Float32Array,
    Float64Array,
    BigInt64Array,
    BigUint64Array,
    DataView,
  };

  function encodeNode(value: unknown, seen: Map<object, number>): Node {
    if (value === null || typeof value === "boolean" || typeof value === "string") return value;
    if (value === undefined) return ["undefined"];
    if (typeof value === "bigint") return ["bigint", String(value)];
    if (typeof value === "number") {
      return Number.isFinite(value) && !Object.is(value, -0)
        ? value
        : ["number", Object.is(value, -0) ? "-0" : String(value)];
    }
    const object = value as object;
    const at = seen.get(object);
    if (at !== undefined) return ["again", at];
    const id = seen.size;
    seen.set(object, id);
    return encodeObject(object, (inner) => encodeNode(inner, seen));
  }

  /** Only what `structuredClone` makes comes here, so that every other object is a plain one. */
  function encodeObject(object: object, encode: (value: unknown) => Node): Node {
    if (Array.isArray(object)) return ["array", Array.from(object, encode)];
    if (object instanceof Date) return ["date", encode(object.getTime())];
    if (object instanceof RegExp) return ["regexp", object.source, object.flags];
    if (object instanceof Map)
      return ["map", [...object].map(([key, value]) => [encode(key), encode(value)])];
    if (object instanceof Set) return ["set", [...object].map(encode)];
    if (object instanceof Error) return ["error", object.name, object.message];
    if (object instanceof ArrayBuffer) return ["buffer", toBase64(new Uint8Array(object))];
    if (ArrayBuffer.isView(object)) {
      const kind = Object.prototype.toString.call(object).slice("[object ".length, -1);
      return ["view", kind, toBase64(new Uint8Array(object.buffer, object.byteOffset, object.byteLength))];
    }
    if (Object.prototype.toString.call(object) !== "[object Object]") throw notCloned();
    return ["object", Object.entries(object).map(([key, value]) => [key, encode(value)])];
  }

  function decodeNode(node: Node, made: unknown[]): unknown {
    if (!Array.isArray(node)) return node;
    const [tag, first, second] = node as [string, unknown, unknown];
    const keep = <T>(value: T): T => {
      made.push(value);
      return value;
    };
    const decode = (inner: unknown) => decodeNode(inner as Node, made);
    switch (tag) {
      case "undefined":
        return undefined;
      case "bigint":
        return BigInt(String(first));
      case "number":
        return Number(first);
      case "again":
        return made[Number(first)];
      case "date":
        return keep(new Date(Number(decode(first))));
      case "regexp":
        return keep(new RegExp(String(first), String(second)));
      case "error":
        return keep(Object.assign(new Error(String(second)), { name: String(first) }));
      case "buffer":
        return keep(fromBase64(String(first)).buffer);
      case "view": {
        const View = views[first as keyof typeof views];
        return keep(new (View as Uint8ArrayConstructor)(fromBase64(String(second)).buffer));
      }
      case "array": {
        const array: unknown[] = keep([]);
        for (const item of first as Node[]) array.push(decode(item));
        return array;
      }
      case "set": {
        const set = keep(new Set());
        for (const item of first as Node[]) set.add(decode(item));
        return set;
      }
      case "map": {
        const map = keep(new Map());
        for (const [key, value] of first as [Node, Node][]) map.set(decode(key), decode(value));
        return map;
      }
      default: {
        const object = keep({});
        for (const [key, value] of first as [string, Node][]) {
          // `__proto__` is a key like any other here.
          Object.defineProperty(object, key, {
            value: decode(value),
            enumerable: true,
            writable: true,
            configurable: true,
          });
        }
        return object;
      }
    }
  }

  function notCloned(): Error {
    return new Error("An object could not be cloned.");
  }

  return {
    encode(value) {
      let cloned: unknown;
      try {
        cloned = structuredClone(value);
      } catch {
        throw notCloned();
      }
      return JSON.stringify(encodeNode(cloned, new Map()));
    },
    decode: (text) => decodeNode(JSON.parse(text) as Node, []),
  };
}
