// The files that a check looks at.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sayAndExit } from "../say.mjs";

/**
 * @typedef {object} Tree
 * @property {string} root the folder that is checked
 * @property {string[]} files every file that git tracks or would track, relative to `root`, with forward slashes
 * @property {NodeJS.ProcessEnv} env with the repository's tools on the path
 * @property {(file: string) => string} read
 */

/**
 * What one check found. Having looked at nothing is a failure: a check that was pointed at the wrong place would
 * otherwise pass for ever. `notDone` says which part could not be done at all, where that is no fault of the tree.
 * @typedef {{ looked: number, problems: string[], notDone?: string }} Outcome
 */

/**
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @returns {Tree}
 */
export function openTree(root, env) {
  const git = spawnSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  if (git.status !== 0)
    sayAndExit("检查需要 git 和一个 git 工作区。", "The checks need git, and a git working tree to look at.");
  const files = git.stdout.split("\0").filter((file) => file !== "" && existsSync(join(root, file)));
  return {
    root,
    files: [...new Set(files)].sort(),
    env,
    read: (file) => readFileSync(join(root, file), "utf8"),
  };
}

/**
 * Runs one of the repository's tools to its end.
 * @param {Tree} tree
 * @param {string} command
 * @param {string[]} args
 */
export function runTool(tree, command, args) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: tree.root,
    env: tree.env,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  if (error) throw error;
  return { isOk: status === 0, output: `${stdout}${stderr}`.trim() };
}

/** @param {string} file */
export const isTypeScript = (file) => /\.tsx?$/.test(file) && !file.endsWith(".d.ts");
