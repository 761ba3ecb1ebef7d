// Files, exports and dependencies that nothing uses: knip.json.
import { fileURLToPath } from "node:url";
import { runTool } from "./tree.mjs";

const countReporter = fileURLToPath(new URL("knip-count.mjs", import.meta.url));

/**
 * @param {import("./tree.mjs").Tree} tree
 * @returns {import("./tree.mjs").Outcome}
 */
export function checkUnused(tree) {
  const knip = runTool(tree, "knip", [
    "--no-progress",
    "--treat-config-hints-as-errors",
    "--reporter=symbols",
    `--reporter=${countReporter}`,
  ]);
  const looked = Number(/^knip looked at (\d+) files$/m.exec(knip.output)?.[1] ?? 0);
  return { looked, problems: knip.isOk ? [] : knip.output.split("\n") };
}
