// Types, project by project: what a page may use (no Node) differs from what the server may use (no document).
import { isTypeScript, runTool } from "./tree.mjs";

/**
 * @param {import("./tree.mjs").Tree} tree
 * @returns {import("./tree.mjs").Outcome}
 */
export function checkTypes(tree) {
  const { references } = /** @type {{ references: { path: string }[] }} */ (
    JSON.parse(tree.read("tsconfig.json"))
  );
  const seen = new Set();
  const problems = [];
  for (const { path } of references) {
    const listed = runTool(tree, "tsc", ["-p", path, "--listFilesOnly"])
      .output.split("\n")
      .filter((line) => line.startsWith(`${tree.root}/`) && !line.includes("/node_modules/"))
      .map((line) => line.slice(tree.root.length + 1));
    if (listed.length === 0) problems.push(`${path}: this project looks at no file`);
    for (const file of listed) seen.add(file);
  }
  // A file outside every project would never be checked.
  for (const file of tree.files.filter(isTypeScript)) {
    if (!seen.has(file)) problems.push(`${file}: no project of tsconfig.json looks at this file`);
  }
  const build = runTool(tree, "tsc", ["-b", "--pretty", "false"]);
  if (!build.isOk) problems.push(...build.output.split("\n"));
  return { looked: seen.size, problems };
}
