// The hall server is put into one file where its sources have changed; see hall-server/program/.
import { spawnSync } from "node:child_process";
import { root } from "./install.mjs";

/** @param {string} node */
export function ensureServerProgram(node) {
  spawnSync(node, ["hall-server/program/build.ts"], { cwd: root, stdio: ["ignore", 2, 2] });
}
