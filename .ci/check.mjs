// `npm run check`, or `npm run check -- types arrows`: everything that can be judged without running the product.
import { relative, resolve } from "node:path";
import { checkArrows } from "./checks/arrows.mjs";
import { checkAudit } from "./checks/audit.mjs";
import { checkElectron } from "./checks/electron.mjs";
import { checkFormat } from "./checks/format.mjs";
import { checkRequirements } from "./checks/requirements.mjs";
import { checkText } from "./checks/text.mjs";
import { openTree } from "./checks/tree.mjs";
import { checkTypes } from "./checks/types.mjs";
import { checkUnused } from "./checks/unused.mjs";
import { ensureInstalled, root, toolEnvironment } from "./install.mjs";
import { sayAndExit } from "./say.mjs";

const checks = {
  types: checkTypes,
  format: checkFormat,
  arrows: checkArrows,
  electron: checkElectron,
  unused: checkUnused,
  requirements: checkRequirements,
  text: checkText,
  audit: checkAudit,
};

const args = process.argv.slice(2);
const treeFlag = args.indexOf("--tree");
const [, treePath] = treeFlag >= 0 ? args.splice(treeFlag, 2) : [];
const wanted = args.length > 0 ? args : Object.keys(checks);
const unknown = wanted.filter((name) => !(name in checks));
if (unknown.length > 0) {
  const names = Object.keys(checks).join(", ");
  sayAndExit(`没有这项检查:${unknown}。可选:${names}`, `No such check: ${unknown}. There are: ${names}`);
}

const tree = openTree(resolve(treePath ?? root), toolEnvironment(await ensureInstalled()));
let hasFailed = false;
/** @type {string[][]} */
const lines = [["check", "files", "result", "seconds"]];
for (const name of /** @type {(keyof typeof checks)[]} */ (wanted)) {
  const startedAt = performance.now();
  const { looked, problems, notDone } = await runCheck(checks[name]);
  if (looked === 0) problems.push("looked at no file: a check that sees nothing proves nothing");
  if (problems.length > 0) {
    hasFailed = true;
    console.log(`\n── ${name}\n${problems.map((problem) => `   ${problem}`).join("\n")}`);
  }
  if (notDone !== undefined) console.log(`\n── ${name}: a part was not done\n   ${notDone}`);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  lines.push([name, String(looked), resultOf(problems, notDone), seconds]);
}

console.log(treePath === undefined ? "" : `\nin ${relative(process.cwd(), tree.root)}`);
for (const [name = "", files = "", result = "", seconds = ""] of lines) {
  console.log(`${name.padEnd(14)}${files.padStart(6)}  ${result.padEnd(7)}${seconds.padStart(8)}`);
}
process.exit(hasFailed ? 1 : 0);

/**
 * @param {string[]} problems
 * @param {string | undefined} notDone
 */
function resultOf(problems, notDone) {
  if (problems.length > 0) return "FAILED";
  return notDone === undefined ? "ok" : "partly";
}

/** @typedef {import("./checks/tree.mjs").Outcome} Outcome */
/** @param {(tree: import("./checks/tree.mjs").Tree) => Outcome | Promise<Outcome>} check */
async function runCheck(check) {
  try {
    return await check(tree);
  } catch (error) {
    // A tool or a file that the check needs is missing: that is a failed check, and the others go on.
    return { looked: 0, problems: [error instanceof Error ? error.message : String(error)] };
  }
}
