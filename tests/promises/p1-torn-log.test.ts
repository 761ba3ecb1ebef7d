/** P1: the end of the write-ahead log is torn, wherever and however: all before the tear remains. */
import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { CommandName } from "../../hall-server/contract/commands.ts";
import type { Principal } from "../../hall-server/deciding.ts";
import { writeState } from "../../hall-server/journal/snapshot.ts";
import { device, openTestHall, staff, type TestHall } from "../../hall-server/testing.ts";
import { copyDatabase, readJournal } from "./disk/journal-on-disk.ts";
import { seededChance } from "./disk/seeded.ts";
import { extent } from "./extent.ts";

const headerBytes = 32;
const frameHeaderBytes = 24;
const pageBytes = 4_096;
const frameBytes = frameHeaderBytes + pageBytes;
const tears = extent(15, 3_000);
const chance = seededChance();
const kiosk = device("kiosk-1", "kiosk");
const clerk = staff("clerk-01");

/** After one command: how long the log was, and all that the hall knew. */
interface Moment {
  logBytes: number;
  state: string;
  position: number;
  command: [who: Principal, name: CommandName, input: object];
  answer: unknown;
}

let day: TestHall;
let moments: Moment[];
let left: string;

beforeAll(async () => {
  day = openTestHall({ isDemonstration: true });
  moments = [];
  const log = join(day.folder, "hall.sqlite-wal");
  const say = async (who: Principal, name: CommandName, input: object = {}) => {
    day.time.advance(1_000);
    const whole = { commandId: crypto.randomUUID(), ...input };
    const answer = await day.send(who, name, whole as never);
    const { position } = day.hall.state;
    moments.push({
      logBytes: statSync(log).size,
      state: writeState(day.hall.state),
      position,
      command: [who, name, whole],
      answer,
    });
  };
  await say(clerk, "counter:open", { counterId: "1" });
  for (let i = 0; i < 6; i += 1) {
    for (let n = 0; n < 3; n += 1) {
      const holder = { name: `甲${i}`, phone: `1990000000${n}` };
      await say(kiosk, "ticket:take", { queueId: "all-round", holder });
    }
    await say(clerk, "counter:callNext");
    await say(clerk, "counter:start");
    await say(clerk, "counter:finish");
  }
  expect(moments.every(({ logBytes }, i) => logBytes > (moments[i - 1]?.logBytes ?? 0))).toBe(true);
  left = mkdtempSync(join(tmpdir(), "yichuang-left-"));
  copyDatabase(day.folder, left);
  day.hall.stop();
});

afterAll(() => rmSync(left, { recursive: true, force: true }));

/** Inside every part of a frame: its header, a sector's edge, the middle of a page, its last byte. */
function someOffset(log: Buffer): number {
  const first = moments[0]?.logBytes ?? 0;
  const frames = (log.length - headerBytes) / frameBytes;
  const firstFrame = (first - headerBytes) / frameBytes;
  const frame = firstFrame + chance.below(frames - firstFrame);
  const within = chance.pick([
    0,
    chance.below(frameHeaderBytes),
    frameHeaderBytes,
    512 * chance.below(8),
    chance.below(frameBytes),
    frameBytes - 1,
  ]);
  return headerBytes + frame * frameBytes + within;
}

const ways: [how: string, tear: (log: Buffer, at: number) => Buffer][] = [
  ["cut off", (log, at) => log.subarray(0, at)],
  ["zeros from there on", (log, at) => Buffer.concat([log.subarray(0, at)], log.length)],
  ["garbage from there on", (log, at) => garbage(log, at, log.length)],
];

function garbage(log: Buffer, from: number, to: number): Buffer {
  const torn = Buffer.from(log);
  for (let i = from; i < Math.min(to, log.length); i += 1) torn[i] = (torn[i] ?? 0) ^ (1 + chance.below(255));
  return torn;
}

