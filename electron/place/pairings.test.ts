import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { noLog } from "../../drivers/host/settings.ts";
import { openPairings } from "./pairings.ts";
import { openVault, type SafeStorageParts } from "./vault.ts";

/** Turns a text round: enough to see that a vault was asked. */
const turning: SafeStorageParts = {
  isEncryptionAvailable: () => true,
  getSelectedStorageBackend: () => "gnome_libsecret",
  encryptString: (text) => Buffer.from([...`v11${text}`].reverse().join("")),
  decryptString(sealed) {
    const text = [...sealed.toString()].reverse().join("");
    if (!text.startsWith("v11")) throw new Error("not made here");
    return text.slice("v11".length);
  },
};
const plain: SafeStorageParts = { ...turning, getSelectedStorageBackend: () => "basic_text" };
const none: SafeStorageParts = { ...turning, isEncryptionAvailable: () => false };
const hall = "https://hall.example";
const pairing = { kind: "kiosk", place: "1", token: "a-token-of-a-kiosk" } as const;

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "yichuang-pairings-"));
  path = join(folder, "inner", "pairings.json");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = (storage = turning, mayBePlainText = false, at = hall, log = noLog) =>
  openPairings(path, at, openVault(storage, mayBePlainText, noLog), log);

test("a token is kept sealed, for its owner's eyes, and is there after a restart", () => {
  const pairings = open();
  pairings.keep("kiosk", pairing);
  pairings.keep("sign-3", { kind: "sign", place: "3", token: "another" });
  expect(readFileSync(path, "utf8")).not.toContain(pairing.token);
  expect(statSync(path).mode & 0o077).toBe(0);
  const again = open();
  expect(again.tokenOf("kiosk")).toBe(pairing.token);
  expect(again.kindOf("sign-3")).toBe("sign");
  expect(again.tokenOf("screen")).toBeNull();
});

test.each([
  ["a key that everybody knows", plain],
  ["no place for secrets", none],
])("with %s nothing is kept, unless somebody says that plain text will do", (_what, storage) => {
  const refusing = open(storage);
  expect(refusing.canKeep).toBe(false);
  expect(() => refusing.keep("kiosk", pairing)).toThrow();
  const told = open(storage, true);
  expect(told.canKeep).toBe(true);
  told.keep("kiosk", pairing);
  expect(open(storage, true).tokenOf("kiosk")).toBe(pairing.token);
  // Taken back: what lies there in plain text is not used any more.
  expect(open(storage).tokenOf("kiosk")).toBeNull();
});

test("a disk that refuses is known before anything is lost", () => {
  const pairings = open();
  expect(pairings.isWritable()).toBe(true);
  rmSync(folder, { recursive: true });
  writeFileSync(folder, "a file where the folder was");
  expect(pairings.isWritable()).toBe(false);
});

test("another hall is not shown the token of this one", () => {
  open().keep("kiosk", pairing);
  const elsewhere = open(turning, false, "https://another.example");
  expect(elsewhere.tokenOf("kiosk")).toBeNull();
  expect(elsewhere.kindOf("kiosk")).toBeNull();
});

test("sealed on another machine: the role stays known, and the log says to pair again", () => {
  open().keep("kiosk", pairing);
  const content = readFileSync(path, "utf8");
  const sealed = Buffer.from("of another machine").toString("base64");
  writeFileSync(path, content.replace(/"sealed":"[^"]+"/, `"sealed":"${sealed}"`));
  const error = vi.fn();
  const pairings = open(turning, false, hall, { ...noLog, error });
  expect(pairings.tokenOf("kiosk")).toBeNull();
  expect(pairings.kindOf("kiosk")).toBe("kiosk");
  expect(error).toHaveBeenCalledOnce();
  expect(JSON.stringify(error.mock.calls)).not.toContain(sealed);
});

test.each([
  "",
  "{",
  "null",
  '{"version":2}',
  '{"version":1,"hall":"https://hall.example","windows":{"a":5}}',
])("a damaged file is no pairing: %s", (content) => {
  open().keep("kiosk", pairing);
  writeFileSync(path, content);
  expect(open().tokenOf("kiosk")).toBeNull();
  open().keep("kiosk", pairing);
  expect(open().tokenOf("kiosk")).toBe(pairing.token);
});
