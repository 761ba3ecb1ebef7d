import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { describeHall } from "./describe.ts";
import { readHall } from "./read-hall.ts";

const halls = fileURLToPath(new URL("../halls/", import.meta.url));
const docs = readFileSync(new URL("../../docs/hall-file.md", import.meta.url), "utf8");

type Lists = Record<"zones" | "queues" | "counters", object[]> & { items: { routing: object[] } };

/** The model town with the lines that stand in the documentation. */
function townWithDepartments(folder: string): string {
  const [, behind = ""] = docs.split("\n## A counter that a department keeps\n");
  const more = parse(/```yaml\n(.*?)\n```/s.exec(behind)?.[1] ?? "") as Lists;
  cpSync(halls, folder, { recursive: true });
  const town = parse(readFileSync(join(folder, "town.yaml"), "utf8")) as Lists;
  for (const list of ["zones", "queues", "counters"] as const) town[list].push(...more[list]);
  town.items.routing.unshift(...more.items.routing);
  const file = join(folder, "departments.yaml");
  writeFileSync(file, stringify(town));
  return file;
}

it("police, market supervision and tax keep a counter, numbers and items of their own, as the documentation shows", () => {
  const folder = mkdtempSync(join(tmpdir(), "departments-"));
  try {
    const read = readHall(townWithDepartments(folder), { isDemonstration: false });
    if (!read.ok) throw new Error(JSON.stringify(read.problems, null, 1));
    const { counters, queues, catalog } = read.config;
    const kept = [
      ["5", "police", "公安派出所"],
      ["6", "market", "市场监督管理所"],
      ["7", "tax", "税务所"],
    ] as const;
    for (const [counterId, queueId, group] of kept) {
      expect(counters.find((one) => one.id === counterId)).toMatchObject({
        queueIds: [queueId],
        group: { zh: group },
      });
      expect(queues.find((queue) => queue.id === queueId)?.counterIds).toEqual([counterId]);
      const items = catalog.items.filter((item) => item.domain === queueId);
      expect(items.length, queueId).toBeGreaterThan(0);
      // Its ticket waits for that counter; an all-round counter may take it in all the same.
      for (const item of items) expect(item.queueIds, item.id).toEqual([queueId, "all-round"]);
    }
    const others = catalog.items.filter(({ domain }) => !kept.some(([, queueId]) => queueId === domain));
    for (const item of others) expect(item.queueIds[0], item.id).toBe("all-round");
    const marked = describeHall(read.config).counters.find((one) => one.id === "5");
    expect(marked).toMatchObject({ name: { zh: "5号窗口" }, group: { en: "Police station" } });
    expect(read.config.screens[0]?.zoneIds).toContain("departments");
  } finally {
    rmSync(folder, { recursive: true });
  }
});
