/**
 * Packages with native code, as npm installed them, cut down to what one kind of machine needs to run them: no sources, no
 * documents, no builds for other machines. They lie in the program under the same paths as here, so that each finds its own.
 */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { z } from "zod";
import { err, ok, type Result } from "../../drivers/result.ts";
import type { PackageTarget } from "./targets.ts";

const packageFile = z.object({
  name: z.string(),
  version: z.string(),
  dependencies: z.record(z.string(), z.string()).default({}),
  optionalDependencies: z.record(z.string(), z.string()).default({}),
  os: z.array(z.string()).optional(),
  cpu: z.array(z.string()).optional(),
  libc: z.array(z.string()).optional(),
});

/** Needed to compile, or only for types; nothing loads them. */
const neverLoaded = /^(node-addon-api$|@types\/)/;

/** In packages whose optional parts are builds for one machine each, the name says which. */
const buildFor = /-(linux|win32|darwin|android|freebsd)-/;

export interface MissingBuild {
  code: "build-missing";
  /** Of the package that belongs to that kind of machine. */
  name: string;
}

/** Where packages were installed: the repository first, then what belongs to another kind of machine alone. */
export type Roots = readonly string[];

/** Paths like `node_modules/serialport`, of these packages and all that they load, for that machine. */
export function closureOf(
  roots: Roots,
  names: readonly string[],
  target: PackageTarget,
): Result<string[], MissingBuild> {
  const found = new Set<string>();
  const waiting = names.map((name) => ({ name, from: "" }));
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const path = resolvePackage(roots, next.name, next.from);
    if (path === null) return err({ code: "build-missing", name: next.name });
    if (found.has(path)) continue;
    found.add(path);
    const read = packageFile.parse(
      JSON.parse(readFileSync(join(rootOf(roots, path), path, "package.json"), "utf8")),
    );
    const optional = Object.keys(read.optionalDependencies);
    const needed = Object.keys(read.dependencies).filter((name) => !optional.includes(name));
    const builds = optional.filter((name) => isBuildFor(name, target));
    for (const name of [...needed, ...builds]) {
      if (!neverLoaded.test(name)) waiting.push({ name, from: path });
    }
  }
  return ok([...found].toSorted());
}

/** musl's builds are for other systems than those that kiosks run. */
function isBuildFor(name: string, { platform, arch }: PackageTarget): boolean {
  return buildFor.test(name) && name.includes(`-${platform}-${arch}`) && !name.includes("musl");
}

/** As Node looks: in the package's own `node_modules`, then in those above it. */
function resolvePackage(roots: Roots, name: string, from: string): string | null {
  for (let folder = from; ; folder = posix.dirname(folder)) {
    const base = folder === "." ? "" : folder;
    if (posix.basename(base) !== "node_modules") {
      const path = posix.join(base, "node_modules", name);
      if (roots.some((root) => existsSync(join(root, path, "package.json")))) return path;
    }
    if (base === "") return null;
  }
}

function rootOf(roots: Roots, path: string): string {
  return roots.find((root) => existsSync(join(root, path, "package.json"))) ?? "";
}

const leftOut = [
  /\.(md|markdown|map|ts|mts|cts|gyp|gypi|cc|cpp|hpp|h|c|lock|yml|yaml|tgz|flow)$/i,
  /(^|\/)(test|tests|__tests__|__mocks__|example|examples|docs?|benchmark|benchmarks|man|bin)\//,
  /(^|\/)(\.[^/]+|Makefile|tsconfig[^/]*\.json)$/,
  /^(deps|hidapi)\//,
];
const licence = /(^|\/)(licen[cs]e|copying|notice)[^/]*$/i;

/** Whether a file of a package goes to that machine; `path` is inside the package. */
export function isNeeded(path: string, target: PackageTarget): boolean {
  if (licence.test(path)) return true;
  if (leftOut.some((pattern) => pattern.test(path))) return false;
  const [, build] = /^prebuilds\/([^/]+)/.exec(path) ?? [];
  if (build === undefined) return true;
  if (/musl/.test(path)) return false;
  return new RegExp(`(^|-)${target.platform}-${target.arch}(\\.node)?$`).test(build);
}

/** Copies the packages at these paths into a program's folder. */
export function copyPackages(
  roots: Roots,
  paths: readonly string[],
  to: string,
  target: PackageTarget,
): void {
  for (const path of paths) {
    const from = join(rootOf(roots, path), path);
    for (const file of filesOf(from)) {
      if (!isNeeded(file, target)) continue;
      mkdirSync(dirname(join(to, path, file)), { recursive: true });
      copyFileSync(join(from, file), join(to, path, file));
    }
  }
}

/** Without the packages inside it, which are named by themselves. */
function filesOf(folder: string, prefix = ""): string[] {
  return readdirSync(join(folder, prefix), { withFileTypes: true }).flatMap((entry) => {
    const path = prefix === "" ? entry.name : `${prefix}/${entry.name}`;
    if (entry.name === "node_modules") return [];
    return entry.isDirectory() ? filesOf(folder, path) : [path];
  });
}
