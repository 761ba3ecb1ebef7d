import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

const repository = resolve(import.meta.dirname, "../..");
/** Written to by the tools themselves: a copy keeps its own. */
const ownFolders = new Set([".cache", ".vite", ".vite-temp"]);

export interface CheckResult {
  isOk: boolean;
  output: string;
}

/** A copy of the repository, or a new and empty one, in which a violation can be planted. */
export class PlantedTree {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Writes a file; git sees it because it is not ignored. */
  plant(file: string, content: string): void {
    const path = join(this.#folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }

  read(file: string): string {
    return readFileSync(join(this.#folder, file), "utf8");
  }

  uproot(file: string): void {
    rmSync(join(this.#folder, file));
  }

  /** Runs one check of `npm run check` on this tree. */
  check(name: string): CheckResult {
    const script = join(repository, ".ci", "check.mjs");
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, name, "--tree", this.#folder], {
      encoding: "utf8",
    });
    return { isOk: status === 0, output: `${stdout}${stderr}` };
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** The repository as it is now, uncommitted work included. */
export function copyRepository(): PlantedTree {
  const folder = newFolder();
  for (const file of filesOf(repository)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(repository, file), join(folder, file));
  }
  return makeTree(folder);
}

/** Only what configures the checks, and nothing for them to look at. */
export function emptyRepository(): PlantedTree {
  const folder = newFolder();
  for (const file of ["package.json", "biome.json", "knip.json", ".gitignore"]) {
    cpSync(join(repository, file), join(folder, file));
  }
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ files: [], references: [] }));
  return makeTree(folder);
}

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), "yichuang-check-"));
}

function makeTree(folder: string): PlantedTree {
  const modules = join(repository, "node_modules");
  mkdirSync(join(folder, "node_modules"));
  for (const name of readdirSync(modules)) {
    if (!ownFolders.has(name)) symlinkSync(join(modules, name), join(folder, "node_modules", name));
  }
  const { status } = spawnSync("git", ["init", "--quiet"], { cwd: folder });
  if (status !== 0) throw new Error(`git init failed in ${folder}`);
  return new PlantedTree(folder);
}

function filesOf(folder: string): string[] {
  const { stdout } = spawnSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"], {
    cwd: folder,
    encoding: "utf8",
  });
  return stdout.split("\0").filter((file) => file !== "" && existsSync(join(folder, file)));
}
