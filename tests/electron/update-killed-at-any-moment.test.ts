/** The power fails while a version is fetched, put together, switched to, tried, kept: the next start always has a whole one. */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { makeRelease } from "../../electron/updates/release/make-release.ts";
import { isGivenUp, readState } from "../../electron/updates/state.ts";
import { keys, writeFiles } from "../../electron/updates/testing.ts";
import { extent } from "../promises/extent.ts";

const releases = extent(8, 60);
const kills = extent(15, 1_000);
/** From the first start on; a version takes some ten milliseconds from being offered to being kept. */
const longestMs = 40;
/** Versions that never come up, among the others. The last one does. */
const isBad = (patch: number) => patch % 5 === 3 && patch !== releases;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "yichuang-killed-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

function program(patch: number): Record<string, string> {
  const version = `1.0.${patch}`;
  return {
    "package.json": JSON.stringify({ version }),
    "large.bin": `content of ${version} `.padEnd(300_000, "x"),
    "pages/kiosk/index.html": "the same in all",
    ...(isBad(patch) ? { "ends-at-once": "" } : {}),
  };
}

it("starts a whole version every time, and ends with the newest", async () => {
  writeFileSync(join(folder, "key.pub"), keys.publicKey.export({ type: "spki", format: "pem" }));
  writeFiles(join(folder, "installed"), program(0));
  for (let patch = 1; patch <= releases; patch += 1) {
    const staged = join(folder, "staged", String(patch));
    writeFiles(staged, program(patch));
    const updates = join(folder, "releases", String(patch));
    mkdirSync(updates, { recursive: true });
    const made = makeRelease({
      ...{ program: staged, platform: "linux", arch: "x64", minimumInstalled: "1.0.0", updates },
      ...keys,
      now: new Date(Date.UTC(2026, 2, 2, 0, patch)),
    });
    expect(made.ok).toBe(true);
  }
  let hits = 0;
  for (let i = 0; i < kills; i += 1) {
    const code = await switchOn(Math.random() * longestMs);
    expect([null, 0]).toContain(code);
    if (code === null) hits += 1;
    // All of it once more, from the beginning.
    else rmSync(join(folder, "updates"), { recursive: true });
  }
  expect(hits).toBeGreaterThan(kills / 3);
  expect(await switchOn(null)).toBe(0);
  const updatesFolder = join(folder, "updates");
  const state = readState(updatesFolder);
  expect(state).toMatchObject({ proven: `1.0.${releases}`, trying: null, staged: null });
  for (const { version, because } of state.failed) {
    expect(isBad(Number(version.split(".")[2])), `${version} ${because}`).toBe(true);
    expect(isGivenUp(state, version)).toBe(true);
  }
  expect(readdirSync(join(updatesFolder, "versions")).toSorted()).toEqual(
    [state.previous, state.proven].filter((one) => one !== null).toSorted(),
  );
});

/** Kills it so long after its first start. Answers with its exit code; null when it was killed. */
function switchOn(killAfterMs: number | null): Promise<number | null> {
  const child = spawn(process.execPath, ["tests/electron/update-machine.ts", folder, String(releases)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let timer: NodeJS.Timeout | undefined;
  child.stdout.once("data", () => {
    if (killAfterMs !== null) timer = setTimeout(() => child.kill("SIGKILL"), killAfterMs);
  });
  return new Promise((resolve) =>
    child.once("exit", (code) => {
      clearTimeout(timer);
      resolve(code);
    }),
  );
}
