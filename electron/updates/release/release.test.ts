import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openManifest } from "../manifest.ts";
import { keys, sha512, writeFiles } from "../testing.ts";
import { makeRelease } from "./make-release.ts";
import { makeSigningKey, publicFileOf, readPublicKey, readSigningKey } from "./signing-key.ts";

const repository = join(import.meta.dirname, "../../..");
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "yichuang-release-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function release(version: string, files: Record<string, string>) {
  const program = join(folder, `program-${version}`);
  writeFiles(program, { "package.json": JSON.stringify({ version }), ...files });
  return makeRelease({
    ...{ program, platform: "linux", arch: "x64", minimumInstalled: "1.0.0", ...keys },
    updates: join(folder, "updates"),
    now: new Date(),
  });
}

const stored = () => readdirSync(join(folder, "updates", "linux-x64", "files"));

it("a key is made for its owner alone, outside the repository, and never over another", () => {
  const file = join(folder, "key");
  expect(makeSigningKey(file, repository)).toEqual({ ok: true, value: publicFileOf(file) });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readSigningKey(file, repository).ok).toBe(true);
  expect(makeSigningKey(file, repository)).toEqual({ ok: false, error: "key-exists" });
  expect(makeSigningKey(join(repository, "key"), repository)).toEqual({
    ok: false,
    error: "key-in-repository",
  });
  expect(readPublicKey(publicFileOf(file))).toContain("PUBLIC KEY");
  // It would be put into every package.
  expect(readPublicKey(file)).toBe(null);
  chmodSync(file, 0o644);
  expect(readSigningKey(file, repository)).toEqual({ ok: false, error: "key-open-to-others" });
  expect(readSigningKey(publicFileOf(file), repository).ok).toBe(false);
});

it("a release is signed, its files lie under their hashes, and nothing as old as the one before is made", () => {
  const made = release("1.0.1", { "main.mjs": "one", "pages/a.html": "a" });
  expect(made.ok && made.value.files.map(({ path }) => path)).toEqual([
    "main.mjs",
    "package.json",
    "pages/a.html",
  ]);
  const envelope = readFileSync(join(folder, "updates", "linux-x64", "manifest.json"), "utf8");
  expect(openManifest(envelope, keys.publicKey)).toMatchObject({
    ok: true,
    value: { manifest: { version: "1.0.1" } },
  });
  expect(stored()).toContain(sha512("one"));
  expect(release("1.0.1", { "main.mjs": "two" })).toEqual({ ok: false, error: "not-newer-than-released" });
  expect(release("1.0.0", { "main.mjs": "two" })).toEqual({ ok: false, error: "not-newer-than-released" });
});

it("files of the release before stay for who is fetching them; older ones go", () => {
  for (const [i, content] of ["one", "two", "three"].entries()) {
    expect(release(`1.0.${i + 1}`, { "main.mjs": content }).ok).toBe(true);
  }
  expect(stored()).toContain(sha512("three"));
  expect(stored()).toContain(sha512("two"));
  expect(stored()).not.toContain(sha512("one"));
});
