// The shell's program is bundled where its sources have changed; see electron/program/.
import { spawnSync } from "node:child_process";
import { root } from "./install.mjs";
import { sayAndExit } from "./say.mjs";

/**
 * @param {string} node
 * @returns {string} the folder with main.mjs, preload.cjs and line.mjs
 */
export function ensureShellProgram(node) {
  const { status, stdout } = spawnSync(node, ["electron/program/build.ts"], {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", 2],
  });
  if (status !== 0)
    sayAndExit(
      "终端程序没有生成(原因见上)。",
      "The shell's program could not be built (the reason is above).",
    );
  return stdout.trim();
}
