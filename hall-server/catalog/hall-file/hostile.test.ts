/** Whatever a file holds, reading it answers with bounded problems in bounded time, and never throws. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { readHall } from "../read-hall.ts";

const folder = mkdtempSync(join(tmpdir(), "hostile-hall-"));
afterAll(() => rmSync(folder, { recursive: true }));
const path = join(folder, "hall.yaml");
const town = readFileSync(fileURLToPath(new URL("../../halls/town.yaml", import.meta.url)), "utf8");

function problemsOf(content: string | Uint8Array) {
  writeFileSync(path, content);
  const reading = readHall(path, { isDemonstration: false });
  if (reading.ok) return [];
  expect(reading.problems.length).toBeGreaterThan(0);
  expect(reading.problems.length).toBeLessThanOrEqual(101);
  for (const problem of reading.problems) {
    expect(problem.line).toBeGreaterThan(0);
    expect(problem.message.length).toBeGreaterThan(10);
    expect(problem.message.length).toBeLessThan(1500);
  }
  return reading.problems;
}

const filled = (part: string) => part.repeat(Math.floor(250_000 / part.length));
const bomb = [
  "a: &a [x, x, x, x, x, x, x, x, x]",
  ..."bcdefghi".split("").map((name, i) => `${name}: &${name} [${`*${"abcdefgh"[i]}, `.repeat(9)}]`),
].join("\n");

describe("a hostile hall file", () => {
  const hostile: [what: string, content: string | Uint8Array][] = [
    ["nothing", ""],
    ["only a word", "town"],
    ["a list", "- 1\n- 2\n"],
    ["an alias bomb", bomb],
    ["two megabytes", "# long\n".repeat(300_000)],
    ["open brackets", filled("[")],
    ["open brackets in lines", filled("[\n")],
    ["open maps", filled("{a: ")],
    ["dashes", filled("- ")],
    ["quotes", filled('"')],
    ["quotes in lines", filled('"\n')],
    ["anchors", filled("&a ")],
    ["tags", filled("!a ")],
    ["a tag that makes code", "hall: !!js/function 'function () {}'\n"],
    ["directives", filled("%YAML 1.1\n")],
    ["question marks", filled("? ")],
    ["colons", filled(":\n")],
    ["documents", filled("---\n")],
    ["one key ten thousand times", "a: 1\n".repeat(9_000)],
    ["ten thousand keys", Array.from({ length: 9_000 }, (_, i) => `k${i}: 1`).join("\n")],
    ["tabs", filled("\ta\n")],
    ["deep indentation", Array.from({ length: 600 }, (_, i) => `${" ".repeat(i)}a:`).join("\n")],
    ["prototypes", "__proto__: { polluted: true }\nconstructor: { prototype: 1 }\n"],
    ["zero bytes", "hall: \0\0\n"],
    ["text that is not UTF-8", new Uint8Array([0x68, 0x61, 0x6c, 0x6c, 0x3a, 0x20, 0xca, 0xbe, 0xc0, 0xfd])],
    ["half a character", 'hall: { id: a, name: { zh: "\\ud800", en: a } }\n'],
    ["a list with very many wrong entries", `queues: [${"1, ".repeat(15_000)}]\n`],
    ["ids without end", `${town.replace("ids: 1-3", `ids: [${"1, ".repeat(9_000)}]`)}`],
  ];

  it.each(hostile)("%s", (_, content) => {
    const before = performance.now();
    expect(problemsOf(content).length).toBeGreaterThan(0);
    expect(performance.now() - before).toBeLessThan(10_000);
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });

  it("is a folder, or not there", () => {
    expect(readHall(folder, { isDemonstration: false }).ok).toBe(false);
    expect(readHall(join(folder, "none.yaml"), { isDemonstration: false }).ok).toBe(false);
    expect(readHall("no-such-hall", { isDemonstration: true }).ok).toBe(false);
    expect(readHall("a\0b", { isDemonstration: true }).ok).toBe(false);
  });

  it("is the town's file with anything torn out or put in", () => {
    const pieces = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom("[", "}", ": ", "\n", "- ", "\t", "&a ", "*a", "null", "1e99", '"', "'", "|", "§"),
    );
    const edits = fc.record({ at: fc.nat(town.length), length: fc.nat(60), put: pieces });
    fc.assert(
      fc.property(edits, ({ at, length, put }) => {
        problemsOf(town.slice(0, at) + put + town.slice(at + length));
      }),
      { numRuns: 60 },
    );
  });

  it("holds values of every wrong kind in every field", () => {
    const lines = town.split("\n");
    const wrong = fc.constantFrom(
      "null",
      "[]",
      "{}",
      "-1",
      "1.5",
      "true",
      '""',
      "[[1]]",
      "{ a: 1 }",
      "~",
      "9".repeat(40),
      ".nan",
    );
    fc.assert(
      fc.property(fc.nat(lines.length - 1), wrong, (i, value) => {
        const line = lines[i] ?? "";
        const changed = line.replace(/: .*$/, `: ${value}`);
        problemsOf([...lines.slice(0, i), changed, ...lines.slice(i + 1)].join("\n"));
      }),
      { numRuns: 60 },
    );
  });
});
