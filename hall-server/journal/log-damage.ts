import { closeSync, existsSync, fstatSync, openSync, readSync } from "node:fs";

/*
 * The write-ahead log (https://www.sqlite.org/fileformat2.html#walformat), big-endian numbers of 32 bits:
 *
 *   header  0 magic, its last bit: checksums over big-endian words | 4 version | 8 page size | 12 sequence
 *           16 salt 1 | 20 salt 2 | 24 checksum 1 | 28 checksum 2, over the 24 bytes before
 *   frame   0 page number | 4 pages of the database after a commit, else 0 | 8 salt 1 | 12 salt 2
 *           16 checksum 1 | 20 checksum 2, over the first 8 bytes and the page, going on from the frame before
 *           24 the page
 */
const headerBytes = 32;
const frameHeaderBytes = 24;
const magic = 0x377f0682;
const usualPageBytes = 4_096;

export interface LogDamage {
  /** The first frame that does not fit, from 1. */
  frame: number;
  /** Commits behind it that SQLite would pass over. */
  commits: number;
}

/**
 * Looks for commits behind the place where SQLite will stop reading. A write that was cut off leaves one unfinished
 * commit at the log's end, since each is synced before the next begins. Anything behind a later commit's end was
 * written after that one was synced and answered: then the log is damaged, and reading on would lose it in silence.
 */
export function findLogDamage(path: string): LogDamage | null {
  if (!existsSync(path)) return null;
  const log = readAligned(path);
  if (log.byteLength < headerBytes + frameHeaderBytes) return null;
  const view = new DataView(log);
  const sum = new Checksum(log, (view.getUint32(0) & 1) === 1);
  sum.add(0, 24);
  const isHeaderWhole = (view.getUint32(0) & ~1) === magic && sum.fits(view, 24);
  const frameBytes = frameHeaderBytes + (isHeaderWhole ? view.getUint32(8) : usualPageBytes);
  // Frames of an older round of the log, which are no longer part of it, have other salts.
  // A header whose sector is damaged may have taken the first frame's with it.
  const saltsAt = isHeaderWhole ? 16 : headerBytes + frameBytes + 8;
  if (log.byteLength < saltsAt + 8) return null;
  const salts = [view.getUint32(saltsAt), view.getUint32(saltsAt + 4)];
  const isSalted = (at: number) =>
    view.getUint32(at + 8) === salts[0] && view.getUint32(at + 12) === salts[1];
  let damaged = isHeaderWhole ? 0 : 1;
  let commits = 0;
  let isAfterCommit = false;
  let isBehindCommit = false;
  const frames = Math.floor((log.byteLength - headerBytes) / frameBytes);
  for (let frame = 1; frame <= frames; frame += 1) {
    const at = headerBytes + (frame - 1) * frameBytes;
    if (damaged === 0) {
      sum.add(at, 8);
      sum.add(at + frameHeaderBytes, frameBytes - frameHeaderBytes);
      if (!isSalted(at) || !sum.fits(view, at + 16)) damaged = frame;
    }
    if (damaged === 0 || !isSalted(at)) continue;
    isBehindCommit ||= isAfterCommit;
    if (view.getUint32(at + 4) === 0) continue;
    commits += 1;
    isAfterCommit = true;
  }
  return isBehindCommit ? { frame: damaged, commits } : null;
}

/** In memory that words can be read from. */
function readAligned(path: string): ArrayBuffer {
  const file = openSync(path, "r");
  try {
    const { size } = fstatSync(file);
    const bytes = new ArrayBuffer(size);
    let read = 0;
    while (read < size) {
      const more = readSync(file, new Uint8Array(bytes, read));
      if (more === 0) break;
      read += more;
    }
    return bytes;
  } finally {
    closeSync(file);
  }
}

/** Two sums over pairs of words, each carrying the other on. */
class Checksum {
  readonly #log: ArrayBuffer;
  readonly #isBigEndian: boolean;
  #first = 0;
  #second = 0;

  constructor(log: ArrayBuffer, isBigEndian: boolean) {
    this.#log = log;
    this.#isBigEndian = isBigEndian;
  }

  add(at: number, bytes: number): void {
    const view = new DataView(this.#log, at, bytes);
    const isLittleEndian = !this.#isBigEndian;
    let [first, second] = [this.#first, this.#second];
    for (let i = 0; i < bytes; i += 8) {
      first = (first + view.getUint32(i, isLittleEndian) + second) | 0;
      second = (second + view.getUint32(i + 4, isLittleEndian) + first) | 0;
    }
    [this.#first, this.#second] = [first, second];
  }

  fits(view: DataView, at: number): boolean {
    return view.getInt32(at) === this.#first && view.getInt32(at + 4) === this.#second;
  }
}