test.each(ways)("%s: the hall starts as it was before the tear, and goes on", async (_how, tear) => {
  const log = readFileSync(join(left, "hall.sqlite-wal"));
  for (let i = 0; i < tears; i += 1) {
    const at = someOffset(log);
    const what = `seed ${chance.seed}, torn at ${at}`;
    const folder = mkdtempSync(join(tmpdir(), "yichuang-torn-"));
    copyFileSync(join(left, "hall.sqlite"), join(folder, "hall.sqlite"));
    writeFileSync(join(folder, "hall.sqlite-wal"), tear(log, at));
    const after = openTestHall({ isDemonstration: true, folder, masterKey: day.masterKey, time: day.time });
    const kept = moments.findLastIndex(({ logBytes }) => logBytes <= at);
    expect(writeState(after.hall.state), what).toBe(moments[kept]?.state);
    for (const { command, answer } of moments.slice(Math.max(0, kept - 3), kept + 1)) {
      expect(await after.send(command[0], command[1], command[2] as never), what).toEqual(answer);
    }
    expect(after.hall.state.position, what).toBe(moments[kept]?.position);
    for (const { command } of moments.slice(kept + 1)) {
      expect((await after.send(command[0], command[1], command[2] as never)).ok, what).toBe(true);
    }
    expect(after.hall.state.position, what).toBe(moments.at(-1)?.position);
    after.hall.stop();
    readJournal(folder, "town");
    rmSync(folder, { recursive: true });
  }
});

const spots: [how: string, bytes: number][] = [
  ["one byte", 1],
  ["one sector", 512],
];

test.each(spots)("%s of the last commit is damaged: as it was before that", (_how, bytes) => {
  const log = readFileSync(join(left, "hall.sqlite-wal"));
  const from = moments.at(-2)?.logBytes ?? 0;
  for (let i = 0; i < tears; i += 1) {
    const at = from + chance.below(log.length - from);
    const folder = mkdtempSync(join(tmpdir(), "yichuang-torn-"));
    copyFileSync(join(left, "hall.sqlite"), join(folder, "hall.sqlite"));
    writeFileSync(join(folder, "hall.sqlite-wal"), garbage(log, at, at + bytes));
    const after = openTestHall({ isDemonstration: true, folder, masterKey: day.masterKey, time: day.time });
    expect(writeState(after.hall.state), `seed ${chance.seed}, at ${at}`).toBe(moments.at(-2)?.state);
    after.hall.stop();
    rmSync(folder, { recursive: true });
  }
});

test.each(spots)(
  "%s with later commits behind it is damaged: the hall says so and touches nothing",
  (_how, bytes) => {
    const log = readFileSync(join(left, "hall.sqlite-wal"));
    const lastButTwo = moments.at(-3)?.logBytes ?? 0;
    const to = lastButTwo - bytes;
    // The log's header; the salts of the frame that ends a commit; a page of the commit before the last.
    const edges = [0, lastButTwo - frameBytes + 8, lastButTwo + frameHeaderBytes];
    for (let i = 0; i < tears; i += 1) {
      const at = edges[i] ?? chance.below(to);
      const folder = mkdtempSync(join(tmpdir(), "yichuang-torn-"));
      copyFileSync(join(left, "hall.sqlite"), join(folder, "hall.sqlite"));
      const damaged = garbage(log, at, at + bytes);
      writeFileSync(join(folder, "hall.sqlite-wal"), damaged);
      expect(
        () => openTestHall({ isDemonstration: true, folder, masterKey: day.masterKey, time: day.time }),
        `seed ${chance.seed}, at ${at}`,
      ).toThrow(/log is damaged/);
      expect(readFileSync(join(folder, "hall.sqlite-wal")).equals(damaged)).toBe(true);
      rmSync(folder, { recursive: true });
    }
  },
);

test("pages that were being written into the database when the power went are found in the log", () => {
  const log = readFileSync(join(left, "hall.sqlite-wal"));
  const database = readFileSync(join(left, "hall.sqlite"));
  for (let at = headerBytes; at < log.length; at += frameBytes) {
    const page = log.readUInt32BE(at);
    const from = (page - 1) * pageBytes;
    // The first page's own first sector says how large a page is; a disk writes a sector whole.
    const to = Math.min(from + pageBytes, database.length);
    for (let i = page === 1 ? from + 512 : from; i < to; i += 1) database[i] = chance.below(256);
  }
  const folder = mkdtempSync(join(tmpdir(), "yichuang-torn-"));
  writeFileSync(join(folder, "hall.sqlite"), database);
  writeFileSync(join(folder, "hall.sqlite-wal"), log);
  const after = openTestHall({ isDemonstration: true, folder, masterKey: day.masterKey, time: day.time });
  expect(writeState(after.hall.state)).toBe(moments.at(-1)?.state);
  after.hall.stop();
  readJournal(folder, "town");
  rmSync(folder, { recursive: true });
});
