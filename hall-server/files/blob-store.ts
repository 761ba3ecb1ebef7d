import type { KeyObject } from "node:crypto";
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { sync } from "../operations/backup/files.ts";
import { keyedHash } from "../people/keyed-hash.ts";
import { seal, unseal } from "../people/keys.ts";

/** What a scan or an upload may be; told from its first bytes, not from its name. */
const kinds: readonly { type: string; begins: number[] }[] = [
  { type: "image/jpeg", begins: [0xff, 0xd8, 0xff] },
  { type: "image/png", begins: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: "application/pdf", begins: [0x25, 0x50, 0x44, 0x46, 0x2d] },
];

export const mostBlobBytes = 10 * 1024 * 1024;

export type BlobRefusal = "unknown-type" | "type-differs";

/** The type that the content has; null for one that the hall does not take. */
function typeOf(content: Buffer): string | null {
  const kind = kinds.find(({ begins }) => begins.every((byte, i) => content[i] === byte));
  return kind?.type ?? null;
}

/**
 * Files of people, encrypted at rest and addressed by a keyed hash of their content: the same file twice is kept once,
 * and nobody learns from an address what a file says.
 */
export class BlobStore {
  readonly #folder: string;
  readonly #key: KeyObject;

  constructor(dataFolder: string, key: KeyObject) {
    this.#folder = join(dataFolder, "blobs");
    this.#key = key;
  }

  /** Written and synced before it is answered. `claimedType` is what the sender says it is. */
  put(content: Buffer, claimedType: string): { blobId: string; type: string } | BlobRefusal {
    const type = typeOf(content);
    if (type === null) return "unknown-type";
    if (type !== claimedType) return "type-differs";
    const blobId = keyedHash(this.#key, content.toString("base64")).toString("hex");
    const path = this.#pathOf(blobId);
    if (!existsSync(path)) this.#write(path, seal(this.#key, blobId, content));
    return { blobId, type };
  }

  get(blobId: string): { content: Buffer; type: string } | null {
    const path = this.#pathOf(blobId);
    if (!/^[0-9a-f]{64}$/.test(blobId) || !existsSync(path)) return null;
    const content = unseal(this.#key, blobId, readFileSync(path));
    return { content, type: typeOf(content) ?? "application/octet-stream" };
  }

  #pathOf(blobId: string): string {
    return join(this.#folder, blobId.slice(0, 2), blobId);
  }

  /** Whole or not at all: written beside, synced, then renamed, and the new names synced too. */
  #write(path: string, sealed: Buffer): void {
    mkdirSync(dirname(path), { recursive: true });
    const beside = `${path}.part`;
    const file = openSync(beside, "w", 0o600);
    try {
      writeSync(file, sealed);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(beside, path);
    sync(dirname(path));
    sync(this.#folder);
  }
}
