import type { Files } from "./files.ts";

export interface Tidied {
  /** Parts of uploads that were cut off, and small pictures of files that are gone. */
  leftovers: number;
  /** Files that nothing refers to and that nobody waits for. */
  unreferenced: number;
  kept: number;
}

/** So many are looked at before whatever else waits has its turn. */
const atATime = 200;

/**
 * Removes what nothing refers to. To be run while nothing is being received for the first time (`withLeftovers`), and daily. A file is
 * looked at and removed in one turn of the event loop, in which no command can begin to refer to it.
 */
export async function tidyFiles(
  files: Files,
  how: { withLeftovers: boolean; isStopped?: () => boolean },
): Promise<Tidied> {
  const tidied: Tidied = {
    leftovers: how.withLeftovers ? files.store.removeLeftovers() : 0,
    unreferenced: 0,
    kept: 0,
  };
  // By the wall: that is what the disk notes. Hall time differs from it by minutes at most, or somebody is told.
  let seen = 0;
  for (const { blobId, at } of files.store.all()) {
    seen += 1;
    if (seen % atATime === 0) await new Promise((resolve) => setImmediate(resolve));
    // The database is closed: nobody can say any more what is referred to.
    if (how.isStopped?.()) return tidied;
    if (isWanted(files, blobId, at)) tidied.kept += 1;
    else if (files.store.remove(blobId)) tidied.unreferenced += 1;
  }
  files.uploads.forgetBefore(files.graceSince);
  return tidied;
}

function isWanted(files: Files, blobId: string, at: number): boolean {
  return at >= files.graceSince || files.isAwaited(blobId) || files.references.isReferred(blobId);
}

/** Of these, what nothing refers to any more goes at once. */
export function removeGivenUp(files: Files, blobIds: Iterable<string>): void {
  for (const blobId of blobIds) {
    if (!files.references.isReferred(blobId)) files.store.remove(blobId);
  }
}
