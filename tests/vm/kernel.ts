/** A Debian kernel: the one that is installed here, or one that is fetched and unpacked, never installed. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { zstdDecompressSync } from "node:zlib";
import { err, ok, type Result } from "../../drivers/result.ts";

export interface Kernel {
  version: string;
  image: string;
  /** The folder of its modules. */
  modules: string;
}

/** An error is a sentence that says what to do. */
export function findKernel(cache: string): Result<Kernel, string> {
  const here = kernelsIn("/").at(-1) ?? kernelsIn(cache).at(-1);
  return here ? ok(here) : fetchKernel(cache);
}

function kernelsIn(root: string): Kernel[] {
  return [join(root, "lib/modules"), join(root, "usr/lib/modules")].filter(existsSync).flatMap((folder) =>
    readdirSync(folder)
      .map((version) => ({
        version,
        image: join(root, "boot", `vmlinuz-${version}`),
        modules: join(folder, version),
      }))
      // Debian's kernel for clouds has no USB.
      .filter(({ image, modules }) => existsSync(image) && existsSync(join(modules, "kernel/drivers/hid"))),
  );
}

/** Of 400 MB of modules, what cannot be needed. */
const leftOut = ["gpu", "net", "media", "scsi", "infiniband", "iio", "md", "staging", "mtd", "ata"];

function fetchKernel(cache: string): Result<Kernel, string> {
  const { stdout: depends } = spawnSync("apt-cache", ["depends", "linux-image-amd64"], { encoding: "utf8" });
  const [, name] = /Depends: (linux-image-\S+)/.exec(depends ?? "") ?? [];
  if (name === undefined) return err("no package linux-image-amd64 is known here; as root: apt-get update");
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(`${cache}.new-`);
  try {
    const download = spawnSync("apt-get", ["download", name], { cwd: folder, encoding: "utf8" });
    const file = readdirSync(folder).find((entry) => entry.endsWith(".deb"));
    if (file === undefined)
      return err(`${name} could not be fetched (${lastLine(download.stderr)}); as root: apt-get update`);
    const excludes = leftOut.map((part) => `--exclude='*/kernel/drivers/${part}'`).join(" ");
    const unpack = `dpkg-deb --fsys-tarfile ${file} | tar -x --wildcards ${excludes} --exclude='*/kernel/sound' './boot/vmlinuz*' './lib/modules' './usr/lib/modules'`;
    // tar minds that one of the two places for modules is not there; whether all is there is looked at below.
    spawnSync("sh", ["-c", unpack], { cwd: folder });
    rmSync(join(folder, file));
    if (kernelsIn(folder).length === 0) return err(`${name} could not be unpacked`);
    rmSync(cache, { recursive: true, force: true });
    renameSync(folder, cache);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const [kernel] = kernelsIn(cache);
  return kernel ? ok(kernel) : err(`${name} could not be unpacked`);
}

function lastLine(text: string): string {
  return text.trim().split("\n").at(-1) ?? "";
}

export interface KernelModule {
  name: string;
  content: Uint8Array;
}

/** The modules and what they need, in the order in which they can be loaded; what the kernel has built in is left out. */
export function modulesWithNeeds(kernel: Kernel, wanted: readonly string[]): Result<KernelModule[], string> {
  const builtIn = new Set(
    readFileSync(join(kernel.modules, "modules.builtin"), "utf8").split("\n").map(moduleName),
  );
  const files = new Map(
    readdirSync(join(kernel.modules, "kernel"), { recursive: true, encoding: "utf8" })
      .filter((file) => /\.ko(\.\w+)?$/.test(file))
      .map((file) => [moduleName(file), join(kernel.modules, "kernel", file)]),
  );
  const loaded = new Map<string, KernelModule>();
  const missing: string[] = [];

  function load(name: string): void {
    if (loaded.has(name) || builtIn.has(name)) return;
    const file = files.get(name);
    const content = file === undefined ? null : contentOf(file);
    if (content === null) {
      missing.push(name);
      return;
    }
    for (const needed of needsOf(content)) load(needed);
    loaded.set(name, { name, content });
  }

  wanted.forEach(load);
  if (missing.length > 0) return err(`kernel ${kernel.version} has no module ${missing.join(", ")}`);
  return ok([...loaded.values()]);
}

function moduleName(file: string): string {
  return basename(file)
    .replace(/\.ko(\.\w+)?$/, "")
    .replaceAll("-", "_");
}

function contentOf(file: string): Uint8Array | null {
  if (file.endsWith(".ko")) return readFileSync(file);
  if (file.endsWith(".zst")) return zstdDecompressSync(readFileSync(file));
  const { status, stdout } = spawnSync("xz", ["-dc", file], { maxBuffer: 64 * 1024 * 1024 });
  return status === 0 ? stdout : null;
}

/** A module's own list, `depends=a,b`, in its section .modinfo. */
function needsOf(content: Uint8Array): string[] {
  const [, list = ""] = /\0depends=([^\0]*)\0/.exec(Buffer.from(content).toString("latin1")) ?? [];
  return list.split(",").flatMap((name) => (name === "" ? [] : [moduleName(name)]));
}
