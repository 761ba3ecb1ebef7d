import type { KeyObject } from "node:crypto";
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statfsSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { err, ok, type Result } from "../../drivers/result.ts";
import { syncFolder, writeWhole } from "../disk/whole-file.ts";
import { isDiskTrouble } from "./disk-trouble.ts";
import { type FetchFault, fetchFile, hashOf } from "./fetch-file.ts";
import type { HallUpdates } from "./hall-updates.ts";
import type { FileEntry, Manifest } from "./manifest.ts";
import { envelopeFile, filesUnder, isIntact, programFolder, versionFolder } from "./version-folder.ts";

export type StageFault = FetchFault | "disk-full";

/** The kiosk's own book, where numbers lie that the hall has not got yet, must never find the disk full because of us. */
const leftFreeBytes = 300 * 1024 * 1024;

export interface Staging {
  updatesFolder: string;
  /** Of the program that runs: what has not changed since is copied from there. */
  runningProgram: string;
  key: KeyObject;
  hall: HallUpdates;
  mayGoOn: () => boolean;
  freeBytes?: (folder: string) => number;
}

/** Brings a whole version to its place. Interrupted anywhere, it is done again from what is there. */
export async function stage(
  { updatesFolder, runningProgram, key, hall, mayGoOn, freeBytes = freeBytesOf }: Staging,
  manifest: Manifest,
  envelope: string,
): Promise<Result<void, StageFault>> {
  const { version, files } = manifest;
  const place = versionFolder(updatesFolder, version);
  if (isIntact(place, version, key)) return ok(undefined);
  try {
    const incoming = join(updatesFolder, "incoming");
    mkdirSync(incoming, { recursive: true, mode: 0o700 });
    keepOnly(incoming, files);
    const here = filesByHash(runningProgram, files);
    // Those that are fetched lie there twice for a moment.
    const needed = files.reduce((sum, { bytes, sha512 }) => sum + bytes * (here.has(sha512) ? 1 : 2), 0);
    if (freeBytes(updatesFolder) < needed + leftFreeBytes) return err("disk-full");
    for (const file of files) {
      if (here.has(file.sha512)) continue;
      if (!mayGoOn()) return err("put-off");
      const fetched = await fetchFile(hall, incoming, file, mayGoOn);
      if (!fetched.ok) return fetched;
      here.set(file.sha512, fetched.value);
    }
    putTogether(place, files, here, envelope);
    if (!isIntact(place, version, key)) {
      rmSync(place, { recursive: true, force: true });
      return err("wrong-content");
    }
    rmSync(incoming, { recursive: true, force: true });
    return ok(undefined);
  } catch (error) {
    if (isDiskTrouble(error)) return err("disk-refuses");
    throw error;
  }
}

/** Under its name only when it is whole and on the disk. */
function putTogether(
  place: string,
  files: readonly FileEntry[],
  here: ReadonlyMap<string, string>,
  envelope: string,
): void {
  const aside = `${place}.new`;
  for (const old of [aside, place]) rmSync(old, { recursive: true, force: true });
  const program = programFolder(aside);
  const folders = new Set<string>([program]);
  for (const { path, sha512 } of files) {
    const to = join(program, path);
    mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
    copyFileSync(here.get(sha512) ?? "", to);
    syncFile(to);
    for (let folder = dirname(to); folder.length > program.length; folder = dirname(folder))
      folders.add(folder);
  }
  for (const folder of folders) syncFolder(folder);
  writeWhole(envelopeFile(aside), envelope);
  renameSync(aside, place);
  syncFolder(dirname(place));
}

function syncFile(path: string): void {
  const file = openSync(path, "r+");
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Pieces of a version that was to come before. */
function keepOnly(incoming: string, files: readonly FileEntry[]): void {
  const wanted = new Set(files.map(({ sha512 }) => sha512));
  for (const name of readdirSync(incoming)) {
    if (!wanted.has(name.replace(/\.part$/, ""))) rmSync(join(incoming, name), { recursive: true });
  }
}

/** Which of the files lie in that program already, under whatever name. */
function filesByHash(program: string, files: readonly FileEntry[]): Map<string, string> {
  const wanted = new Set(files.map(({ sha512 }) => sha512));
  const found = new Map<string, string>();
  if (!existsSync(program)) return found;
  for (const path of filesUnder(program) ?? []) {
    const file = join(program, path);
    const sha512 = hashOf(file);
    if (wanted.has(sha512)) found.set(sha512, file);
  }
  return found;
}

function freeBytesOf(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}
