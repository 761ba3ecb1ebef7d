/** For tests: releases that are really signed, and a hall that offers them or misbehaves. */
import { createHash, generateKeyPairSync, type KeyObject } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { HostLog } from "../../drivers/host/settings.ts";
import { err, ok } from "../../drivers/result.ts";
import type { HallUpdates } from "./hall-updates.ts";
import type { UpdateRules } from "./installed.ts";
import { type Manifest, sealManifest } from "./manifest.ts";
import { openUpdates, type Updates } from "./updates.ts";

export const silent = { info() {}, warn() {}, error() {} } as unknown as HostLog;

export const usualRules: UpdateRules = {
  usableWithinSeconds: 300,
  quietSeconds: 180,
  aboutSeconds: 1_800,
  againSeconds: 60,
  switches: "at-night",
};

export interface Release {
  manifest: Manifest;
  envelope: string;
  contents: Map<string, Buffer>;
}

export const sha512 = (content: Buffer | string) => createHash("sha512").update(content).digest("hex");

export const keys = generateKeyPairSync("ed25519");

export function release(
  version: string,
  files: Record<string, string | Buffer>,
  changes: Partial<Manifest> = {},
  privateKey: KeyObject = keys.privateKey,
): Release {
  const contents = new Map<string, Buffer>();
  const entries = Object.entries(files).map(([path, text]) => {
    const content = Buffer.from(text);
    contents.set(sha512(content), content);
    return { path, sha512: sha512(content), bytes: content.length };
  });
  const manifest: Manifest = {
    format: 1,
    product: "yichuang-shell",
    version,
    platform: "linux",
    arch: "x64",
    minimumInstalled: "1.0.0",
    releasedAt: `2026-03-02T00:00:0${version.split(".")[2]?.slice(-1)}.000Z`,
    files: entries,
    ...changes,
  };
  return { manifest, envelope: sealManifest(manifest, privateKey), contents };
}

/** As the hall server, in memory. `offered` may be changed; what was asked for is noted. */
export class HandHall implements HallUpdates {
  offered: Release | null = null;
  isAway = false;
  /** Pieces of so many bytes; ends without a word after so many bytes in all. */
  pieceBytes = 1_000;
  endsAfter = Number.POSITIVE_INFINITY;
  asked: { sha512: string; from: number }[] = [];
  onPiece: () => void = () => {};

  async manifest() {
    if (this.isAway) return err("server-away" as const);
    return this.offered ? ok(this.offered.envelope) : err("none-offered" as const);
  }

  async file(wanted: string, from: number) {
    this.asked.push({ sha512: wanted, from });
    const content = this.offered?.contents.get(wanted);
    if (this.isAway) return err("server-away" as const);
    if (!content) return err("none-offered" as const);
    return ok({ isWhole: false, body: this.#pieces(content.subarray(from)) });
  }

  async *#pieces(content: Buffer): AsyncIterable<Uint8Array> {
    for (let at = 0; at < content.length; at += this.pieceBytes) {
      if (this.endsAfter <= 0) throw new Error("the line is dead");
      const piece = content.subarray(at, at + Math.min(this.pieceBytes, this.endsAfter));
      this.endsAfter -= piece.length;
      this.onPiece();
      yield piece;
    }
  }
}

export interface Bench {
  folder: string;
  updatesFolder: string;
  runningProgram: string;
  hall: HandHall;
  restarts: number;
  isQuiet: boolean;
  freeBytes: number;
  /** As a program of that version would open them. */
  open(running?: string): Updates;
  remove(): void;
}

/** A machine on which 1.0.0 was installed, with these files. */
export function bench(files: Record<string, string> = { "main.js": "one" }): Bench {
  const folder = mkdtempSync(join(tmpdir(), "yichuang-updates-"));
  const runningProgram = join(folder, "installed", "program");
  writeFiles(runningProgram, files);
  const self: Bench = {
    folder,
    updatesFolder: join(folder, "updates"),
    runningProgram,
    hall: new HandHall(),
    restarts: 0,
    isQuiet: true,
    freeBytes: 10 ** 12,
    open: (running = "1.0.0") =>
      openUpdates({
        updatesFolder: self.updatesFolder,
        runningProgram,
        key: keys.publicKey,
        target: { platform: "linux", arch: "x64" },
        installed: "1.0.0",
        running,
        hall: self.hall,
        isQuiet: () => self.isQuiet,
        restart: () => {
          self.restarts += 1;
        },
        log: silent,
        freeBytes: () => self.freeBytes,
      }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
  return self;
}

export function writeFiles(folder: string, files: Record<string, string | Buffer>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}
