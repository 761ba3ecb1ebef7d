// The shell's sources, looked through for what opens an Electron program: docs/security.md says which tools were considered.
import { mustBeSaid, rulesOf } from "./electron-rules.mjs";
import { declaredIn, lineOf, parse, walk } from "./syntax.mjs";

/**
 * @param {import("./tree.mjs").Tree} tree
 * @returns {Promise<import("./tree.mjs").Outcome>}
 */
export async function checkElectron(tree) {
  const files = tree.files.filter((file) => rulesOf(file).length > 0);
  const problems = [];
  for (const file of files) {
    const text = tree.read(file);
    const rules = rulesOf(file);
    const root = await parse(file, text);
    const declared = declaredIn(root);
    for (const { node, parents } of walk(root)) {
      for (const rule of rules) {
        const why = rule({ node, parents, file, declared });
        if (why !== undefined) problems.push(`${file}:${lineOf(text, node.start)} ${why}`);
      }
    }
  }
  for (const { file, pattern, why } of mustBeSaid) {
    if (!tree.files.includes(file)) {
      if (files.length > 0) problems.push(`${file} is not there: ${why}`);
    } else if (!pattern.test(tree.read(file))) problems.push(`${file}: ${why}`);
  }
  return { looked: files.length, problems: [...new Set(problems)] };
}
