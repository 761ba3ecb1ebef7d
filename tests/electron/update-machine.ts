/**
 * For a test: a machine that is switched on again and again and finds a newer version each time, in a process that is
 * killed whenever. Each round is one start: the launcher's choice, then what a program of that version would do.
 *
 *   node update-machine.ts <folder> <last version's patch>
 *
 * Ends with 0 when the last version runs, with 99 when something was started that is not whole.
 */
import { createPublicKey } from "node:crypto";
import { createReadStream, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { err, ok } from "../../drivers/result.ts";
import type { HallUpdates } from "../../electron/updates/hall-updates.ts";
import { whatToStart } from "../../electron/updates/launch.ts";
import { silent, usualRules } from "../../electron/updates/testing.ts";
import { openUpdates } from "../../electron/updates/updates.ts";

const [folder = "", last = ""] = process.argv.slice(2);
const key = createPublicKey(readFileSync(join(folder, "key.pub"), "utf8"));
const updatesFolder = join(folder, "updates");
const programFolder = join(folder, "installed");
const broken = 99;

process.stdout.write("on\n");
let isDone = false;
while (!isDone) isDone = await start();

async function start(): Promise<boolean> {
  const installed = { version: "1.0.0", rules: usualRules, programFolder, key };
  const launched = whatToStart(installed, updatesFolder);
  const running = JSON.parse(readFileSync(join(launched.programFolder, "package.json"), "utf8")).version;
  const content = readFileSync(join(launched.programFolder, "large.bin"), "latin1");
  if ((launched.version ?? "1.0.0") !== running || !content.startsWith(`content of ${running} `)) {
    process.exit(broken);
  }
  if (content.length !== 300_000) process.exit(broken);
  // A version that ends before it is well, as every start of it would.
  if (existsSync(join(launched.programFolder, "ends-at-once"))) return false;
  let isSwitching = false;
  const updates = openUpdates({
    ...{ updatesFolder, key, running, log: silent, installed: "1.0.0" },
    runningProgram: launched.programFolder,
    target: { platform: "linux", arch: "x64" },
    hall: offering(running),
    isQuiet: () => true,
    restart: () => {
      isSwitching = true;
    },
  });
  updates.isWell();
  if (running === `1.0.${last}`) return true;
  await updates.look();
  updates.switchOver();
  return !isSwitching && running === `1.0.${last}`;
}

/** The release after the one that runs, or the one after that, where it was given up. */
function offering(running: string): HallUpdates {
  const state = join(updatesFolder, "state.json");
  const failed: { version: string }[] = existsSync(state)
    ? JSON.parse(readFileSync(state, "utf8")).failed
    : [];
  let patch = Number(running.split(".")[2]) + 1;
  while (failed.some(({ version }) => version === `1.0.${patch}`)) patch += 1;
  const release = join(folder, "releases", String(patch), "linux-x64");
  return {
    manifest: async () => ok(readFileSync(join(release, "manifest.json"), "utf8")),
    file: async (sha512, from) => {
      const path = join(release, "files", sha512);
      if (!existsSync(path)) return err("none-offered");
      return ok({ isWhole: false, body: createReadStream(path, { start: from, highWaterMark: 20_000 }) });
    },
  };
}
