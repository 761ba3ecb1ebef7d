// Formatting and lint rules: biome.json.
import { runTool } from "./tree.mjs";

/**
 * @param {import("./tree.mjs").Tree} tree
 * @returns {import("./tree.mjs").Outcome}
 */
export function checkFormat(tree) {
  const biome = runTool(tree, "biome", [
    "check",
    "--error-on-warnings",
    "--max-diagnostics=50",
    "--colors=off",
    ".",
  ]);
  const looked = Number(/Checked (\d+) files?/.exec(biome.output)?.[1] ?? 0);
  const problems = biome.isOk ? [] : biome.output.split("\n");
  const sources = tree.files.filter(
    (file) => /\.(tsx?|mjs|css|json)$/.test(file) && file !== "package-lock.json",
  );
  if (looked < sources.length) problems.push(`biome looked at ${looked} of ${sources.length} files`);
  return { looked: Math.min(looked, sources.length), problems };
}
