/** A version that runs and shows nothing: its process is ended from inside, and the one before is started. */
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { whatToStart } from "./launch.ts";
import { readState } from "./state.ts";
import { type Bench, bench, keys, release, usualRules, writeFiles } from "./testing.ts";

let machine: Bench;
beforeEach(() => {
  machine = bench();
});
afterEach(() => machine.remove());

const hangs = `
import { pathToFileURL } from "node:url";
const [deadMan, updatesFolder] = process.argv.slice(2);
const { watchTrial } = await import(pathToFileURL(deadMan).href);
watchTrial(updatesFolder, "1.0.1", 300);
process.stdout.write("runs");
for (;;) Math.random();
`;

/** Answers with the signal that ended it. */
function run(program: string): Promise<string | null> {
  const deadMan = join(import.meta.dirname, "dead-man.ts");
  const child = spawn(process.execPath, [program, deadMan, machine.updatesFolder], { stdio: "ignore" });
  return new Promise((resolve) => child.once("exit", (_code, signal) => resolve(signal)));
}

it("hangs: ended in time, taken back at the next start, and told", async () => {
  machine.hall.offered = release("1.0.1", { "main.mjs": hangs });
  const before = machine.open();
  await before.look();
  before.switchOver();
  const installed = {
    ...{ version: "1.0.0", rules: usualRules, programFolder: machine.runningProgram, key: keys.publicKey },
  };
  const tried = whatToStart(installed, machine.updatesFolder);
  expect(tried.version).toBe("1.0.1");
  expect(await run(join(tried.programFolder, "main.mjs"))).toBe("SIGKILL");
  expect(whatToStart(installed, machine.updatesFolder).version).toBe(null);
  const failed = { version: "1.0.1", because: "not-usable-in-time", isTold: false };
  expect(readState(machine.updatesFolder).failed).toEqual([failed]);
});

it("said in time that it is well: nothing ends it", async () => {
  writeFiles(machine.updatesFolder, { "state.json": JSON.stringify({ trying: null }) });
  const program = join(machine.folder, "well.mjs");
  writeFileSync(program, hangs.replace("for (;;) Math.random();", "setTimeout(() => process.exit(0), 900);"));
  expect(await run(program)).toBe(null);
});
