import type { KeyObject } from "node:crypto";
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { sync } from "../operations/backup/files.ts";
import { type FileType, typeOf } from "./content/kinds.ts";
import { addressOf, beginSealing, headBytes, openSealed } from "./sealed-file.ts";

export const blobName = /^[0-9a-f]{64}$/;
const thumbnailSuffix = ".thumb";

export interface KeptBlob {
  content: Buffer;
  type: FileType;
}

/**
 * Files of people, encrypted at rest and addressed by a keyed hash of their content: the same file twice is kept once,
 * and nobody learns from an address what a file says.
 *
 *     blobs/<two digits>/<address>          a file
 *     blobs/<two digits>/<address>.thumb    its small picture, made when first asked for
 *     blobs/incoming/<number>.part          on its way; what a killed server leaves is removed at the next start
 */
export class BlobStore {
  readonly folder: string;
  readonly #key: KeyObject;
  #lastPart = 0;

  constructor(dataFolder: string, key: KeyObject) {
    this.folder = join(dataFolder, "blobs");
    this.#key = key;
  }

  /** What the hall made itself, or has looked into: kept under its address, written and synced. */
  put(content: Buffer): { blobId: string; type: FileType } {
    const type = typeOf(content);
    if (type === null) throw new Error("the hall keeps pictures and documents, and nothing else");
    const blobId = addressOf(this.#key, content);
    if (this.has(blobId)) this.#freshen(blobId);
    else this.take(this.#writePart(content), blobId);
    return { blobId, type };
  }

  has(blobId: string): boolean {
    return blobName.test(blobId) && existsSync(this.pathOf(blobId));
  }

  /** Null where there is none, and where what lies there was changed. */
  get(blobId: string): KeptBlob | null {
    if (!this.has(blobId)) return null;
    const content = openSealed(this.#key, blobId, readFileSync(this.pathOf(blobId)));
    const type = content && typeOf(content);
    return content && type ? { content, type } : null;
  }

  pathOf(blobId: string): string {
    return join(this.folder, blobId.slice(0, 2), blobId);
  }

  thumbnail(blobId: string): Buffer | null {
    const path = `${this.pathOf(blobId)}${thumbnailSuffix}`;
    return blobName.test(blobId) && existsSync(path) ? openSealed(this.#key, null, readFileSync(path)) : null;
  }

  keepThumbnail(blobId: string, jpeg: Buffer): void {
    // It may have been purged while its picture was made small.
    if (!this.has(blobId)) return;
    // Made anew whenever it is missing: it need not outlive a power cut.
    renameSync(this.#writePart(jpeg, "unsynced"), `${this.pathOf(blobId)}${thumbnailSuffix}`);
  }

  /** A file on its way gets its own name; it lies beside the others and is none of them yet. */
  newPart(): string {
    const incoming = join(this.folder, "incoming");
    mkdirSync(incoming, { recursive: true, mode: 0o700 });
    this.#lastPart += 1;
    return join(incoming, `${process.pid}-${this.#lastPart}.part`);
  }

  /** Whole or not at all: a synced part is renamed, and the new names synced too. The same content again is young again. */
  take(part: string, blobId: string): void {
    const path = this.pathOf(blobId);
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    renameSync(part, path);
    sync(dirname(path));
    sync(this.folder);
  }

  /** Every address, with when it was last sent, milliseconds since the epoch. */
  *all(): Generator<{ blobId: string; at: number }> {
    for (const shelf of this.#shelves()) {
      for (const name of readdirSync(join(this.folder, shelf))) {
        if (blobName.test(name)) yield { blobId: name, at: this.#ageOf(join(this.folder, shelf, name)) };
      }
    }
  }

  remove(blobId: string): boolean {
    if (!this.has(blobId)) return false;
    rmSync(this.pathOf(blobId), { force: true });
    rmSync(`${this.pathOf(blobId)}${thumbnailSuffix}`, { force: true });
    return true;
  }

  /** What is no whole file: parts of a server that was killed, small pictures of files that are gone. Returns how many. */
  removeLeftovers(): number {
    let removed = 0;
    const drop = (path: string) => {
      rmSync(path, { force: true });
      removed += 1;
    };
    const incoming = join(this.folder, "incoming");
    if (existsSync(incoming)) for (const name of readdirSync(incoming)) drop(join(incoming, name));
    for (const shelf of this.#shelves()) {
      const names = readdirSync(join(this.folder, shelf));
      const whole = new Set(names.filter((name) => blobName.test(name)));
      for (const name of names) {
        const of = name.endsWith(thumbnailSuffix) ? name.slice(0, -thumbnailSuffix.length) : name;
        if (!whole.has(of)) drop(join(this.folder, shelf, name));
      }
    }
    return removed;
  }

  #shelves(): string[] {
    if (!existsSync(this.folder)) return [];
    return readdirSync(this.folder).filter((name) => /^[0-9a-f]{2}$/.test(name));
  }

  #ageOf(path: string): number {
    return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  }

  #freshen(blobId: string): void {
    const now = new Date();
    utimesSync(this.pathOf(blobId), now, now);
  }

  #writePart(content: Buffer, how: "synced" | "unsynced" = "synced"): string {
    const part = this.newPart();
    const sealing = beginSealing(this.#key);
    const sealed = sealing.seal(content);
    let isWritten = false;
    const file = openSync(part, "w", 0o600);
    try {
      writeSync(file, sealing.finish().head);
      for (let at = 0; at < sealed.length; )
        at += writeSync(file, sealed, at, sealed.length - at, headBytes + at);
      if (how === "synced") fsyncSync(file);
      isWritten = true;
    } finally {
      closeSync(file);
      // Tried again whenever somebody asks: what a full disk took of it would make it fuller each time.
      if (!isWritten) rmSync(part, { force: true });
    }
    return part;
  }
}
