/**
 * Versions lie side by side and are never changed once they have their name:
 *
 *   <userData>/updates/
 *     state.json
 *     versions/1.4.0/manifest.json   the signed envelope
 *     versions/1.4.0/program/…       the files that it names, and no others
 *     versions/1.4.1.new/            being put together
 *     incoming/<sha-512>             fetched and right; with .part: on its way
 */
import { createHash, type KeyObject } from "node:crypto";
import { type Dirent, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Manifest, openManifest } from "./manifest.ts";

export function versionFolder(updatesFolder: string, version: string): string {
  return join(updatesFolder, "versions", version);
}

export function programFolder(folderOfVersion: string): string {
  return join(folderOfVersion, "program");
}

export function envelopeFile(folderOfVersion: string): string {
  return join(folderOfVersion, "manifest.json");
}

/**
 * Every file is there, byte for byte what was signed for this version, and none besides: a package that is looked for
 * and normally absent could be slipped in. Thirty megabytes take a tenth of a second.
 */
export function isIntact(folderOfVersion: string, version: string, key: KeyObject): boolean {
  try {
    const opened = openManifest(readFileSync(envelopeFile(folderOfVersion), "utf8"), key);
    if (!opened.ok || opened.value.manifest.version !== version) return false;
    return holdsExactly(programFolder(folderOfVersion), opened.value.manifest);
  } catch {
    return false;
  }
}

function holdsExactly(folder: string, { files }: Manifest): boolean {
  const found = filesUnder(folder);
  if (found === null || found.length !== files.length) return false;
  return files.every(({ path, sha512, bytes }) => {
    const content = readFileSync(join(folder, path));
    return content.length === bytes && createHash("sha512").update(content).digest("hex") === sha512;
  });
}

/** Paths with `/`; null when there is anything but files and folders, such as a link that leads elsewhere. */
export function filesUnder(folder: string, prefix = ""): string[] | null {
  const paths: string[] = [];
  for (const entry of readdirSync(join(folder, prefix), { withFileTypes: true })) {
    const inside = entriesOf(folder, prefix, entry);
    if (inside === null) return null;
    paths.push(...inside);
  }
  return paths;
}

function entriesOf(folder: string, prefix: string, entry: Dirent): string[] | null {
  const path = prefix === "" ? entry.name : `${prefix}/${entry.name}`;
  if (entry.isDirectory()) return filesUnder(folder, path);
  return entry.isFile() ? [path] : null;
}
