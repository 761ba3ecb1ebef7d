/** Through the real `scanimage` and SANE's own test device, which can have every trouble that SANE knows. */
import { chmod, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type WatchedScanner, watchSane } from "./scanner-support.ts";
import { atEnd } from "./support.ts";

async function ready(options: Parameters<typeof watchSane>[1] = {}): Promise<WatchedScanner> {
  const watched = watchSane("test:0", options);
  await watched.nextStatus("ready");
  return watched;
}

/** What captures leave behind where they keep their pages for a moment. */
async function leftovers(): Promise<string[]> {
  const folders = await Promise.all(["/dev/shm", tmpdir()].map((folder) => readdir(folder).catch(() => [])));
  return folders.flat().filter((name) => name.startsWith("yichuang-scan-"));
}

test("a sheet on the glass, and ten from the feeder, which is then empty", { timeout: 40_000 }, async () => {
  const { capture } = await ready({ "sane.test-picture": "Grid" });
  const glass = await capture({ source: "flatbed", resolution: 100, color: "color" });
  if (glass.outcome !== "captured") throw new Error(JSON.stringify(glass));
  // The test device's glass is 200 mm wide and high.
  expect(glass.pages.map(({ widthPixels, heightPixels }) => [widthPixels, heightPixels])).toEqual([
    [787, 787],
  ]);
  const feeder = await capture({ source: "feeder", resolution: 50 });
  expect(feeder.outcome === "captured" && feeder.pages.length).toBe(10);
  expect(await capture({ sides: "two-sided" })).toEqual({ outcome: "not-captured", reason: "not-supported" });
  expect(await leftovers()).toEqual([]);
});

test.each([
  ["NO_DOCS", "no-document"],
  ["COVER_OPEN", "cover-open"],
  ["JAMMED", "jammed"],
  ["IO_ERROR", "faulty"],
])("SANE says %s: %s, and nothing is left lying about", { timeout: 40_000 }, async (status, reason) => {
  const { capture } = await ready({ "sane.read-return-value": `SANE_STATUS_${status}` });
  expect(await capture({ source: "feeder", resolution: 50 })).toEqual({ outcome: "not-captured", reason });
  expect(await leftovers()).toEqual([]);
});

test("a device that SANE does not have is lost, and so is one whose program hangs", {
  timeout: 40_000,
}, async () => {
  const none = watchSane("test:9");
  expect(await none.nextStatus("lost")).toEqual({ kind: "lost", cause: "unplugged" });
  expect(await none.capture()).toMatchObject({ outcome: "not-captured", reason: "not-connected" });
  const hanging = watchSane(
    "test:0",
    {},
    { command: await programThat("trap '' TERM; sleep 5 & while :; do sleep 0.2; done"), lookMs: 300 },
  );
  expect(await hanging.nextStatus("lost")).toEqual({ kind: "lost", cause: "silent" });
});

test("a program that is not there says so, with its name", async () => {
  const missing = watchSane("test:0", {}, { command: "/nowhere/scanimage" });
  expect(await missing.nextStatus("faulty")).toEqual({ kind: "faulty", fault: "scanimage-not-installed" });
  expect(await missing.capture()).toMatchObject({ outcome: "not-captured" });
});

test("a capture that hangs is ended by force and answered as unknown", { timeout: 40_000 }, async () => {
  const script = `case "$*" in *--all-options*) exec scanimage "$@";; *) trap '' TERM; while :; do sleep 0.2; done;; esac`;
  const { capture, nextStatus } = watchSane(
    "test:0",
    {},
    { command: await programThat(script), captureMs: 500 },
  );
  await nextStatus("ready");
  expect(await capture({ resolution: 50 })).toEqual({ outcome: "unknown", reason: "no-answer" });
  expect(await leftovers()).toEqual([]);
});

async function programThat(script: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "program-"));
  atEnd(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, "scanimage");
  await writeFile(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, 0o755);
  return path;
}
