import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { ok, type Result } from "../../drivers/result.ts";
import { windowRoles } from "../contract/bridge.ts";
import { nativePackages } from "../program/bundle.ts";
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
const programMain = "main.mjs";

const projectFile = z.object({
  version: z.string(),
  devDependencies: z.record(z.string(), z.string()),
});
type Project = z.infer<typeof projectFile>;

export function readProject(root: string): Project {
  return projectFile.parse(JSON.parse(readFileSync(join(root, "package.json"), "utf8")));
}

/** Puts together the folder that runs on a kiosk: bundles, pages that its windows show, packages with native code. */
export function stageProgram(parts: ProgramParts): Result<string[], MissingBuild> {
  const { root, packagesRoot, bundles, pages, target, to } = parts;
  const project = readProject(root);
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  cpSync(bundles, to, { recursive: true, filter: (path) => !isLeftHere(path, bundles) });
  for (const name of ["assets", ...windowRoles]) {
    const page = join(pages, name);
    if (existsSync(page)) {
      cpSync(page, join(to, "pages", name), { recursive: true, filter: (path) => !isLeftHere(path, pages) });
    }
  }
  const closure = closureOf([root, packagesRoot], nativePackages, target);
  if (!closure.ok) return closure;
  copyPackages([root, packagesRoot], closure.value, to, target);
  const own = { name: "yichuang-shell-program", version: project.version, main: programMain, type: "module" };
  writeFileSync(join(to, "package.json"), `${JSON.stringify(own, null, 2)}\n`);
  return ok(closure.value);
}

/** Stamps of the build, source maps, and recordings of devices for tests. */
function isLeftHere(path: string, from: string): boolean {
  return /[\\/](\.[^\\/]+|[^\\/]+\.map|captures)$/.test(path.slice(from.length));
}
