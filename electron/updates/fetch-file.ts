import { createHash } from "node:crypto";
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { err, ok, type Result } from "../../drivers/result.ts";
import { isDiskTrouble } from "./disk-trouble.ts";
import type { AwayFault, HallUpdates } from "./hall-updates.ts";
import type { FileEntry } from "./manifest.ts";

export type FetchFault = AwayFault | "wrong-content" | "disk-refuses" | "put-off";

/** Nothing came for so long: the server, or the cable, is gone. */
const silenceMs = 30_000;

/**
 * Brings one file into `incoming`, under its hash. What had come before goes on from where it stopped. `mayGoOn` is asked
 * at every piece: a person who touches the kiosk has the line to themselves.
 */
export async function fetchFile(
  hall: HallUpdates,
  incoming: string,
  { sha512, bytes }: FileEntry,
  mayGoOn: () => boolean,
): Promise<Result<string, FetchFault>> {
  const path = join(incoming, sha512);
  if (existsSync(path) && hashOf(path) === sha512) return ok(path);
  const part = `${path}.part`;
  // More than there can be is not the beginning of it.
  if (sizeOf(part) > bytes) rmSync(part);
  try {
    const missing = bytes - sizeOf(part);
    if (missing > 0) {
      const came = await append(hall, part, sha512, bytes, mayGoOn);
      if (!came.ok) return came;
    } else if (bytes === 0) closeSync(openSync(part, "w", 0o600));
    if (sizeOf(part) !== bytes) return err("server-away");
    if (hashOf(part) !== sha512) {
      rmSync(part);
      return err("wrong-content");
    }
    renameSync(part, path);
    return ok(path);
  } catch (error) {
    if (isDiskTrouble(error)) return err("disk-refuses");
    throw error;
  }
}

async function append(
  hall: HallUpdates,
  part: string,
  sha512: string,
  bytes: number,
  mayGoOn: () => boolean,
): Promise<Result<void, FetchFault>> {
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), silenceMs);
  const answer = await hall.file(sha512, sizeOf(part), silence.signal);
  if (!answer.ok) {
    clearTimeout(timer);
    return answer;
  }
  const file = openSync(part, answer.value.isWhole ? "w" : "a", 0o600);
  let written = answer.value.isWhole ? 0 : sizeOf(part);
  try {
    for await (const piece of answer.value.body) {
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), silenceMs);
      written += piece.length;
      if (written > bytes) return err("wrong-content");
      writeSync(file, piece);
      if (!mayGoOn()) return err("put-off");
    }
    fsyncSync(file);
    return ok(undefined);
  } catch (error) {
    if (isDiskTrouble(error)) throw error;
    return err("server-away");
  } finally {
    clearTimeout(timer);
    silence.abort();
    closeSync(file);
    if (written > bytes) rmSync(part, { force: true });
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

export function hashOf(path: string): string {
  return createHash("sha512").update(readFileSync(path)).digest("hex");
}
