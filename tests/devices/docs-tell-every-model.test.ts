import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { adapterOf } from "../../drivers/host/adapter-of.ts";
import { models } from "../../drivers/models.ts";

const docs = readFileSync(new URL("../../docs/devices.md", import.meta.url), "utf8");

const words = {
  simulator: "simulator",
  "public-source": "public source",
  "recorded-bytes": "recorded",
  "real-device": "real device",
};

/** What stands between a heading and the next one. */
function section(heading: string): string {
  const [, behind = ""] = docs.split(`\n## ${heading}\n`);
  return behind.split("\n## ")[0] ?? "";
}

it("the table of what is supported has every model once, with its adapter, its profile and how it was verified", () => {
  const rows = section("What is supported")
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .map((line) => line.split("|").map((cell) => cell.replaceAll("`", "").trim()))
    .map(
      ([, modelId, , adapter, , verified]) => `${modelId}: ${adapter}, ${verified?.split(/[,(]/)[0]?.trim()}`,
    );
  const wanted = models.map(({ modelId, kind, verified }) => {
    const { adapter, profile } = adapterOf({ deviceId: "", transport: "", kind, model: modelId });
    const spoken = profile === undefined ? adapter : `${adapter} · ${profile}`;
    return `${modelId}: ${spoken}, ${words[verified]}`;
  });
  expect(rows.sort()).toEqual(wanted.sort());
});
