/** Looks at a copy of the database, since SQLite would leave files of its own beside the original. */
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import Database from "better-sqlite3";
import { keyFit } from "../../journal/identity.ts";
import { migrations } from "../../journal/migrations.ts";
import { deriveKeys } from "../../people/keys.ts";
import { checkDatabase } from "../backup/check-database.ts";
import { copyStopped } from "../backup/copy-stopped.ts";
import { readLastBackup } from "../backup/last-backup.ts";
import { databaseFile } from "../backup/manifest.ts";
import { freeBytes } from "../readiness.ts";
import { asProblem, type Finding, fine, note, problem } from "./finding.ts";

interface Looked {
  findings: Finding[];
  /** Hall time of the last fact; 0 where it is not known. */
  lastFactAt: number;
}

export function checkStoppedDatabase(dataFolder: string, hallId: string | null, key: Buffer | null): Looked {
  const needed = sizeOf(dataFolder, databaseFile) + sizeOf(dataFolder, `${databaseFile}-wal`);
  // Not there, or a first start got no further than its name.
  if (needed === 0) return unknown(newOrGone(dataFolder));
  const free = freeBytes(tmpdir()) ?? Number.POSITIVE_INFINITY;
  if (free < 2 * needed) {
    return unknown(note("database-not-checked", { freeMb: toMb(free), neededMb: toMb(2 * needed) }));
  }
  const folder = mkdtempSync(join(tmpdir(), "yichuang-doctor-"));
  try {
    const copied = copyStopped(dataFolder, folder);
    if (!copied.ok) return unknown(asProblem(copied.problem));
    return lookAt(join(folder, databaseFile), hallId, key);
  } catch (error) {
    if (!(error instanceof Error && "syscall" in error)) throw error;
    return unknown(problem("cannot-use", { folder: dataFolder, because: error.message }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A hall that was backed up had one: its disk is not mounted, or somebody removed it. */
function newOrGone(dataFolder: string): Finding {
  const backup = readLastBackup(resolve(dataFolder));
  return backup
    ? problem("database-gone", { folder: dataFolder, backup: backup.folder })
    : note("database-new");
}

function lookAt(file: string, hallId: string | null, key: Buffer | null): Looked {
  const checked = checkDatabase(file, hallId);
  if (!checked.ok) return unknown(asProblem(checked.problem));
  const { position, schema, hall, lastFactAt } = checked.value;
  const findings = [fine("database-fine", { position, schema, hall })];
  if (schema < migrations.length) findings.push(note("schema-older", { schema, known: migrations.length }));
  if (key !== null) findings.push(...checkFit(file, key));
  return { findings, lastFactAt };
}

function checkFit(file: string, key: Buffer): Finding[] {
  const db = new Database(file, { readonly: true });
  try {
    const fit = keyFit(db, deriveKeys(key));
    if (fit === "wrong") return [problem("key-wrong")];
    return fit === "fits" ? [fine("key-fits")] : [];
  } finally {
    db.close();
  }
}

const unknown = (finding: Finding): Looked => ({ findings: [finding], lastFactAt: 0 });
const sizeOf = (folder: string, file: string) =>
  statSync(join(folder, file), { throwIfNoEntry: false })?.size ?? 0;
const toMb = (bytes: number) => Math.ceil(bytes / 1024 / 1024);
