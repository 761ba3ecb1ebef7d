import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { errorCodes } from "../../hall-server/contract/errors.ts";
import { errorWords } from "./errors.ts";

const renderer = join(import.meta.dirname, "..");

/** Made-up people and items of the gallery are data, not words of a page. */
const mayHoldChinese =
  /^(words|gallery|dist)\/|(^|\/)(states\.tsx|(fixture|model)s?[^/]*\.ts|[^/]*\.test\.tsx?)$/;

/** Comments may say which Chinese word is meant; `//` inside an address is none. */
function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|[^:"'`])\/\/.*$/gm, "$1");
}

const components = globSync("*/**/*.{ts,tsx}", { cwd: renderer }).filter(
  (file) => !mayHoldChinese.test(file),
);

test("every visible word stands in a table: no component holds Chinese text", () => {
  expect(components.length).toBeGreaterThan(20);
  const holding = components.filter((file) =>
    /\p{Script=Han}/u.test(withoutComments(readFileSync(join(renderer, file), "utf8"))),
  );
  expect(holding).toEqual([]);
});

const tables = Object.entries(import.meta.glob<Record<string, unknown>>("./*.ts", { eager: true })).flatMap(
  ([file, exported]) =>
    Object.values(exported).flatMap((value) =>
      isTable(value) ? [{ file, name: value.name, zh: value.zh, en: value.en }] : [],
    ),
);

function isTable(
  value: unknown,
): value is { name: string; zh: Record<string, string>; en: Record<string, string> } {
  return typeof value === "object" && value !== null && "zh" in value && "en" in value && "name" in value;
}

test("both languages of every table have the same sentences, with the same values in them", () => {
  expect(tables.length).toBeGreaterThan(1);
  const valuesIn = (sentence: string) =>
    [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map(([, key]) => key).sort();
  const differing = tables.flatMap(({ name, zh, en }) =>
    Object.keys({ ...zh, ...en }).flatMap((key) => {
      const [chinese, english] = [zh[key], en[key]];
      if (chinese === undefined || english === undefined) return [`${name}.${key}: missing in one language`];
      // Nothing to say is a sentence too, but then in both.
      if ((chinese === "") !== (english === "")) return [`${name}.${key}: empty in one language`];
      return String(valuesIn(chinese)) === String(valuesIn(english)) ? [] : [`${name}.${key}: other values`];
    }),
  );
  expect(differing).toEqual([]);
});

test("no two tables have one name, or the later would overwrite the earlier", () => {
  const names = tables.map((table) => table.name);
  expect([...new Set(names)]).toEqual(names);
});

test("every way in which the hall says no has a sentence", () => {
  for (const code of errorCodes) expect(Object.keys(errorWords.zh)).toContain(code);
});

test("a document has one name: the page's, the counter's and the one on the paper", () => {
  const folder = join(renderer, "../hall-server/halls/documents");
  const named = tables.filter(({ name }) => name === "documents" || name === "counter-papers");
  const differing = named.flatMap(({ name, zh }) =>
    globSync("*.txt", { cwd: folder }).flatMap((file) => {
      const kind = file.replace(".txt", "");
      const said = zh[`kind.${kind}`];
      const printed = /^文书：(.+)$/m.exec(readFileSync(join(folder, file), "utf8"))?.[1];
      return said === undefined || said === printed ? [] : [`${name} ${kind}: ${said}, on paper ${printed}`];
    }),
  );
  expect(named).toHaveLength(2);
  expect(differing).toEqual([]);
});
