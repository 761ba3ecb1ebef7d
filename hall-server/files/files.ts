/**
 * Files of people: pages of materials, signatures, forms.
 *
 *     gateway ── receive ──▶ blobs/incoming ── looked into ──▶ blobs/<address> ◀── referred to by facts (references)
 *                                                                  │
 *                                  nothing refers to it, and its time is over ──▶ removed (tidy)
 */
import type { KeyObject } from "node:crypto";
import { rmSync } from "node:fs";
import type { FileRules } from "../catalog/config.ts";
import type { HallError } from "../contract/errors.ts";
import { type Principal, refuse } from "../deciding.ts";
import type { HallDatabase } from "../journal/database.ts";
import { isDiskError } from "../journal/disk-error.ts";
import type { Fact } from "../journal/fact.ts";
import { BlobStore, type KeptBlob } from "./blob-store.ts";
import type { FileType } from "./content/kinds.ts";
import { isSealOwner } from "./may-see.ts";
import { receive } from "./receive.ts";
import { BlobReferences, type Owner } from "./references.ts";
import { Uploads } from "./uploads.ts";
import { Workshop } from "./workshop/workshop.ts";

const hourMs = 3_600_000;
/** Pages that one device or person may have waiting: a day of a busy scanner, and no way to fill the disk. */
const mostWaiting = 2_000;

export interface FilesOptions {
  db: HallDatabase;
  dataFolder: string;
  key: KeyObject;
  rules: FileRules;
  /** Hall time, milliseconds since the epoch. */
  now: () => number;
  /** Writes as durably as a fact; throws when the disk refuses. */
  keep: <Value>(work: () => Value) => Value;
  /** May this principal see what belongs to this owner? */
  maySee: (principal: Principal, owner: Owner) => boolean;
}

export interface KeptFile {
  blobId: string;
  type: FileType;
  bytes: number;
  /** Sheets of a PDF; 1 for a picture. */
  pages: number;
}

export class Files {
  readonly store: BlobStore;
  readonly references: BlobReferences;
  readonly uploads: Uploads;
  readonly #options: FilesOptions;
  readonly #workshop: Workshop;

  constructor(options: FilesOptions) {
    this.#options = options;
    this.store = new BlobStore(options.dataFolder, options.key);
    this.references = new BlobReferences(options.db);
    this.uploads = new Uploads(options.db);
    this.#workshop = new Workshop(options.key);
  }

  /** As a module's derived tables. */
  take(fact: Fact): void {
    this.references.take(fact);
  }

  /** Of these, the ones that the hall does not have. */
  missing(blobIds: Iterable<string>): string[] {
    return [...blobIds].filter((blobId) => !this.store.has(blobId));
  }

  /** What can be drawn onto a paper; not a PDF, nor what is not there. Reads it whole. */
  isPicture(blobId: string): boolean {
    const type = this.store.get(blobId)?.type;
    return type === "image/png" || type === "image/jpeg";
  }

  /** Of these, the ones that the hall does not have, or not for this principal: a command that names one is refused. */
  unusable(principal: Principal, blobIds: Iterable<string>): string[] {
    return [...blobIds].filter((blobId) => !this.store.has(blobId) || !this.mayRead(principal, blobId));
  }

  /** Hall time before which nobody waits for a file that nothing refers to. */
  get graceSince(): number {
    return this.#options.now() - this.#options.rules.graceHours * hourMs;
  }

  /** Somebody sent it so lately that a command may still name it. */
  isAwaited(blobId: string): boolean {
    return (this.uploads.newest(blobId) ?? Number.NEGATIVE_INFINITY) >= this.graceSince;
  }

  /** On the disk, synced and noted before it is answered. Throws when the disk refuses or the sender breaks off. */
  async receive(
    source: AsyncIterable<Buffer>,
    claimedType: string,
    principal: Principal,
  ): Promise<KeptFile | HallError> {
    if (this.uploads.waitingOf(principal.id, this.graceSince) >= mostWaiting)
      return refuse("rate-limited", { retryAfterMs: hourMs });
    const { key } = this.#options;
    const got = await receive(source, claimedType, { store: this.store, workshop: this.#workshop, key });
    if (got === "busy" || got === "took-too-long" || got === "failed")
      return refuse("server-busy", { retryAfterMs: 1_000 });
    if (typeof got === "string") return refuse("invalid-input", { field: "body", because: got });
    const { part, blobId, type, bytes, pages } = got;
    try {
      this.store.take(part, blobId);
    } finally {
      rmSync(part, { force: true });
    }
    this.#options.keep(() => this.uploads.note(blobId, principal.id, this.#options.now()));
    return { blobId, type, bytes, pages };
  }

  /** Who sent it, for a while; and whoever may see what it belongs to. */
  mayRead(principal: Principal, blobId: string): boolean {
    if (principal.role === "anonymous") return false;
    if (this.uploads.isBy(blobId, principal.id, this.graceSince)) return true;
    const owners = this.references.ownersOf(blobId);
    const kept = owners.filter(isSealOwner);
    // Applications whose papers carry the seal refer to it too, and open it to nobody.
    return (kept.length > 0 ? kept : owners).some((owner) => this.#options.maySee(principal, owner));
  }

  /** Null where there is none, or not for this principal: nobody learns which. */
  read(principal: Principal, blobId: string): KeptBlob | null {
    return this.store.has(blobId) && this.mayRead(principal, blobId) ? this.store.get(blobId) : null;
  }

  /** A small JPEG; null as `read`; `none` of a PDF, and of what cannot be made small. */
  async thumbnail(principal: Principal, blobId: string): Promise<Buffer | "none" | null> {
    if (!this.store.has(blobId) || !this.mayRead(principal, blobId)) return null;
    const made = this.store.thumbnail(blobId);
    if (made) return made;
    const answer = await this.#workshop.ask("thumbnail", { path: this.store.pathOf(blobId), blobId });
    if (!answer.ok || answer.value === null) return "none";
    const jpeg = Buffer.from(answer.value);
    try {
      this.store.keepThumbnail(blobId, jpeg);
    } catch (error) {
      // A full disk is still read; the picture is made anew when it is asked for again.
      if (!isDiskError(error)) throw error;
    }
    return jpeg;
  }

  close(): Promise<void> {
    return this.#workshop.close();
  }
}
