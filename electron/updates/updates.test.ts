import { generateKeyPairSync } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Installed } from "./installed.ts";
import { whatToStart } from "./launch.ts";
import { type Manifest, sealManifest } from "./manifest.ts";
import { readState } from "./state.ts";
import { type Bench, bench, keys, release, usualRules } from "./testing.ts";

let machine: Bench;
beforeEach(() => {
  machine = bench({ "main.js": "one", "pages/kiosk/index.html": "unchanged" });
});
afterEach(() => machine.remove());

const next = () =>
  release("1.0.1", { "main.js": "two".repeat(3_000), "pages/kiosk/index.html": "unchanged" });

const installed = (version = "1.0.0"): Installed => ({
  version,
  rules: usualRules,
  programFolder: machine.runningProgram,
  key: keys.publicKey,
});
const start = (version?: string) => whatToStart(installed(version), machine.updatesFolder);
const versionsHere = () => {
  const folder = join(machine.updatesFolder, "versions");
  return existsSync(folder) ? readdirSync(folder) : [];
};

async function switchTo(offered = next()): Promise<void> {
  machine.hall.offered = offered;
  const updates = machine.open();
  expect(await updates.look()).toEqual({ ok: true, value: offered.manifest.version });
  expect(updates.switchOver()).toBe(true);
}

describe("the way it should go", () => {
  it("brings what has changed, switches, and is kept once it is well", async () => {
    expect(start()).toMatchObject({ version: null, programFolder: machine.runningProgram });
    await switchTo();
    expect(machine.restarts).toBe(1);
    expect(machine.hall.asked).toHaveLength(1);

    const tried = start();
    expect(tried).toMatchObject({ version: "1.0.1", isTried: true });
    expect(readFileSync(join(tried.programFolder, "pages/kiosk/index.html"), "utf8")).toBe("unchanged");
    const updates = machine.open("1.0.1");
    expect(updates.status()).toMatchObject({ isTried: true, staged: null });
    updates.isWell();
    expect(updates.status()).toMatchObject({ isTried: false, failed: [] });
    for (let i = 0; i < 5; i += 1) expect(start()).toMatchObject({ version: "1.0.1", isTried: false });
    expect(await updates.look()).toEqual({ ok: false, error: "nothing-newer" });
    expect(readdirSync(machine.updatesFolder).toSorted()).toEqual(["state.json", "versions"]);
  });

  it("is switched to by a start of the machine, where the nights are without power", async () => {
    machine.hall.offered = next();
    await machine.open().look();
    expect(start()).toMatchObject({ version: "1.0.1", isTried: true });
    expect(readState(machine.updatesFolder)).toMatchObject({ staged: null, trying: { starts: 1 } });
  });

  it("changes nothing more between the switch and its own end", async () => {
    machine.hall.offered = next();
    const updates = machine.open();
    await updates.look();
    const looking = updates.look();
    updates.switchOver();
    await looking;
    expect(await updates.look()).toEqual({ ok: false, error: "put-off" });
    expect(readState(machine.updatesFolder)).toMatchObject({ trying: { version: "1.0.1" }, staged: null });
  });

  it("goes on where the line broke, byte for byte", async () => {
    machine.hall.offered = next();
    machine.hall.endsAfter = 4_321;
    expect(await machine.open().look()).toEqual({ ok: false, error: "server-away" });
    machine.hall.endsAfter = Number.POSITIVE_INFINITY;
    expect(await machine.open().look()).toEqual({ ok: true, value: "1.0.1" });
    expect(machine.hall.asked.map(({ from }) => from)).toEqual([0, 4_321]);
  });

  it("leaves the line to a person who comes, and goes on later", async () => {
    machine.hall.offered = next();
    machine.hall.onPiece = () => {
      machine.isQuiet = false;
    };
    expect(await machine.open().look()).toEqual({ ok: false, error: "put-off" });
    expect(machine.open().status().trouble).toBe(null);
    machine.isQuiet = true;
    machine.hall.onPiece = () => {};
    expect((await machine.open().look()).ok).toBe(true);
    expect(machine.hall.asked[1]?.from).toBe(1_000);
  });

  it("keeps the version before, and no others", async () => {
    await switchTo();
    start();
    machine.open("1.0.1").isWell();
    for (const version of ["1.0.2", "1.0.3"]) {
      machine.hall.offered = release(version, { "main.js": version });
      const before = machine.open(readState(machine.updatesFolder).proven ?? "");
      await before.look();
      before.switchOver();
      start();
      machine.open(version).isWell();
    }
    expect(versionsHere().toSorted()).toEqual(["1.0.2", "1.0.3"]);
  });

  it("gives way to a newer package that somebody installed by hand", async () => {
    await switchTo();
    start();
    machine.open("1.0.1").isWell();
    expect(start("1.1.0")).toMatchObject({ version: null });
    expect(start("1.1.0")).toMatchObject({ version: null });
  });
});

