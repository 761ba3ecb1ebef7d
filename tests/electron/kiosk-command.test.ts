/** `npm run kiosk` as somebody types it. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import { descendants, isRunning, waitFor } from "../start/started-hall.ts";
import { builtPages, isRealElectron } from "./launch.ts";

const script = resolve(import.meta.dirname, "../../.ci/kiosk.mjs");
const data = mkdtempSync(join(tmpdir(), "yichuang-kiosk-"));

afterAll(() => rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));

interface Started {
  child: ChildProcess;
  said(): string;
  ended: Promise<number | null>;
}

function start(args: string[], env: Record<string, string | undefined> = {}): Started {
  const all = { ...process.env, ...env };
  const child = spawn(process.execPath, [script, ...args], { env: all, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  const hear = (chunk: Buffer) => {
    said += chunk.toString();
  };
  child.stdout?.on("data", hear);
  child.stderr?.on("data", hear);
  return {
    child,
    said: () => said,
    ended: new Promise((done) => child.once("exit", (code) => done(code))),
  };
}

test.runIf(!isRealElectron)("without Electron and without internet: one sentence a language", async () => {
  const { said, ended } = start(["--hall", "http://127.0.0.1:9"], {
    ELECTRON_OVERRIDE_DIST_PATH: undefined,
    ELECTRON_MIRROR: "http://127.0.0.1:9/",
  });
  expect(await ended).toBe(1);
  expect(said()).toContain("没有取得 Electron 的程序文件");
  expect(said()).toContain("could not be fetched");
  expect(said()).not.toMatch(/^\s+at /m);
});

test("started and ended again, nothing is left of it", { timeout: 120_000 }, async () => {
  builtPages();
  const kiosk = start(["--role", "kiosk", "--hall", "http://127.0.0.1:9", "--data", data]);
  await waitFor(() => /DevTools listening|"msg"/.test(kiosk.said()), `the shell in ${kiosk.said()}`, 90_000);
  const all = descendants(kiosk.child.pid ?? 0);
  expect(all.length).toBeGreaterThan(2);
  kiosk.child.kill("SIGTERM");
  await kiosk.ended;
  await waitFor(() => !all.some(isRunning), "the end of everything");
});

test("an unknown hall is one sentence too, and no window", { timeout: 120_000 }, async () => {
  const kiosk = start(["--role", "kiosk", "--hall", "nowhere", "--data", data]);
  expect(await kiosk.ended).not.toBe(0);
  expect(kiosk.said()).toMatch(/[\u4e00-\u9fff]/);
  expect(kiosk.said()).not.toMatch(/^\s+at /m);
});
