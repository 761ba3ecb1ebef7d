/**
 * What a release is: its files by their hashes, under one signature. On the wire and on disk it is an envelope
 *
 *   { "signed": <base64 of the manifest's JSON>, "signature": <base64, Ed25519 over those bytes> }
 *
 * so that what was signed is what is read, byte by byte, and no two programs need to agree on how JSON is written.
 */
import { createHash, type KeyObject, sign, verify } from "node:crypto";
import { z } from "zod";
import { err, ok, type Result } from "../../drivers/result.ts";
import { isSafePath } from "./safe-path.ts";
import { versionPattern } from "./version.ts";

/** One that signs several products must not have one taken for another. */
export const product = "yichuang-shell";
/** A shell with its pages has some two hundred files and thirty megabytes. */
const mostFiles = 5_000;
const mostFileBytes = 100 * 1024 * 1024;
export const mostEnvelopeBytes = 4 * 1024 * 1024;

export const sha512Pattern = /^[0-9a-f]{128}$/;

const fileEntry = z.strictObject({
  /** Inside the version's folder, with `/`. */
  path: z.string().max(240).refine(isSafePath),
  sha512: z.string().regex(sha512Pattern),
  bytes: z.int().min(0).max(mostFileBytes),
});
export type FileEntry = z.infer<typeof fileEntry>;

const manifest = z.strictObject({
  format: z.literal(1),
  product: z.literal(product),
  version: z.string().regex(versionPattern),
  platform: z.enum(["linux", "win32"]),
  arch: z.enum(["x64", "arm64"]),
  /** The oldest installed package, with its Electron, on which this version runs; an older one needs the installer. */
  minimumInstalled: z.string().regex(versionPattern),
  releasedAt: z.iso.datetime(),
  files: z
    .array(fileEntry)
    .min(1)
    .max(mostFiles)
    .refine((files) => new Set(files.map(({ path }) => path.toLowerCase())).size === files.length),
});
export type Manifest = z.infer<typeof manifest>;

const envelope = z.strictObject({ signed: z.base64(), signature: z.base64() });

export interface SignedManifest {
  manifest: Manifest;
  /** SHA-512 of the signed bytes: two releases of one version can be told apart by it. */
  digest: string;
}

export type ManifestFault = "unreadable" | "wrong-signature" | "not-a-manifest";

/** Nothing of it is looked at before the signature holds. */
export function openManifest(text: string, key: KeyObject): Result<SignedManifest, ManifestFault> {
  if (text.length > mostEnvelopeBytes) return err("unreadable");
  const read = envelope.safeParse(parse(text));
  if (!read.success) return err("unreadable");
  const signed = Buffer.from(read.data.signed, "base64");
  if (!verify(null, signed, key, Buffer.from(read.data.signature, "base64"))) return err("wrong-signature");
  const inside = manifest.safeParse(parse(signed.toString("utf8")));
  if (!inside.success) return err("not-a-manifest");
  return ok({ manifest: inside.data, digest: createHash("sha512").update(signed).digest("hex") });
}

/** Throws when it is no manifest that a shell would take: a release must not be made that nobody can use. */
export function sealManifest(value: Manifest, privateKey: KeyObject): string {
  const signed = Buffer.from(JSON.stringify(manifest.parse(value)));
  const signature = sign(null, signed, privateKey).toString("base64");
  return JSON.stringify({ signed: signed.toString("base64"), signature });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
