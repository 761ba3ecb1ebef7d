import { createHash, type KeyObject } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { err, ok, type Result } from "../../../drivers/result.ts";
import { writeWhole } from "../../disk/whole-file.ts";
import { type FileEntry, type Manifest, openManifest, product, sealManifest } from "../manifest.ts";
import { compareVersions } from "../version.ts";
import { filesUnder } from "../version-folder.ts";

export interface ReleaseParts {
  /** A staged program. */
  program: string;
  platform: Manifest["platform"];
  arch: Manifest["arch"];
  minimumInstalled: string;
  privateKey: KeyObject;
  publicKey: KeyObject;
  /** The folder of which the hall server is told (`--updates`). */
  updates: string;
  now: Date;
}

/** Shells take nothing older than, or different from, what they have seen: such a release would reach nobody. */
export type ReleaseFault = "not-newer-than-released" | "links-in-program";

/**
 * Puts a program where the hall server offers it. Files come first and the manifest last, in one step: a shell that asks in
 * between gets the release before. What only that one needed is removed at the next release.
 */
export function makeRelease(parts: ReleaseParts): Result<Manifest, ReleaseFault> {
  const { program, platform, arch, minimumInstalled, privateKey, publicKey, updates, now } = parts;
  const { version } = JSON.parse(readFileSync(join(program, "package.json"), "utf8")) as { version: string };
  const folder = join(updates, `${platform}-${arch}`);
  const manifestFile = join(folder, "manifest.json");
  const before = readBefore(manifestFile, publicKey);
  if (before && compareVersions(version, before.version) <= 0) return err("not-newer-than-released");
  const paths = filesUnder(program);
  if (paths === null) return err("links-in-program");
  const store = join(folder, "files");
  mkdirSync(store, { recursive: true });
  const files = paths.toSorted().map((path) => keep(join(program, path), path, store));
  const manifest: Manifest = {
    ...{ format: 1, product, version, platform, arch, minimumInstalled },
    releasedAt: now.toISOString(),
    files,
  };
  writeWhole(manifestFile, sealManifest(manifest, privateKey));
  const needed = new Set([...files, ...(before?.files ?? [])].map(({ sha512 }) => sha512));
  for (const name of readdirSync(store)) if (!needed.has(name)) rmSync(join(store, name));
  return ok(manifest);
}

function keep(from: string, path: string, store: string): FileEntry {
  const content = readFileSync(from);
  const sha512 = createHash("sha512").update(content).digest("hex");
  const to = join(store, sha512);
  if (!existsSync(to)) {
    copyFileSync(from, `${to}.new`);
    renameSync(`${to}.new`, to);
  }
  return { path, sha512, bytes: content.length };
}

/** One of another key is none of ours: it is replaced. */
function readBefore(file: string, key: KeyObject): Manifest | null {
  if (!existsSync(file)) return null;
  const opened = openManifest(readFileSync(file, "utf8"), key);
  return opened.ok ? opened.value.manifest : null;
}
