/** For tests: a mistake in a copy of the shipped town's files must be answered with its line and with what to do. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import { type HallProblem, readHall } from "../read-hall.ts";

export interface Planted {
  mistake: string;
  /** `town.yaml` where nothing else is said. */
  file?: string;
  from: string;
  to: string;
  /** Text that stands in the line to be named; left out = the changed line. */
  at?: string;
  says: RegExp;
}

const halls = fileURLToPath(new URL("../../halls/", import.meta.url));
const files = ["town.yaml", "items.yaml", "ratings.yaml", "calendar.yaml"];

const lineOf = (text: string, part: string) => text.slice(0, text.indexOf(part)).split("\n").length;

export function plant(
  file: string,
  from: string,
  to: string,
): { problems: HallProblem[]; text: string; line: number } {
  const folder = mkdtempSync(join(tmpdir(), "hall-file-"));
  try {
    let planted = "";
    let line = 0;
    for (const name of files) {
      const shipped = readFileSync(join(halls, name), "utf8");
      const text = name === file ? shipped.replace(from, () => to) : shipped;
      if (name === file) {
        if (text === shipped) throw new Error(`${name} has no “${from}” any more`);
        planted = text;
        line = lineOf(shipped, from);
      }
      writeFileSync(join(folder, name), text);
    }
    const reading = readHall(join(folder, "town.yaml"), { isDemonstration: false });
    return { problems: reading.ok ? [] : reading.problems, text: planted, line };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export function expectNamed({ file = "town.yaml", from, to, at, says }: Planted): void {
  const { problems, text, line } = plant(file, from, to);
  const found = problems.find((one) => says.test(one.message));
  expect(found, JSON.stringify(problems, null, 1)).toBeDefined();
  expect(found?.column).toBeGreaterThan(0);
  expect(text).toContain(at ?? "");
  expect(found?.file.endsWith(file)).toBe(true);
  expect(found?.line).toBe(at === undefined ? line : lineOf(text, at));
}
