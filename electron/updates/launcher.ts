/**
 * What the installed package starts, and all of it that is never updated except by an installer: chooses the version to
 * run and runs it. It knows nothing of the hall, of windows and of devices, so that it never needs to change.
 */
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { app } from "electron";
import { readInstalled } from "./installed.ts";
import { launch } from "./launch.ts";
import { updatesFolderIn } from "./updates-folder.ts";

/** sysexits.h EX_SOFTWARE: whoever keeps the shell running starts it again. */
const startAgain = 70;

/** Where the shell keeps its data may be said on the command line; Chromium's switches beside it are its own affair. */
const { data } = parseArgs({
  args: process.argv.slice(1),
  options: { data: { type: "string" } },
  strict: false,
}).values;

try {
  const userData = typeof data === "string" ? resolve(data) : app.getPath("userData");
  await launch(readInstalled(app.getAppPath()), updatesFolderIn(userData), run);
} catch (error) {
  process.stderr.write(`the shell could not be loaded: ${error instanceof Error ? error.stack : error}\n`);
  app.exit(startAgain);
}

async function run(programFolder: string): Promise<void> {
  const { main } = JSON.parse(readFileSync(join(programFolder, "package.json"), "utf8")) as { main: string };
  await import(pathToFileURL(join(programFolder, main)).href);
}