describe("what is not taken", () => {
  const refused = async (offered: ReturnType<typeof next>, because: string) => {
    machine.hall.offered = offered;
    const before = readState(machine.updatesFolder);
    const updates = machine.open();
    expect(await updates.look()).toEqual({ ok: false, error: because });
    expect(updates.switchOver()).toBe(false);
    expect(readState(machine.updatesFolder).staged).toBe(before.staged);
    expect(start()).toMatchObject({ version: null });
  };

  it("signed by another key", () =>
    refused(
      release("1.0.1", { "main.js": "two" }, {}, generateKeyPairSync("ed25519").privateKey),
      "wrong-signature",
    ));

  it("one bit of the manifest is another", async () => {
    const offered = next();
    const { signed, signature } = JSON.parse(offered.envelope);
    const bytes = Buffer.from(signed, "base64");
    bytes[bytes.length - 10] = (bytes[bytes.length - 10] ?? 0) ^ 1;
    const envelope = JSON.stringify({ signed: bytes.toString("base64"), signature });
    await refused({ ...offered, envelope }, "wrong-signature");
  });

  it.each(["", "{}", "[1", '{"signed":"%","signature":""}', "x".repeat(5_000_000)])(
    "no envelope at all (%#)",
    (envelope) => refused({ ...next(), envelope }, "unreadable"),
  );

  it("a file with other content of the same length", async () => {
    const offered = next();
    const hash = offered.manifest.files[0]?.sha512 ?? "";
    offered.contents.set(hash, Buffer.from("six".repeat(3_000)));
    await refused(offered, "wrong-content");
    expect(readdirSync(join(machine.updatesFolder, "incoming"))).toEqual([]);
  });

  it("a file that is longer than it says", async () => {
    const offered = next();
    const hash = offered.manifest.files[0]?.sha512 ?? "";
    offered.contents.set(hash, Buffer.from("two".repeat(3_001)));
    await refused(offered, "wrong-content");
  });

  it("a file that ends too early, again and again", async () => {
    const offered = next();
    const hash = offered.manifest.files[0]?.sha512 ?? "";
    offered.contents.set(hash, Buffer.from("two".repeat(2_000)));
    await refused(offered, "server-away");
    await refused(offered, "server-away");
  });

  it("a file that the server does not have", async () => {
    const offered = next();
    offered.contents.clear();
    await refused(offered, "none-offered");
  });

  it("what is older than what was installed", () =>
    refused(release("0.9.9", { "main.js": "zero" }), "nothing-newer"));

  it("what is for another kind of machine, or needs a newer package", async () => {
    await refused(release("1.0.1", { "main.js": "two" }, { arch: "arm64" }), "wrong-target");
    await refused(release("1.0.1", { "main.js": "two" }, { minimumInstalled: "1.0.1" }), "needs-installer");
  });

  it("an older release that is played again, or another one under the same version", async () => {
    const bad = release("1.0.1", { "main.js": "a hole that 1.0.2 closes" });
    machine.hall.offered = release("1.0.2", { "main.js": "three" });
    machine.hall.isAway = false;
    machine.hall.endsAfter = 0;
    // Seen, and not even brought.
    expect(await machine.open().look()).toEqual({ ok: false, error: "server-away" });
    machine.hall.endsAfter = Number.POSITIVE_INFINITY;
    await refused(bad, "replayed");
    await refused(release("1.0.2", { "main.js": "another three" }), "replayed");
    machine.hall.offered = release("1.0.3", { "main.js": "x" }, { releasedAt: "2020-01-01T00:00:00.000Z" });
    expect(await machine.open().look()).toEqual({ ok: false, error: "replayed" });
  });

  it("what would fill the disk", async () => {
    machine.freeBytes = 200 * 1024 * 1024;
    await refused(next(), "disk-full");
    expect(machine.hall.asked).toEqual([]);
  });

  it.each([
    "../main.js",
    "/etc/passwd",
    "a/../../b",
    "a\\..\\b",
    "c:/x",
    "nul.js",
    "a/./b",
    "a//b",
    "x:y",
    "a.",
  ])("a path out of the folder: %s", (path) => {
    const { manifest } = next();
    const [file] = manifest.files;
    const wrong = { ...manifest, files: [{ ...file, path }] } as Manifest;
    expect(() => sealManifest(wrong, keys.privateKey)).toThrow();
  });
});

