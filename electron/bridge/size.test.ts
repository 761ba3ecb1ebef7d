import { expect, test } from "vitest";
import { isWithin } from "./size.ts";

const limit = { bytes: 1_000, depth: 3 };
const ring: { ring?: unknown } = {};
ring.ring = ring;
const ownProto: unknown = JSON.parse('{"__proto__":{"isAdmin":true}}');

test.each<[string, unknown, boolean]>([
  ["small and plain", { a: [1, "two", null, true, undefined], b: { c: "d" } }, true],
  ["bytes", { jpeg: new Uint8Array(900) }, true],
  ["too many bytes", { jpeg: new Uint8Array(1_001) }, false],
  ["a text that is too long", "x".repeat(600), false],
  ["a long key", { ["k".repeat(2_000)]: 1 }, false],
  ["nested too deep", { a: { b: { c: { d: 1 } } } }, false],
  ["a ring", ring, false],
  ["a list of holes", new Array(4_000_000_000), false],
  ["many small parts", Array.from({ length: 200 }, () => []), false],
  ["a map", new Map([["a", 1]]), false],
  ["a date", new Date(0), false],
  ["an error", new Error("x"), false],
  ["bytes of another kind", new Float64Array(2), false],
  ["a large whole number", 1n, false],
  ["a function", () => 1, false],
  ["a key that changes what an object is", ownProto, false],
  ["and one deeper", { a: { constructor: 1 } }, false],
])("%s", (_what, value, isSo) => {
  expect(isWithin(value, limit)).toBe(isSo);
});
