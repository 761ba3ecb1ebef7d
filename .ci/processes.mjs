// Starting and ending programs so that none of them is left behind.
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root, toolEnvironment } from "./install.mjs";

export const endingSignals = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);

const dieWithParent = pathToFileURL(join(root, ".ci", "die-with-parent.mjs")).href;

/**
 * Starts a program of the repository that ends by itself when this process is gone, however it went.
 * @param {string} node
 * @param {string[]} args the file first
 * @param {import("node:child_process").SpawnOptions} options `stdio` must contain "ipc"
 */
export function startNode(node, args, options) {
  return spawn(node, ["--import", dieWithParent, ...args], { env: toolEnvironment(node), ...options });
}

/**
 * Hands signals on to the child and waits for its end.
 * @param {import("node:child_process").ChildProcess} child
 * @returns {Promise<number>} its exit code, as a shell counts it
 */
export function follow(child) {
  for (const signal of endingSignals) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.once("exit", (code, signal) => resolve(signal ? 128 + constants.signals[signal] : (code ?? 1)));
  });
}
