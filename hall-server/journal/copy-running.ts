import { closeSync, fdatasync, openSync } from "node:fs";
import type { HallDatabase } from "./database.ts";

/** A step takes a millisecond; commands pass between two. */
const pagesAStep = 100;
const stepsASync = 20;

/**
 * Copies the database while it is in use. What was copied is synced beside the copying, since the one sync at its end
 * would otherwise hold up every command for as long as the disk needs for all of it.
 */
export async function copyRunning(db: HallDatabase, file: string): Promise<void> {
  let descriptor: number | null = null;
  let steps = 0;
  let isSyncing = false;
  let isOver = false;
  const close = () => {
    if (isOver && !isSyncing && descriptor !== null) closeSync(descriptor);
  };
  try {
    await db.backup(file, {
      progress: () => {
        steps += 1;
        if (isSyncing || steps % stepsASync !== 0) return pagesAStep;
        descriptor ??= openSync(file, "r+");
        isSyncing = true;
        // Its outcome does not matter: the last sync, SQLite's own, tells of every trouble.
        fdatasync(descriptor, () => {
          isSyncing = false;
          close();
        });
        return pagesAStep;
      },
    });
  } finally {
    isOver = true;
    close();
  }
}
