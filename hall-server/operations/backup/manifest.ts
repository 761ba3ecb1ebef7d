import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { failed, type Outcome } from "../problem.ts";

export const manifestFile = "manifest.json";
export const databaseFile = "hall.sqlite";

/** Forward slashes, below the backup's folder, no way out of it. */
const path = z.string().regex(/^(hall\.sqlite|blobs\/[0-9a-f]{2}\/[0-9a-f]{64})$/);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What a backup is. It is written last, so a folder that has one is whole. */
const manifestSchema = z.strictObject({
  format: z.literal(1),
  /** Null for a database that did not note it yet. */
  hall: z.string().nullable(),
  schema: z.int().positive(),
  /** Of the last fact, with the hash that ends the chain there. */
  position: z.int().nonnegative(),
  chainHash: sha256,
  madeAt: z.iso.datetime(),
  reason: z.enum(["asked", "daily", "upgrade"]),
  files: z.array(z.strictObject({ path, bytes: z.int().nonnegative(), sha256 })),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type BackupReason = Manifest["reason"];

export function readManifest(folder: string): Outcome<Manifest> {
  try {
    const read = manifestSchema.safeParse(JSON.parse(readFileSync(join(folder, manifestFile), "utf8")));
    if (read.success) return { ok: true, value: read.data };
    return failed("not-a-backup", { folder });
  } catch {
    return failed("not-a-backup", { folder });
  }
}
