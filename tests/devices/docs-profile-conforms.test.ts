import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { reportStep } from "../../drivers/conformance/report.ts";
import { runConformance } from "../../drivers/conformance/run.ts";
import { atEnd } from "./support.ts";

const docs = readFileSync(new URL("../../docs/devices.md", import.meta.url), "utf8");

/** The frame map that stands in the documentation as the example. */
function exampleProfile(): string {
  const [, behind = ""] = docs.split("\n### A new wire in data: a profile\n");
  const json = /```json\n(.*?)\n```/s.exec(behind)?.[1];
  if (!json) throw new Error("no example");
  return json;
}

it("the example of a profile in the documentation conforms as it stands there", {
  timeout: 120_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), "profile-"));
  atEnd(async () => rmSync(folder, { recursive: true }));
  const text = exampleProfile();
  const { profileId, kind } = JSON.parse(text);
  const profile = join(folder, `${profileId}.json`);
  writeFileSync(profile, text);
  const results = await runConformance({ kind, profile, address: 7 });
  expect(results.filter(({ outcome }) => outcome !== "passed").map(reportStep)).toEqual([]);
  expect(results.length).toBeGreaterThan(15);
});
