import type { IppAttribute, IppMessage } from "./frame.ts";
import type { GroupName, WordType } from "./ipp-tags.ts";

export function words(type: WordType, name: string, ...said: readonly string[]): IppAttribute {
  return { name, values: said.map((value) => ({ type, value })) };
}

export function whole(name: string, value: number, type: "integer" | "enum" = "integer"): IppAttribute {
  return { name, values: [{ type, value }] };
}

export function yesNo(name: string, value: boolean): IppAttribute {
  return { name, values: [{ type: "boolean", value }] };
}

export function collection(name: string, members: IppAttribute[]): IppAttribute {
  return { name, values: [{ type: "collection", members }] };
}

/** The attributes of one group of an answer, by name. A printer that says a name twice means the first, as CUPS reads it. */
export interface AttributeReader {
  readonly names: readonly string[];
  words(name: string): string[];
  word(name: string): string | null;
  number(name: string): number | null;
  numbers(name: string): number[];
  flag(name: string): boolean | null;
  /** The members of a collection; null where there is none. */
  inside(name: string): AttributeReader | null;
  /** The largest number of a range or of numbers. */
  most(name: string): number | null;
}

export function readAttributes(attributes: readonly IppAttribute[]): AttributeReader {
  const byName = new Map([...attributes].reverse().map((attribute) => [attribute.name, attribute.values]));
  const valuesOf = (name: string) => byName.get(name) ?? [];
  const wordsOf = (name: string) =>
    valuesOf(name).flatMap((value) =>
      "value" in value && typeof value.value === "string" ? [value.value] : [],
    );
  const numbersOf = (name: string) =>
    valuesOf(name).flatMap((value) => {
      if (value.type === "integer" || value.type === "enum") return [value.value];
      return value.type === "range" ? [value.upper] : [];
    });
  return {
    names: [...byName.keys()],
    words: wordsOf,
    word: (name) => wordsOf(name)[0] ?? null,
    number: (name) => numbersOf(name)[0] ?? null,
    numbers: numbersOf,
    flag(name) {
      const [value] = valuesOf(name);
      return value?.type === "boolean" ? value.value : null;
    },
    inside(name) {
      const [value] = valuesOf(name);
      return value?.type === "collection" ? readAttributes(value.members) : null;
    },
    most(name) {
      const numbers = numbersOf(name);
      return numbers.length === 0 ? null : Math.max(...numbers.slice(0, 100));
    },
  };
}

/** Every group of a kind, one reader each: an answer about several jobs has several. */
export function groupsOf(message: IppMessage, group: GroupName): AttributeReader[] {
  return message.groups.filter((one) => one.group === group).map((one) => readAttributes(one.attributes));
}
