import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { findProfile } from "./profile-files.ts";

const words = { kind: "led-sign", messages: { clear: { to: "device" as const, values: {} } } };
const profile = {
  format: 1,
  profileId: "own",
  kind: "led-sign",
  maker: "nobody",
  name: "sign",
  verified: "simulator",
  source: "made up",
  address: { min: 3, max: 9 },
  toDevice: {
    framing: "fixed",
    parts: [
      { part: "bytes", hex: "AA" },
      { part: "number", name: "address" },
    ],
  },
  messages: [{ message: "clear", to: "device" }],
};

it("a profile that comes along needs an address for whoever names none; one's own file need not", () => {
  const folder = mkdtempSync(join(tmpdir(), "profiles-"));
  const path = join(folder, "own.json");
  const find = (name: string) => findProfile(name, pathToFileURL(`${folder}/`), words);
  writeFileSync(path, JSON.stringify(profile));
  expect(find("own")).toEqual({
    ok: false,
    error: `${path}: address.default: is missing; a profile that comes with its kind needs one`,
  });
  expect(find(path).ok).toBe(true);
  writeFileSync(path, JSON.stringify({ ...profile, address: { min: 3, max: 9, default: 3 } }));
  expect(find("own").ok).toBe(true);
  rmSync(folder, { recursive: true });
});
