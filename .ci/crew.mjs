// The programs that one start runs side by side: they come up in order, and go down together.
import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { startNode } from "./processes.mjs";
import { isRunning, sleep } from "./say.mjs";

/** A city hall with its staff is made on the first start; on a slow machine that takes a while. */
const readyWithinMs = 90_000;
const endWithinMs = 10_000;
const shownLogLines = 12;

/**
 * @typedef {object} Member
 * @property {string} name
 * @property {import("node:child_process").ChildProcess} child
 * @property {string} log
 */

export class Crew {
  /** @type {Member[]} */
  #members = [];
  #isEnding = false;
  #node;
  #logFolder;
  /** @type {(name: string, log: string) => void} */
  #onLoss;

  /**
   * @param {string} node
   * @param {string} logFolder one file for each program, begun anew at each start
   * @param {(name: string, log: string) => void} onLoss a program ended that nobody asked to
   */
  constructor(node, logFolder, onLoss) {
    this.#node = node;
    this.#logFolder = logFolder;
    this.#onLoss = onLoss;
    mkdirSync(logFolder, { recursive: true });
  }

  /**
   * Starts a program and waits for the line of JSON by which it says that it is ready.
   * @param {string} name
   * @param {string[]} args the file first
   * @returns {Promise<Record<string, unknown>>} that line
   */
  async start(name, args) {
    const log = join(this.#logFolder, `${name}.log`);
    const file = openSync(log, "w");
    // A process group of its own: Ctrl-C reaches this process only, which then ends everything in good order.
    const child = startNode(this.#node, args, { detached: true, stdio: ["ignore", "pipe", file, "ipc"] });
    closeSync(file);
    this.#members.push({ name, child, log });
    child.once("exit", () => {
      if (!this.#isEnding) this.#onLoss(name, lastLines(log));
    });
    child.once("error", () => this.#onLoss(name, lastLines(log)));
    return readyLine(child);
  }

  /** Asks every program to end, waits, and kills what does not. */
  async end() {
    this.#isEnding = true;
    for (const { child } of this.#members) signalGroup(child, "SIGTERM");
    const giveUpAt = performance.now() + endWithinMs;
    while (this.#members.some(isAlive) && performance.now() < giveUpAt) await sleep(20);
    this.kill();
  }

  /** At once and without asking. */
  kill() {
    this.#isEnding = true;
    for (const { child } of this.#members) signalGroup(child, "SIGKILL");
  }
}

/**
 * Never settles for a program that ends before it is ready: that is a loss, and the crew says so.
 * @param {import("node:child_process").ChildProcess} child
 * @returns {Promise<Record<string, unknown>>}
 */
function readyLine(child) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("not ready in time")), readyWithinMs);
    child.once("exit", () => clearTimeout(timer));
    let text = "";
    child.stdout?.setEncoding("utf8").on("data", (/** @type {string} */ chunk) => {
      text += chunk;
      const lines = text.split("\n");
      text = lines.pop() ?? "";
      for (const line of lines) {
        const message = parse(line);
        if (message?.ready !== true) continue;
        clearTimeout(timer);
        resolve(message);
      }
    });
  });
}

/**
 * @param {string} line
 * @returns {Record<string, unknown> | undefined}
 */
function parse(line) {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** @param {Member} member */
function isAlive({ child }) {
  return (
    child.pid !== undefined && child.exitCode === null && child.signalCode === null && isRunning(child.pid)
  );
}

/**
 * The program and whatever it started itself.
 * @param {import("node:child_process").ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function signalGroup(child, signal) {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The whole group has ended already.
  }
}

/** @param {string} log */
function lastLines(log) {
  return readFileSync(log, "utf8").trimEnd().split("\n").slice(-shownLogLines).join("\n");
}
