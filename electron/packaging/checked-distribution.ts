import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fuseSentinel } from "./inspect.ts";
import type { PackageTarget } from "./targets.ts";

/** As in a fresh Electron: what our configuration changes stands the other way round. */
const untouchedFuses = "10110101";

/**
 * A folder in the place of Electron's, to check the configuration where Electron itself cannot be fetched: its files by
 * name, and a binary that is nothing but fuses. On Windows version and icon are written into it, which needs the form of
 * a Windows program: a program that comes with electron-builder lends it.
 */
export function makeCheckedDistribution(folder: string, tool: string, { platform }: PackageTarget): string {
  for (const name of ["resources", "locales"]) mkdirSync(join(folder, name), { recursive: true });
  const wire = Buffer.concat([
    platform === "win32" ? someWindowsBinary(tool) : Buffer.alloc(256),
    Buffer.from(fuseSentinel),
    Buffer.from([1, untouchedFuses.length]),
    Buffer.from(untouchedFuses),
    Buffer.alloc(256),
  ]);
  const binary = platform === "win32" ? "electron.exe" : "electron";
  writeFileSync(join(folder, binary), wire, { mode: 0o755 });
  for (const name of [
    "LICENSE",
    "LICENSES.chromium.html",
    "version",
    "locales/zh-CN.pak",
    "locales/en-US.pak",
    "locales/fr.pak",
  ]) {
    writeFileSync(join(folder, name), "");
  }
  return folder;
}

function someWindowsBinary(tool: string): Buffer {
  return readFileSync(join(tool, "node_modules", "electron-winstaller", "vendor", "7z-x64.exe"));
}
