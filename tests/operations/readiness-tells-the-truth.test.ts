import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { openTestGateway } from "../../hall-server/gateway/testing.ts";
import { createReadiness } from "../../hall-server/operations/readiness.ts";
import { openTestHall } from "../../hall-server/testing.ts";
import { connect, type HallProcess, startHall } from "../hall/hall-process.ts";
import { logLines } from "./log-lines.ts";

const halls: HallProcess[] = [];

afterEach(async () => {
  for (const hall of halls.splice(0)) await hall.end();
});

interface Said {
  ready: boolean;
  reasons: { code: string; zh: string; en: string }[];
  pages: string;
}

async function readiness(url: string): Promise<{ status: number; said: Said }> {
  const answer = await fetch(`${url}/readyz`);
  return { status: answer.status, said: (await answer.json()) as Said };
}

/** The largest file that the server may write: a write beyond it is refused by the system, whoever asks. */
function limitFiles({ pid }: HallProcess, bytes: number | "unlimited"): void {
  const { status, stderr } = spawnSync("prlimit", [`--pid=${pid}`, `--fsize=${bytes}:unlimited`], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
}

test("a disk that refuses: not ready, in words; ready by itself once it takes writes, without any command", async () => {
  const hall = await startHall();
  halls.push(hall);
  const kiosk = await connect(hall.url, "demo-kiosk-1");
  await kiosk.do("ticket:take", { queueId: "all-round" });
  expect(await readiness(hall.url)).toMatchObject({ status: 200, said: { ready: true, reasons: [] } });

  limitFiles(hall, 1);
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => kiosk.ask("ticket:take", { queueId: "all-round" })),
  );
  for (const answer of answers) expect(answer.error.code).toBe("storage-failed");
  const { status, said } = await readiness(hall.url);
  expect(status).toBe(503);
  expect(said.reasons.map(({ code }) => code)).toEqual(["storage-refuses"]);
  expect(said.reasons[0]?.zh).toContain("磁盘拒绝写入");
  expect(said.reasons[0]?.en).toContain("refuses writes");
  expect((await fetch(`${hall.url}/healthz`)).status).toBe(200);
  const metrics = await (await fetch(`${hall.url}/metrics`)).text();
  expect(metrics).toMatch(/^yichuang_ready 0$/m);
  expect(metrics).toMatch(/^yichuang_storage_refusals_total [1-9]/m);

  limitFiles(hall, "unlimited");
  await expect.poll(async () => (await readiness(hall.url)).status).toBe(200);
  const taken = await kiosk.do("ticket:take", { queueId: "all-round" });
  expect(taken.ticket.number).toBe("A002");
  kiosk.close();
  // Its log comes over a pipe, a moment after the answer.
  const told = () =>
    logLines(hall.log()).flatMap(({ event }) => (event.startsWith("storage-") ? [event] : []));
  await expect.poll(told).toEqual(["storage-failed", "storage-recovered"]);
});

test("a disk that fails in a quiet hour is noticed by whoever asks, before a command is refused", async () => {
  const opened = openTestHall();
  const { hall, db, folder } = opened;
  const probe = createReadiness(hall, folder, join(folder, "no-pages"));
  expect(probe.ask()).toMatchObject({ ready: true, pages: "not built" });
  db.pragma("query_only = ON");
  const later = performance.now() + 60_000;
  const real = performance.now;
  performance.now = () => later;
  expect(probe.ask().reasons.map(({ code }) => code)).toEqual(["storage-refuses"]);
  db.pragma("query_only = OFF");
  performance.now = () => later + 2_000;
  expect(probe.ask().ready).toBe(true);
  performance.now = real;
  hall.stop();
  expect(probe.ask().reasons.map(({ code }) => code)).toEqual(["database-closed"]);
});

test("a disk that is all but full says so, one that is low warns", () => {
  const opened = openTestHall();
  const { hall, folder } = opened;
  const withFree = (megabytes: number | null) =>
    createReadiness(hall, folder, folder, () => (megabytes === null ? null : megabytes * 1024 * 1024)).ask();
  expect(withFree(10)).toMatchObject({ ready: false, reasons: [{ code: "disk-full" }], warnings: [] });
  expect(withFree(500)).toMatchObject({ ready: true, reasons: [], warnings: [{ code: "disk-low" }] });
  expect(withFree(5_000)).toMatchObject({ ready: true, warnings: [] });
  expect(withFree(null)).toMatchObject({ ready: true, warnings: [] });
  hall.stop();
});

test("a hall that is closing takes no more", async () => {
  const opened = openTestHall();
  const probe = createReadiness(opened.hall, opened.folder, opened.folder);
  const gateway = await openTestGateway(opened, false, null, { readiness: probe });
  expect((await readiness(gateway.url)).status).toBe(200);
  probe.stopping();
  expect(await readiness(gateway.url)).toMatchObject({
    status: 503,
    said: { reasons: [{ code: "stopping" }] },
  });
  await gateway.stop();
  opened.hall.stop();
});
