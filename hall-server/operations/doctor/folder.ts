/** The data folder: there, writable, closed to others, with room; and what lies around it. */
import { accessSync, constants, existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { isOpenToOthers } from "../../people/private-files.ts";
import { databaseFile } from "../backup/manifest.ts";
import { partPrefix } from "../backup/shelf.ts";
import { controlPath } from "../control.ts";
import { freeBytes } from "../readiness.ts";
import { type Finding, fine, note, problem } from "./finding.ts";

const neededMb = 1_024;

export function checkFolder(dataFolder: string, freeIn = freeBytes, access = accessSync): Finding[] {
  const folder = resolve(dataFolder);
  if (!existsSync(folder)) {
    const parent = nearest(folder);
    const closed = closedOf([parent], parent, access);
    if (closed) return [closed];
    return [note("folder-missing", { folder }), ...checkRoom(parent, freeIn)];
  }
  if (!statSync(folder).isDirectory()) return [problem("folder-not-a-folder", { folder })];
  const closed = closedOf([folder, ...ownFiles(folder)], folder, access);
  if (closed) return [closed];
  const open = isOpenToOthers(folder) ? [problem("folder-open", { folder })] : [];
  return [...open, ...checkRoom(folder, freeIn)];
}

function checkRoom(folder: string, freeIn: typeof freeBytes): Finding[] {
  const free = freeIn(folder);
  if (free === null) return [];
  const freeMb = Math.floor(free / 1024 / 1024);
  return freeMb < neededMb
    ? [problem("disk-low", { folder, freeMb, neededMb })]
    : [fine("folder-fine", { folder, freeMb })];
}

/** What a run that was cut short left around the folder. `isRunning`: what is in use is no leftover. */
export function checkLeftovers(
  dataFolder: string,
  shelves: readonly string[],
  isRunning: boolean,
): Finding[] {
  if (isRunning) return [];
  const folder = resolve(dataFolder);
  const control = controlPath(folder);
  const running = `${folder}.running.json`;
  const parts = shelves
    .filter((shelf) => existsSync(shelf))
    .flatMap((shelf) =>
      readdirSync(shelf)
        .filter((name) => name.startsWith(partPrefix))
        .map((name) => join(shelf, name)),
    );
  const left = [
    ...(existsSync(control) ? [control] : []),
    ...(existsSync(running) && !isAlive(running) ? [running] : []),
    ...parts,
  ];
  return left.map((path) => note("left-behind", { path }));
}

function ownFiles(folder: string): string[] {
  return [databaseFile, `${databaseFile}-wal`, "blobs"].map((name) => join(folder, name)).filter(existsSync);
}

/** The first that cannot be written: by this user, or by anybody, since its disk is read-only. */
function closedOf(paths: readonly string[], folder: string, access: typeof accessSync): Finding | null {
  for (const path of paths) {
    try {
      access(path, constants.R_OK | constants.W_OK);
    } catch (error) {
      const isReadOnly = (error as { code?: string }).code === "EROFS";
      return isReadOnly
        ? problem("folder-read-only", { path })
        : problem("folder-not-writable", { folder, path });
    }
  }
  return null;
}

function nearest(folder: string): string {
  const parent = dirname(folder);
  return existsSync(parent) || parent === folder ? parent : nearest(parent);
}

/** `npm start` notes its process there. */
function isAlive(runningFile: string): boolean {
  try {
    const { pid } = JSON.parse(readFileSync(runningFile, "utf8")) as { pid: number };
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === "EPERM";
  }
}
