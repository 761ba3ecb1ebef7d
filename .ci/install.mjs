// Makes sure that the dependencies are there and that a new enough Node is: everything that is started from the
// repository passes through here. Plain JavaScript that an old Node reads too, because it may be all a machine has.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { isRunning, sayAndExit, sleep } from "./say.mjs";

/** The repository's top folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const minimumNode = 24;
/** Whoever holds the install for longer has gone, and another program has its number. */
const longestInstallMs = 15 * 60_000;
const bin = join(root, "node_modules", ".bin");

/**
 * The one platform for which Node itself comes from npm (`optionalDependencies` in package.json); glibc only.
 */
const nodeComesFromNpm = process.platform === "linux" && process.arch === "x64" && libc() === "glibc";

/**
 * `npm install --no-save` keeps to the lock file (and its checksums) and leaves it as it is. `npm ci` would refuse:
 * some registries carry only the prebuilt packages of some platforms, and it wants to see them all in the lock.
 * The rest overrides what a person's own npm settings may say and what would leave half of the dependencies out.
 */
const npmArguments = [
  "install",
  "--no-save",
  "--ignore-scripts",
  "--include=dev",
  "--include=optional",
  "--include=peer",
  "--engine-strict=false",
  "--legacy-peer-deps=false",
  "--strict-peer-deps=false",
  "--global=false",
  "--workspaces=false",
  "--dry-run=false",
  "--package-lock=true",
  "--install-strategy=hoisted",
  "--audit=false",
  "--fund=false",
  "--progress=false",
  "--json=false",
  "--loglevel=error",
];

/**
 * Installs what is missing (messages go to standard error only) and finds a Node that is new enough.
 * Ends the process with a sentence and code 1 where that is impossible.
 * @returns {Promise<string>} the Node to run everything with
 */
export async function ensureInstalled() {
  if (!nodeComesFromNpm && majorOf(process.versions.node) < minimumNode) sayThatNodeIsTooOld();
  if (!isCurrent()) await installAlone();
  const node = findNode();
  if (node === undefined) sayThatNodeIsTooOld();
  return node;
}

/**
 * The environment for programs of the repository: its own tools and the Node found come first on the path.
 * @param {string} node from {@link ensureInstalled}
 * @returns {NodeJS.ProcessEnv}
 */
export function toolEnvironment(node) {
  return { ...process.env, PATH: [dirname(node), bin, process.env.PATH ?? ""].join(delimiter) };
}

/** True when node_modules is what package-lock.json says; npm keeps its own list of what it put there. */
function isCurrent() {
  const wanted = packagesIn(join(root, "package-lock.json"));
  const present = packagesIn(join(root, "node_modules", ".package-lock.json"));
  if (wanted === undefined)
    sayAndExit(
      "缺少 package-lock.json,请重新取得完整的代码。",
      "package-lock.json is missing: get the whole repository again.",
    );
  if (present === undefined) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === "") return true;
    const found = present[path];
    if (found === undefined) return entry.optional === true && !isMadeForThisMachine(entry);
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, os?: string[], cpu?: string[], libc?: string[] }} LockEntry
 * @param {string} file
 * @returns {Record<string, LockEntry> | undefined}
 */
function packagesIn(file) {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    // Half-written by an install that was cut short: as good as absent.
    return undefined;
  }
}

/**
 * A prebuilt package for exactly this platform; its absence is noticed, that of other optional ones is not.
 * @param {LockEntry} entry
 */
function isMadeForThisMachine(entry) {
  if (entry.os === undefined && entry.cpu === undefined) return false;
  const fits = (/** @type {string[] | undefined} */ list, /** @type {string} */ value) =>
    list === undefined || list.includes(value);
  return fits(entry.os, process.platform) && fits(entry.cpu, process.arch) && fits(entry.libc, libc());
}

function libc() {
  if (process.platform !== "linux") return "none";
  const report = /** @type {{ header?: { glibcVersionRuntime?: string } }} */ (process.report.getReport());
  return report.header?.glibcVersionRuntime === undefined ? "musl" : "glibc";
}

/** Two commands started at the same moment on a fresh clone must not install into each other. */
async function installAlone() {
  const lock = join(
    tmpdir(),
    `yichuang-install-${createHash("sha256").update(root).digest("hex").slice(0, 16)}`,
  );
  while (!take(lock)) await sleep(300);
  const release = () => rmSync(lock, { force: true });
  process.once("exit", release);
  if (!isCurrent()) install();
  process.off("exit", release);
  release();
}

/** @param {string} lock a file that only one process can have made */
function take(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    // Where no lock can be made at all, installing without one is the best that is left.
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") return true;
    if (isAbandoned(lock)) rmSync(lock, { force: true });
    return false;
  }
}

/** @param {string} lock */
function isAbandoned(lock) {
  try {
    const ageMs = Date.now() - statSync(lock).mtimeMs;
    const holder = Number(readFileSync(lock, "utf8"));
    return ageMs > longestInstallMs || (holder > 0 && !isRunning(holder));
  } catch {
    // Released in this very moment.
    return false;
  }
}

function install() {
  process.stderr.write("正在安装依赖(约一分钟)… / Installing dependencies (about a minute) …\n");
  const npm = process.env.npm_execpath;
  // npm reads npm_config_* as settings, and a production NODE_ENV leaves the development tools out.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) =>
        name !== "NODE_ENV" && !/^npm_config_(omit|only|production|global|prefix|location)$/i.test(name),
    ),
  );
  const [command, first] = npm?.endsWith(".js") ? [process.execPath, [npm]] : ["npm", []];
  const { status, error } = spawnSync(command, [...first, ...npmArguments], {
    cwd: root,
    env,
    stdio: ["ignore", 2, 2],
  });
  if (error && /** @type {NodeJS.ErrnoException} */ (error).code === "ENOENT")
    sayAndExit(
      "没有找到 npm,请先安装 Node.js(含 npm)。",
      "npm was not found: install Node.js, which brings it.",
    );
  if (status !== 0)
    sayAndExit(
      "依赖没有装好(原因见上)。请检查网络或 npm 的设置,再运行一次。",
      "The dependencies could not be installed (the reason is above). Check the network or npm's settings and try again.",
    );
}

function findNode() {
  if (majorOf(process.versions.node) >= minimumNode) return process.execPath;
  const own = join(bin, "node");
  const { stdout } = spawnSync(own, ["--version"], { encoding: "utf8" });
  return majorOf(stdout ?? "") >= minimumNode ? own : undefined;
}

/** @param {string} version `v24.1.0` or `24.1.0`; NaN for anything else */
function majorOf(version) {
  return Number.parseInt(version.replace(/^v/, ""), 10);
}

/** @returns {never} */
function sayThatNodeIsTooOld() {
  const here = `Node ${process.versions.node}, ${process.platform}-${process.arch}`;
  sayAndExit(
    `需要 Node ${minimumNode} 或更新的版本,这里是 ${here}。请先安装新版 Node.js,再运行一次。`,
    `Node ${minimumNode} or newer is needed; this is ${here}. Install a newer Node.js and run the command again.`,
  );
}
