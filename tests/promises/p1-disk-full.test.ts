/** P1: a disk that is full in earnest, and a file that the system lets grow no further. */
import { execFileSync, spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, statSync, unlinkSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type HallProcess, startHall } from "../hall/hall-process.ts";
import { readJournal } from "./disk/journal-on-disk.ts";
import { Ledger } from "./disk/settled.ts";
import { Talk } from "./disk/talk.ts";

const tokens = { kiosk: "demo-kiosk-1", guide: undefined };
const refused = { ok: false, error: { code: "storage-failed", params: {} } };
/** More than fit into what the log has room for already. */
const mostTakes = 3_000;

/** Takes tickets until the disk refuses, makes room, and looks whether everything is there once. */
async function fillAndMakeRoom(hall: HallProcess, fill: () => void, makeRoom: () => void): Promise<void> {
  const talk = new Talk(hall.url, tokens);
  const input = { queueId: "all-round", holder: { name: "甲乙" } };
  await talk.done("kiosk", "ticket:take", input);
  fill();
  let last = await talk.say("kiosk", "ticket:take", input);
  while (last.ok && talk.sent.length < mostTakes) last = await talk.say("kiosk", "ticket:take", input);
  expect(last).toEqual(refused);
  const together = await Promise.all(
    Array.from({ length: 20 }, () => talk.say("kiosk", "ticket:take", input)),
  );
  expect(together).toEqual(together.map(() => refused));
  const waiting = talk.sent.filter(({ answer }) => answer?.ok).length;
  const { queues } = await talk.view("kiosk", "kiosk");
  expect(queues[0].waiting).toBe(waiting);

  makeRoom();
  for (const one of talk.sent.filter(({ answer }) => !answer?.ok)) {
    one.answer = await talk.again(one);
    expect(one.answer).toMatchObject({ ok: true });
  }
  talk.close();
  await hall.kill("SIGKILL");
  const { facts } = readJournal(hall.folder, "town");
  const ledger = new Ledger();
  for (const one of talk.sent) ledger.answered(one);
  ledger.read(facts, []);
  const restarted = await hall.restart();
  const after = new Talk(restarted.url, tokens);
  expect((await after.view("kiosk", "kiosk")).queues[0].waiting).toBe(talk.sent.length);
  after.close();
  await restarted.kill();
}

test("the log may not grow: refused, readable, and done when it may again", async () => {
  const hall = await startHall();
  const limit = (bytes: string) => execFileSync("prlimit", ["--pid", String(hall.pid), `--fsize=${bytes}:`]);
  try {
    // In the middle of a frame that the next group writes.
    await fillAndMakeRoom(
      hall,
      () => limit(String(statSync(join(hall.folder, "hall.sqlite-wal")).size + 6_000)),
      () => limit("unlimited"),
    );
  } finally {
    await hall.end();
  }
});

test("a disk of six megabytes is full: refused, readable, done when there is room again", async ({
  skip,
}) => {
  const mountPoint = mkdtempSync(join(tmpdir(), "yichuang-full-"));
  const mount = ["-t", "tmpfs", "-o", "size=6m", "tmpfs", mountPoint];
  if (spawnSync("mount", mount, { stdio: "ignore" }).status !== 0) {
    rmSync(mountPoint, { recursive: true });
    // The test above and those of refusing calls stand for it.
    skip("only an administrator may mount a disk");
  }
  const filler = join(mountPoint, "filler");
  const fill = () => {
    const file = openSync(filler, "w");
    try {
      for (;;) writeSync(file, Buffer.alloc(4_096));
    } catch (error) {
      expect(error).toMatchObject({ code: "ENOSPC" });
    } finally {
      closeSync(file);
    }
  };
  try {
    await fillAndMakeRoom(await startHall({ folder: join(mountPoint, "data") }), fill, () =>
      unlinkSync(filler),
    );
  } finally {
    execFileSync("umount", ["--lazy", mountPoint]);
    rmSync(mountPoint, { recursive: true });
  }
});
