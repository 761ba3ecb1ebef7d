/**
 * The folder in which releases of the shell lie, as `npm run release` makes them:
 *
 *   <folder>/linux-x64/manifest.json      signed; replaced as a whole by the next release
 *   <folder>/linux-x64/files/<sha-512>    each file of it under its hash
 *
 * The hall hands them on. Whether a release is genuine is for the shells to say, which have the key that it is signed with.
 */
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const targets = ["linux-x64", "linux-arm64", "win32-x64"] as const;
const mostManifestBytes = 4 * 1024 * 1024;

export interface ReleasedFile {
  path: string;
  bytes: number;
}

export interface Releases {
  manifest(target: string): ReleasedFile | null;
  file(target: string, sha512: string): ReleasedFile | null;
  /** Of what lies there for that kind of machine, as its manifest claims. */
  version(target: string): string | null;
}

/** null: this hall has no releases. */
export function openReleases(folder: string | null): Releases {
  const known = new Map<string, { changedAt: number; version: string | null }>();

  function manifest(target: string): ReleasedFile | null {
    return folder !== null && isTarget(target) ? fileAt(join(folder, target, "manifest.json")) : null;
  }

  function versionOf(target: string): string | null {
    const found = manifest(target);
    if (found === null || found.bytes > mostManifestBytes) return null;
    const changedAt = statSync(found.path).mtimeMs;
    const before = known.get(target);
    if (before?.changedAt === changedAt) return before.version;
    const version = readVersion(found.path);
    known.set(target, { changedAt, version });
    return version;
  }

  return {
    manifest,
    // No name that somebody sends becomes part of a path unless it is one of these.
    file: (target, sha512) =>
      folder !== null && isTarget(target) && /^[0-9a-f]{128}$/.test(sha512)
        ? fileAt(join(folder, target, "files", sha512))
        : null,
    version: versionOf,
  };
}

function isTarget(text: string): boolean {
  return targets.some((target) => target === text);
}

function fileAt(path: string): ReleasedFile | null {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isFile() ? { path, bytes: found.size } : null;
}

const envelope = z.object({ signed: z.base64() });
const claim = z.object({ version: z.string().regex(/^\d{1,6}\.\d{1,6}\.\d{1,6}$/) });

function readVersion(path: string): string | null {
  try {
    const { signed } = envelope.parse(JSON.parse(readFileSync(path, "utf8")));
    return claim.parse(JSON.parse(Buffer.from(signed, "base64").toString("utf8"))).version;
  } catch {
    return null;
  }
}
