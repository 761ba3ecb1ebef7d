import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { ok, type Result } from "../../drivers/result.ts";
import { closureOf, copyPackages, type MissingBuild } from "./native-packages.ts";
import type { PackageTarget } from "./targets.ts";

export interface ProgramParts {
  /** Of the repository: its `package.json` says version and packages. */
  root: string;
  /** Where packages for the target alone were installed; the repository itself when it is this machine. */
  packagesRoot: string;
  /** main.mjs, preload.cjs, line.mjs, bundled, and the data that they read beside them. */
  bundles: string;
  /** Built pages. */
  pages: string;
  target: PackageTarget;
  to: string;
}

/** What a program consists of besides packages and pages. Both the installed one and every update are such a folder. */
export const programMain = "main.mjs";

const projectFile = z.object({
  version: z.string(),
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
});
export type Project = z.infer<typeof projectFile>;

export function readProject(root: string): Project {
  return projectFile.parse(JSON.parse(readFileSync(join(root, "package.json"), "utf8")));
}

/** Puts together the folder that runs on a kiosk: bundles, pages, packages with native code, and nothing else. */
export function stageProgram(parts: ProgramParts): Result<string[], MissingBuild> {
  const { root, packagesRoot, bundles, pages, target, to } = parts;
  const project = readProject(root);
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  cpSync(bundles, to, { recursive: true, filter: (path) => !isLeftHere(path, bundles) });
  cpSync(pages, join(to, "pages"), { recursive: true, filter: (path) => !isLeftHere(path, pages) });
  const names = loadedBy(to, Object.keys(project.dependencies));
  const closure = closureOf([root, packagesRoot], names, target);
  if (!closure.ok) return closure;
  copyPackages([root, packagesRoot], closure.value, to, target);
  const own = { name: "yichuang-shell-program", version: project.version, main: programMain, type: "module" };
  writeFileSync(join(to, "package.json"), `${JSON.stringify(own, null, 2)}\n`);
  return ok(closure.value);
}

/** Stamps of the build, source maps, recordings of devices for tests, and the gallery of states, for who makes pages. */
function isLeftHere(path: string, from: string): boolean {
  return /[\\/](\.[^\\/]+|[^\\/]+\.map|captures|gallery)$/.test(path.slice(from.length));
}

const specifier = /\b(?:from|import|require)\s*\(?\s*["']([^"'./\n][^"'\n]*)["']/g;

/** Packages that the bundles leave to be found beside them. What they try and do without is no dependency of the project. */
function loadedBy(folder: string, known: readonly string[]): string[] {
  const names = new Set<string>();
  for (const file of readdirSync(folder)) {
    if (!/\.[cm]?js$/.test(file)) continue;
    for (const [, name] of readFileSync(join(folder, file), "utf8").matchAll(specifier)) {
      const found = known.find((one) => name === one || name?.startsWith(`${one}/`));
      if (found !== undefined) names.add(found);
    }
  }
  return [...names].toSorted();
}
