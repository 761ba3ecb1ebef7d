// Packages with native code for another kind of machine than this one, exactly those of package-lock.json.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./install.mjs";
import { sayAndExit } from "./say.mjs";

/** @typedef {{ version?: string, dev?: boolean, os?: string[], cpu?: string[], libc?: string[] }} LockEntry */

const cache = join(root, "node_modules", ".cache", "packaging");

/**
 * Builds of native packages that npm installs on that kind of machine alone; all else is the same everywhere.
 * @param {string} target `linux-arm64`, as `process.platform` and `process.arch`
 * @returns {string} the folder whose `node_modules` has them
 */
export function packagesFor(target) {
  const [os = "", cpu = ""] = target.split("-");
  if (os === process.platform && cpu === process.arch) return root;
  /** @type {{ lockfileVersion: number, packages: Record<string, LockEntry> }} */
  const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  const builds = Object.entries(lock.packages).filter(
    ([, entry]) =>
      !entry.dev && entry.os?.includes(os) && entry.cpu?.includes(cpu) && !entry.libc?.includes("musl"),
  );
  const dependencies = Object.fromEntries(
    builds.map(([path, { version }]) => [path.slice("node_modules/".length), version]),
  );
  const own = { name: "builds", version: "0.0.0", private: true, dependencies };
  const packages = { "": own, ...Object.fromEntries(builds) };
  // npm would refuse what does not run on this machine; that is the point of it.
  const options = ["--force"];
  return installedIn(
    join(cache, `builds-${target}`),
    JSON.stringify(own),
    JSON.stringify({ ...own, lockfileVersion: lock.lockfileVersion, packages }),
    options,
  );
}

/** electron-builder, which nobody needs but who makes packages. Returns its folder. */
export function packagingTool() {
  const from = join(root, "electron", "packaging", "tool");
  const [own = "", lock = ""] = ["package.json", "package-lock.json"].map((file) =>
    readFileSync(join(from, file), "utf8"),
  );
  return installedIn(join(cache, "tool"), own, lock, []);
}

/**
 * `npm ci` in a folder of its own, once for each lock file.
 * @param {string} folder
 * @param {string} own its package.json
 * @param {string} lock its package-lock.json
 * @param {string[]} options
 */
function installedIn(folder, own, lock, options) {
  const hash = createHash("sha256").update(lock).digest("hex");
  const stamp = join(folder, ".made-of");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return folder;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), own);
  writeFileSync(join(folder, "package-lock.json"), lock);
  copyFileSync(join(root, ".npmrc"), join(folder, ".npmrc"));
  process.stderr.write("正在准备打包工具… / Getting ready what packages are made with …\n");
  const npm = process.env.npm_execpath;
  const [command, first] = npm?.endsWith(".js") ? [process.execPath, [npm]] : ["npm", []];
  const { status } = spawnSync(
    command,
    [...first, "ci", "--ignore-scripts", "--no-audit", "--no-fund", ...options],
    {
      cwd: folder,
      stdio: ["ignore", 2, 2],
    },
  );
  if (status !== 0)
    sayAndExit(
      "打包所需的软件包没有装好(原因见上):请在能访问软件包源的机器上再运行一次。",
      "What packages are made with could not be installed (the reason is above): run this where packages can be installed.",
    );
  writeFileSync(stamp, hash);
  return folder;
}
