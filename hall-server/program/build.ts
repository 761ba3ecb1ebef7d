/** Makes the server's program anew where its sources have changed; whoever cannot write here starts from the sources, a little later. */
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Plugin, rolldown } from "rolldown";
import { freshProgram, type MadeFrom, madeFromFile, programFolder, sources, stateOf } from "./fresh.ts";

const packages = join(sources, "node_modules");
/** Written by npm whenever it changes anything in there. */
const installed = join(packages, ".package-lock.json");

/** Native code, and what has its data beside it. */
const external = [/^node:/, "better-sqlite3", "@node-rs/argon2", "espeak-ng", "pinyin-pro", "rolldown"];

/** Who looks for files beside itself finds those of the sources. */
const staysInPlace: Plugin = {
  name: "stays-in-place",
  transform(code, id) {
    if (!/import\.meta\.url|__dirname|__filename/.test(code)) return null;
    const folder = JSON.stringify(join(id, ".."));
    return code
      .replaceAll("import.meta.url", JSON.stringify(pathToFileURL(id).href))
      .replaceAll(/\b__dirname\b/g, folder)
      .replaceAll(/\b__filename\b/g, JSON.stringify(id));
  },
};

async function build(): Promise<void> {
  const startedAt = Date.now();
  const bundle = await rolldown({
    input: join(sources, "hall-server/run.ts"),
    platform: "node",
    external,
    plugins: [staysInPlace],
    logLevel: "silent",
  });
  const { output } = await bundle.generate({ format: "esm", codeSplitting: false });
  const [{ code, moduleIds }] = output;
  const ownModules = moduleIds.filter((id) => id.startsWith(sources) && !id.startsWith(packages));
  const inputs = [...ownModules, installed].map(stateOf);
  if (inputs.some(([, , changedAt]) => changedAt >= startedAt)) return;
  const program = join(programFolder, `program-${startedAt}-${process.pid}.js`);
  writeFileSync(program, code);
  const madeFrom: MadeFrom = { node: process.version, sources, program, inputs };
  writeFileSync(`${madeFromFile}.${process.pid}`, JSON.stringify(madeFrom));
  renameSync(`${madeFromFile}.${process.pid}`, madeFromFile);
  const programs = readdirSync(programFolder).filter((file) => file.startsWith("program-"));
  // The one before may be about to be started.
  for (const old of programs.toSorted().slice(0, -2)) rmSync(join(programFolder, old));
}

if (freshProgram() === null) {
  try {
    mkdirSync(programFolder, { recursive: true });
    await build();
  } catch (error) {
    process.stderr.write(`the server starts from its sources: ${String(error)}\n`);
  }
}
