/** The shell's program in three files, as a kiosk runs it: `main.mjs`, `preload.cjs` and `line.mjs`, with their data beside them. */
import { cpSync, existsSync, mkdirSync, readdirSync } from "node:fs";
import { dirname, extname, join, relative, sep } from "node:path";
import { type Plugin, rolldown } from "rolldown";

/** Loaded by the system; they lie beside the program as npm installed them. */
export const nativePackages = ["better-sqlite3", "node-hid", "serialport", "usb"];
const external = [/^node:/, /^electron$/, ...nativePackages];

const parts = [
  { from: "electron/main.ts", to: "main.mjs", format: "esm", external },
  // A sandboxed preload script can load nothing but Electron.
  { from: "electron/preload.ts", to: "preload.cjs", format: "cjs", external: [/^electron$/] },
  { from: "electron/devices/line-main.ts", to: "line.mjs", format: "esm", external },
] as const;

/** Bundles the sources in `root` into the folder `to`. Returns the sources that were used, packages included. */
export async function bundleProgram(root: string, to: string): Promise<string[]> {
  mkdirSync(to, { recursive: true });
  const used = new Set<string>();
  for (const part of parts) {
    const bundle = await rolldown({
      input: join(root, part.from),
      platform: "node",
      external: [...part.external],
      plugins: [bringsItsData(root, to)],
      logLevel: "silent",
    });
    const { output } = await bundle.write({
      file: join(to, part.to),
      format: part.format,
      codeSplitting: false,
    });
    await bundle.close();
    for (const id of output[0].moduleIds) if (existsSync(id)) used.add(id);
  }
  return [...used];
}

/** A module of ours that looks for files beside itself finds them in a folder of the same name beside the program. */
function bringsItsData(root: string, to: string): Plugin {
  return {
    name: "brings-its-data",
    transform(code, id) {
      if (!/\bimport\.meta\.url\b/.test(code) || !id.startsWith(root) || id.includes("node_modules"))
        return null;
      copyData(dirname(id), join(to, relative(root, dirname(id))));
      const place = JSON.stringify(`./${relative(root, id).split(sep).join("/")}`);
      return code.replaceAll("import.meta.url", `new URL(${place}, import.meta.url).href`);
    },
  };
}

/** No program reads these: sources, notes, recordings for tests. */
const leftBehind = new Set([".ts", ".tsx", ".md", ".hex", ".txt", ".jsonl"]);

function copyData(from: string, to: string): void {
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const isData = entry.isDirectory()
      ? hasData(join(from, entry.name))
      : !leftBehind.has(extname(entry.name));
    if (!isData) continue;
    cpSync(join(from, entry.name), join(to, entry.name), {
      recursive: true,
      filter: (path) => !leftBehind.has(extname(path)),
    });
  }
}

function hasData(folder: string): boolean {
  return readdirSync(folder, { withFileTypes: true, recursive: true }).some(
    (entry) => entry.isFile() && !leftBehind.has(extname(entry.name)),
  );
}
