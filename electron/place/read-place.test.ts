import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describePlaceTrouble } from "./describe-trouble.ts";
import { type Flags, type PlaceTrouble, readFlags, readPlace } from "./read-place.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "yichuang-place-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(content: string): string {
  const path = join(folder, `${Math.random()}.json`);
  writeFileSync(path, content);
  return path;
}

function read(args: string[], file = join(folder, "none.json")) {
  const flags = readFlags(args);
  return flags.ok ? readPlace(flags.value, file) : flags;
}

test("one role by flags alone", () => {
  expect(read(["--role", "kiosk", "--hall", "https://hall.example/"])).toMatchObject({
    ok: true,
    value: {
      hall: "https://hall.example",
      windows: [{ id: "kiosk", role: "kiosk" }],
      devices: [],
      plainTextToken: false,
    },
  });
});

test("without a role, the pairing says what this place is", () => {
  expect(read(["--hall=http://127.0.0.1:8100"])).toMatchObject({
    ok: true,
    value: { windows: [{ id: "main" }] },
  });
});

test("several windows from the file; flags stand on top, and the engine's own switches are nobody's", () => {
  const file = write(
    JSON.stringify({
      hall: "https://old.example",
      windows: [
        { role: "screen", display: 1 },
        { id: "sign-3", role: "sign", display: 2 },
      ],
    }),
  );
  const place = read(["main.mjs", "--no-sandbox", "--inspect=0", "--hall", "https://hall.example"], file);
  expect(place).toMatchObject({
    ok: true,
    value: {
      hall: "https://hall.example",
      windows: [
        { id: "screen", role: "screen", display: 1 },
        { id: "sign-3", role: "sign", display: 2 },
      ],
    },
  });
});

const hall = "https://hall.example";
test.each<[string, string[], string, PlaceTrouble["code"]]>([
  ["no hall", ["--role", "kiosk"], "{}", "no-hall"],
  ["a flag without its value", ["--hall"], "{}", "bad-flag"],
  ["a value where none belongs", ["--windowed=yes"], "{}", "bad-flag"],
  ["devices that are no JSON", ["--hall", hall, "--devices", "[{"], "{}", "bad-flag"],
  ["a file that is no JSON", [], "{", "unreadable"],
  ["a file that is a list", [], "[]", "unreadable"],
  ["a role that there is not", ["--hall", hall, "--role", "boss"], "{}", "wrong"],
  ["a hall that is no address", ["--hall", "javascript:alert(1)"], "{}", "wrong"],
  ["a hall with a path", ["--hall", "https://hall.example/api"], "{}", "wrong"],
  ["a field with a typing error", [], JSON.stringify({ hall, window: [] }), "wrong"],
  [
    "two windows of one id",
    [],
    JSON.stringify({ hall, windows: [{ role: "sign" }, { role: "sign" }] }),
    "wrong",
  ],
  ["no window", [], JSON.stringify({ hall, windows: [] }), "wrong"],
  ["a display that is none", ["--hall", hall, "--display", "left"], "{}", "wrong"],
  ["an id that would leave its folder", [], JSON.stringify({ hall, windows: [{ id: "../x" }] }), "wrong"],
])("%s is told in both languages", (_what, args, content, code) => {
  const place = read(args, write(content));
  expect(place).toMatchObject({ ok: false, error: { code } });
  if (place.ok) return;
  const { zh, en } = describePlaceTrouble(place.error);
  expect(zh).toMatch(/\p{Script=Han}.*。|：/su);
  expect(en).toMatch(/[A-Z].*[.:]/s);
});

test("a file that was named must be there", () => {
  const flags: Flags = { config: join(folder, "nowhere.json") };
  expect(readPlace(flags, join(folder, "none.json"))).toMatchObject({
    ok: false,
    error: { code: "unreadable" },
  });
});
