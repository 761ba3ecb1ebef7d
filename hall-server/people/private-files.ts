import { existsSync, statSync } from "node:fs";

const ofOthers = 0o077;

/** Folders 0700 and files 0600, whatever is made from here on: the database, its log, scans, backups, lists. */
export function keepFilesPrivate(): void {
  process.umask(ofOthers);
}

/** Others on this machine may read or write it. Always false where files have no such modes. */
export function isOpenToOthers(path: string): boolean {
  return process.platform !== "win32" && existsSync(path) && (statSync(path).mode & ofOthers) !== 0;
}
