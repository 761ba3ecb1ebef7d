// Starting and ending programs so that none of them is left behind.
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root, toolEnvironment } from "./install.mjs";

const dieWithParent = pathToFileURL(join(root, ".ci", "die-with-parent.mjs")).href;

/**
 * Starts a program that ends by itself when this process is gone, however it went.
 * @param {string} node
 * @param {string[]} args the file first
 * @param {import("node:child_process").SpawnOptions} options `stdio` must contain "ipc"
 */
export function startNode(node, args, options) {
  return spawn(node, ["--import", dieWithParent, ...args], { env: toolEnvironment(node), ...options });
}

/**
 * This process stands in for the child: hands signals on and ends as the child ends.
 * @param {import("node:child_process").ChildProcess} child
 */
export function forwardSignals(child) {
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.on(signal, () => child.kill(signal));
  }
  child.once("exit", (code, signal) => process.exit(signal ? 128 + constants.signals[signal] : (code ?? 1)));
}