describe("a version that does not come up", () => {
  it("ends again and again: after three starts the one before runs, the hall is told, and it is not taken again", async () => {
    await switchTo();
    for (let i = 0; i < 3; i += 1) expect(start()).toMatchObject({ version: "1.0.1", isTried: true });
    expect(start()).toMatchObject({ version: null });
    const updates = machine.open();
    const failed = { version: "1.0.1", because: "ended-again-and-again", isTold: false };
    expect(updates.status().failed).toEqual([failed]);
    updates.wasTold("1.0.1");
    expect(updates.status().failed).toEqual([]);
    expect(await updates.look()).toEqual({ ok: false, error: "given-up" });
    machine.hall.offered = release("1.0.2", { "main.js": "three" });
    expect(await updates.look()).toEqual({ ok: true, value: "1.0.2" });
  });

  it("goes back to the version that was proven, not to what was installed", async () => {
    await switchTo();
    start();
    machine.open("1.0.1").isWell();
    machine.hall.offered = release("1.0.2", { "main.js": "bad" });
    const updates = machine.open("1.0.1");
    await updates.look();
    updates.switchOver();
    for (let i = 0; i < 3; i += 1) start();
    expect(start()).toMatchObject({ version: "1.0.1", isTried: false });
  });

  it.each([
    ["a changed file", (folder: string) => writeFileSync(join(folder, "program/main.js"), "mine")],
    ["a file more", (folder: string) => writeFileSync(join(folder, "program/more.js"), "mine")],
    ["a link", (folder: string) => symlinkSync("/etc/passwd", join(folder, "program/link.js"))],
    ["another's manifest", (folder: string) => writeFileSync(join(folder, "manifest.json"), "{}")],
  ])("is not started with %s, and may be brought anew", async (_what, harm) => {
    await switchTo();
    start();
    machine.open("1.0.1").isWell();
    harm(join(machine.updatesFolder, "versions", "1.0.1"));
    expect(start()).toMatchObject({ version: null });
    const updates = machine.open();
    expect(updates.status().failed).toMatchObject([{ version: "1.0.1", because: "damaged" }]);
    expect(await updates.look()).toEqual({ ok: true, value: "1.0.1" });
    updates.switchOver();
    expect(start()).toMatchObject({ version: "1.0.1", isTried: true });
  });
});

it("starts what was installed when nothing that is kept can be read", async () => {
  await switchTo();
  writeFileSync(join(machine.updatesFolder, "state.json"), "\0\0\0\0");
  expect(start()).toMatchObject({ version: null });
  expect((await machine.open().look()).ok).toBe(true);
});

it("tries nothing where its starts cannot be counted", async () => {
  await switchTo();
  // A folder in the place of the file that is written aside: no write can succeed, whoever runs this.
  mkdirSync(join(machine.updatesFolder, "state.json.next"));
  expect(start()).toMatchObject({ version: null, isTried: false });
});
