import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";

/**
 * Runs in a thread of its own, since a program that hangs cannot end itself, and comes as text, since a file inside the
 * package's archive need not be readable for a thread. At the end of the time it looks whether the version is
 * still being tried; if so it notes that and ends the process, and whoever keeps the shell running starts it anew.
 */
const program = `
const { readFileSync, writeFileSync, openSync, fsyncSync, closeSync } = require("node:fs");
const { workerData } = require("node:worker_threads");
const { stateFile, noteFile, version, withinMs } = workerData;
setTimeout(() => {
  let trying = null;
  try { trying = JSON.parse(readFileSync(stateFile, "utf8")).trying; } catch {}
  if (trying === null || trying.version !== version) return;
  try {
    const file = openSync(noteFile, "w");
    writeFileSync(file, version);
    fsyncSync(file);
    closeSync(file);
  } catch {}
  process.kill(process.pid, "SIGKILL");
}, withinMs);
`;

/** Ends this process when the version that is being tried has not said within that time that it is well. */
export function watchTrial(updatesFolder: string, version: string, withinMs: number): void {
  const stateFile = join(updatesFolder, "state.json");
  const workerData = { stateFile, noteFile: noteFile(updatesFolder), version, withinMs };
  new Worker(program, { eval: true, workerData }).unref();
}

/** The version that was ended so the last time, if one was. */
export function readNote(updatesFolder: string): string | null {
  try {
    return readFileSync(noteFile(updatesFolder), "utf8");
  } catch {
    return null;
  }
}

export function removeNote(updatesFolder: string): void {
  rmSync(noteFile(updatesFolder), { force: true });
}

function noteFile(updatesFolder: string): string {
  return join(updatesFolder, "not-usable-in-time");
}
