/** Bundles the shell's program anew where its sources have changed, and prints the folder that it is in. */
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundleProgram } from "./bundle.ts";
import { freshProgram, type MadeFrom, madeFromFile, programsFolder, root, stateOf } from "./fresh.ts";

/** A program that still runs forks its lines and opens its windows from its folder. */
const keptMs = 24 * 3_600_000;

async function build(): Promise<string> {
  const startedAt = Date.now();
  const folder = join(programsFolder, `program-${startedAt}-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  const used = await bundleProgram(root, folder);
  // Written by npm whenever it changes anything among the packages.
  const installed = join(root, "node_modules", ".package-lock.json");
  const own = used.filter((path) => !path.includes("node_modules"));
  const how = join(root, "electron", "program", "bundle.ts");
  const inputs = [...own, how, installed].map(stateOf);
  // Somebody is writing: what was bundled may be half of it, so the next one bundles again.
  if (inputs.some(([, , changedAt]) => changedAt >= startedAt)) return folder;
  const madeFrom: MadeFrom = { root, folder, inputs };
  writeFileSync(`${madeFromFile}.${process.pid}`, JSON.stringify(madeFrom));
  renameSync(`${madeFromFile}.${process.pid}`, madeFromFile);
  removeOld(folder);
  return folder;
}

function removeOld(present: string): void {
  for (const name of readdirSync(programsFolder).filter((entry) => entry.startsWith("program-"))) {
    const folder = join(programsFolder, name);
    const isOld = folder !== present && Date.now() - statSync(folder).mtimeMs > keptMs;
    if (isOld) rmSync(folder, { recursive: true, force: true });
  }
}

process.stdout.write(`${freshProgram() ?? (await build())}\n`);
