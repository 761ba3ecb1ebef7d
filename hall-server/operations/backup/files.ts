/** Files of a backup: hashed, copied and synced. */
import { createHash } from "node:crypto";
import {
  chmodSync,
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  statSync,
} from "node:fs";
import { dirname, join } from "node:path";

const chunkBytes = 1024 * 1024;
const blobName = /^[0-9a-f]{64}$/;

export function hashFile(path: string): string {
  const hash = createHash("sha256");
  const chunk = Buffer.allocUnsafe(chunkBytes);
  const file = openSync(path, "r");
  try {
    for (let read = readSync(file, chunk); read > 0; read = readSync(file, chunk)) {
      hash.update(chunk.subarray(0, read));
    }
  } finally {
    closeSync(file);
  }
  return hash.digest("hex");
}

/** Of a file or of a folder: what was made in it is there after a power cut. */
export function sync(path: string): void {
  const file = openSync(path, "r");
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Nobody but their owner may read backups. */
export function makeFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
}

export function copyFile(from: string, to: string): void {
  makeFolder(dirname(to));
  copyFileSync(from, to, constants.COPYFILE_FICLONE);
  chmodSync(to, 0o600);
  sync(to);
}

/** A second name for the same file where the disk can; the hall's scans are never written again. */
export function linkFile(from: string, to: string): void {
  makeFolder(dirname(to));
  try {
    linkSync(from, to);
  } catch {
    copyFile(from, to);
  }
}

/** `blobs/<two digits>/<address>` of every scan in a data folder or a backup; what is half written has another name. */
export function blobPaths(folder: string): string[] {
  const blobs = join(folder, "blobs");
  if (!existsSync(blobs)) return [];
  return readdirSync(blobs)
    .filter((shelf) => statSync(join(blobs, shelf)).isDirectory())
    .flatMap((shelf) =>
      readdirSync(join(blobs, shelf))
        .filter((name) => blobName.test(name))
        .map((name) => `blobs/${shelf}/${name}`),
    )
    .toSorted();
}
