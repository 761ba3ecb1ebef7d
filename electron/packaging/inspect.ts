import { filesUnder } from "../updates/version-folder.ts";
import { fuses } from "./builder-config.ts";

/** What may stand at the root of an app; anything else has no business in a kiosk. */
const atTheRoot = ["launcher.mjs", "package.json", "update-key.pem"];
const inProgram =
  /^program\/(main\.mjs|preload\.cjs|line\.mjs|package\.json|(pages|node_modules)\/.+|drivers\/.+\.(json|br))$/;
const pageFile =
  /^program\/pages\/(assets\/[\w.-]+|[a-z-]+\/index\.html|[\w-]+\.(svg|png|ico|webmanifest|json))$/;

/** By whose presence a package would give away what it must not, or carry what nobody needs. */
const banned: { pattern: RegExp; why: string }[] = [
  { pattern: /\.(ts|tsx|mts|cts)$/, why: "a source" },
  { pattern: /\.map$/, why: "leads back to the sources" },
  { pattern: /(^|\/)(tests?|__tests__)\/|\.test\./, why: "a test" },
  { pattern: /\.(key|p12|pfx)$|(^|\/)\.env|id_(rsa|ed25519)/, why: "a secret" },
  { pattern: /\.sqlite(-wal|-shm)?$|\.yaml$/, why: "a hall's data" },
  { pattern: /(^|\/)\.git/, why: "the repository" },
];

/** Tools of the workshop: none of them may come along, whatever a bundle asks for. */
const workshop = [
  ...["electron", "vite", "vitest", "rolldown", "typescript", "knip", "playwright", "playwright-core"],
  ...["@playwright/", "@biomejs/", "@types/", "@vitejs/", "@axe-core/", "fast-check", "electron-builder"],
];

/** What is wrong with the contents of an app's archive; paths with `/`. */
export function judgeContents(paths: readonly string[]): string[] {
  return paths.flatMap((path) => {
    if (!atTheRoot.includes(path) && !inProgram.test(path)) return [`${path}: has no place in the package`];
    if (path.startsWith("program/pages/") && !pageFile.test(path)) return [`${path}: is no part of a page`];
    const found = banned.find(({ pattern }) => pattern.test(path));
    if (found) return [`${path}: ${found.why}`];
    const [, name = ""] = /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules\/)/.exec(path) ?? [];
    return workshop.some((one) => (one.endsWith("/") ? name.startsWith(one) : name === one))
      ? [`${path}: a tool of the workshop`]
      : [];
  });
}

/** Native code inside the archive could not be loaded. */
export function judgeUnpacked(inArchive: readonly string[], unpacked: readonly string[]): string[] {
  const beside = new Set(unpacked);
  return inArchive
    .filter((path) => path.endsWith(".node") && !beside.has(path))
    .map((path) => `${path}: native code that is not unpacked`);
}

export function judgeSecrets(contents: ReadonlyMap<string, Buffer>): string[] {
  return [...contents].flatMap(([path, content]) =>
    content.includes("-----BEGIN PRIVATE KEY-----\n") || content.includes("-----BEGIN RSA PRIVATE KEY-----\n")
      ? [`${path}: holds a private key`]
      : [],
  );
}

/** Before the fuses stand these bytes, then the version of the wire and its length (electron/fuses, constants.ts). */
export const fuseSentinel = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX";

/** In the order of the wire. */
const onTheWire: (keyof typeof fuses)[] = [
  "runAsNode",
  "enableCookieEncryption",
  "enableNodeOptionsEnvironmentVariable",
  "enableNodeCliInspectArguments",
  "enableEmbeddedAsarIntegrityValidation",
  "onlyLoadAppFromAsar",
  "loadBrowserProcessSpecificV8Snapshot",
  "grantFileProtocolExtraPrivileges",
];

/** Read from the binary itself, not from what somebody wished. */
export function judgeFuses(binary: Buffer): string[] {
  const at = binary.indexOf(fuseSentinel);
  if (at < 0) return ["the binary has no fuses"];
  const wire = at + fuseSentinel.length + 2;
  return onTheWire.flatMap((name, i) => {
    const state = String.fromCharCode(binary[wire + i] ?? 0);
    return state === (fuses[name] ? "1" : "0") ? [] : [`fuse ${name} is ${JSON.stringify(state)}`];
  });
}

/** All files of a staged app. */
export function contentsOf(folder: string): string[] {
  return filesUnder(folder) ?? [];
}
