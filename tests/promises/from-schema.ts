/** Input made from the schemas of the contract, right in its form and any in its meaning; and the same, broken in one place. */
import fc from "fast-check";
import { z } from "zod";

interface JsonSchema {
  type?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean | JsonSchema;
  items?: JsonSchema;
  pattern?: string;
  format?: string;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  minimum?: number;
  maximum?: number;
}

const moments = [
  "2026-03-02T09:00:00+08:00",
  "0001-01-01T00:00:00Z",
  "9999-12-31T23:59:59.999999999999Z",
  "2026-03-02T09:00:00.000000000001-23:59",
];
const days = ["2026-03-02", "2026-03-03", "0001-01-01", "9999-12-31", "2024-02-29"];

/** Texts that mean something in the hall for a field, such as ids of its tickets; asked for when one is needed. */
type Words = (field: string) => readonly string[];

export function fromSchema(schema: z.ZodType, words: Words): fc.Arbitrary<unknown> {
  return make(z.toJSONSchema(schema, { io: "input" }) as JsonSchema, words, "");
}

function make(schema: JsonSchema, words: Words, field: string): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((one) => make(one, words, field)));
  switch (schema.type) {
    case "object":
      return makeObject(schema, words);
    case "array": {
      const { minItems = 0, maxItems = 20 } = schema;
      return fc.array(make(schema.items ?? {}, words, field), {
        minLength: minItems,
        maxLength: Math.min(maxItems, 20),
      });
    }
    case "string":
      return makeText(schema, words, field);
    case "integer":
      return fc.oneof(
        fc.integer({ min: schema.minimum ?? -10, max: schema.maximum ?? 10 }),
        fc.constantFrom(schema.minimum ?? Number.MIN_SAFE_INTEGER, schema.maximum ?? Number.MAX_SAFE_INTEGER),
      );
    case "number":
      return fc.double({ noNaN: true, noDefaultInfinity: true });
    case "boolean":
      return fc.boolean();
    default:
      return fc.constant(null);
  }
}

function makeObject(schema: JsonSchema, words: Words): fc.Arbitrary<unknown> {
  const { properties = {}, required = [], additionalProperties } = schema;
  if (Object.keys(properties).length === 0 && typeof additionalProperties === "object") {
    return fc.dictionary(fc.string({ maxLength: 40 }), make(additionalProperties, words, ""), { maxKeys: 8 });
  }
  const model = Object.fromEntries(
    Object.entries(properties).map(([name, one]) => [name, make(one, words, name)]),
  );
  return fc.record(model, { requiredKeys: required });
}

function makeText(schema: JsonSchema, words: Words, field: string): fc.Arbitrary<unknown> {
  if (schema.format === "uuid") return fc.uuid({ version: 4 });
  if (schema.format === "date-time") return fc.constantFrom(...moments);
  if (schema.format === "date") return fc.constantFrom(...days);
  const { pattern, minLength = 0, maxLength = 60 } = schema;
  const any = pattern
    ? fc.stringMatching(new RegExp(pattern))
    : fc.string({ unit: "grapheme", minLength, maxLength });
  const isRight = new RegExp(pattern ?? "");
  const known = fc.nat().chain((n) => {
    const fitting = words(field).filter((word) => isRight.test(word));
    const word = fitting[n % Math.max(1, fitting.length)];
    return word === undefined ? any : fc.constant(word);
  });
  return fc.oneof({ weight: 4, arbitrary: known }, { weight: 1, arbitrary: any });
}

/** What nobody should send, in any place. */
export const hostile: readonly unknown[] = [
  null,
  [],
  {},
  "",
  0,
  -1,
  -0.5,
  1e308,
  Number.MAX_SAFE_INTEGER + 2,
  true,
  "NaN",
  "Infinity",
  "\u0000",
  "a\ud800b",
  "\u202e\ufeff",
  "x".repeat(50_000),
  "测".repeat(20_000),
  "'; drop table facts; --",
  "../../etc/passwd",
  "%00",
  "__proto__",
  "constructor",
  { $gt: "" },
  { toString: 1, valueOf: 1, toJSON: 1 },
  JSON.parse('{"__proto__": {"isAdmin": true}, "constructor": {"prototype": {"isAdmin": true}}}'),
  Array.from({ length: 2_000 }, () => "x"),
  Array.from({ length: 500 }).reduce((inner) => ({ inner }), {}),
  Array.from({ length: 500 }).reduce((inner) => [inner], []),
];

/** One place of the input, at any depth, becomes hostile. */
export function broken(input: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc
    .tuple(input, fc.nat(), fc.constantFrom(...hostile), fc.boolean())
    .map(([value, at, bad, isAdded]) => {
      const places = placesOf(value);
      const place = places[at % places.length] ?? [];
      return put(value, isAdded ? [...place, "oneTooMany"] : place, bad);
    });
}

type Place = readonly (string | number)[];

function placesOf(value: unknown, here: Place = []): Place[] {
  if (typeof value !== "object" || value === null) return [here];
  const inside = Object.entries(value).flatMap(([key, one]) => placesOf(one, [...here, key]));
  return [here, ...inside];
}

function put(value: unknown, [key, ...rest]: Place, bad: unknown): unknown {
  if (key === undefined) return bad;
  if (Array.isArray(value))
    return value.map((one, at) => (String(at) === String(key) ? put(one, rest, bad) : one));
  const inner = typeof value === "object" && value !== null ? value : {};
  const changed = put((inner as Record<string, unknown>)[key], rest, bad);
  return { ...inner, [key]: changed };
}
