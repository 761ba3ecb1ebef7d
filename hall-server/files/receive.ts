import { type FileHandle, open, rm } from "node:fs/promises";
import type { WorkFailure } from "../threads/one-by-one.ts";
import type { BlobStore } from "./blob-store.ts";
import { type ContentFault, type Examined, typeOf } from "./content/kinds.ts";
import { beginSealing, headBytes } from "./sealed-file.ts";
import type { Workshop } from "./workshop/workshop.ts";

export const mostBlobBytes = 10 * 1024 * 1024;
/** So many decide what a file is. */
const signatureBytes = 8;

export interface Received extends Examined {
  /** Sealed, synced and looked into; not yet among the hall's files. */
  part: string;
  blobId: string;
  bytes: number;
}

/**
 * A file as it comes in: sealed piece by piece onto the disk, so that a hundred scanners need no gigabyte, then looked into. Whatever
 * is not taken leaves nothing behind. Throws when the disk refuses, or its sender breaks off.
 */
export async function receive(
  source: AsyncIterable<Buffer>,
  claimedType: string,
  { store, workshop, key }: { store: BlobStore; workshop: Workshop; key: Parameters<typeof beginSealing>[0] },
): Promise<Received | ContentFault | WorkFailure> {
  const part = store.newPart();
  let isTaken = false;
  try {
    const written = await write(source, part, key);
    if (typeof written === "string") return written;
    const looked = await workshop.ask("examine", { path: part, claimedType });
    if (!looked.ok) return looked.error;
    if (typeof looked.value === "string") return looked.value;
    isTaken = true;
    return { part, ...written, ...looked.value };
  } finally {
    if (!isTaken) await rm(part, { force: true });
  }
}

async function write(
  source: AsyncIterable<Buffer>,
  part: string,
  key: Parameters<typeof beginSealing>[0],
): Promise<{ blobId: string; bytes: number } | ContentFault> {
  const file = await open(part, "wx", 0o600);
  try {
    const sealing = beginSealing(key);
    let first: Buffer = Buffer.alloc(0);
    let bytes = 0;
    for await (const piece of source) {
      if (first.length < signatureBytes) first = Buffer.concat([first, piece.subarray(0, signatureBytes)]);
      // What is surely nothing for the hall is not written to the end.
      if (first.length >= signatureBytes && typeOf(first) === null) return "unknown-type";
      if (bytes + piece.length > mostBlobBytes) return "too-large";
      const sealed = sealing.seal(piece);
      await writeAll(file, sealed, headBytes + bytes);
      bytes += piece.length;
    }
    if (typeOf(first) === null) return "unknown-type";
    const { head, blobId } = sealing.finish();
    await writeAll(file, head, 0);
    await file.sync();
    return { blobId, bytes };
  } finally {
    await file.close();
  }
}

/** A disk that becomes full takes part of a piece and says so by its length alone; the rest it then refuses. */
async function writeAll(file: FileHandle, piece: Buffer, position: number): Promise<void> {
  for (let at = 0; at < piece.length; ) {
    const { bytesWritten } = await file.write(piece, at, piece.length - at, position + at);
    at += bytesWritten;
  }
}
