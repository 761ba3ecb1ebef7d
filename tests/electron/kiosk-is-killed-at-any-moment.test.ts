/**
 * A kiosk's program is killed at any moment while it issues numbers by itself: each number that was answered is in its
 * book, none is given twice, and all of them reach the hall.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, expect, test } from "vitest";
import { forgetTestHall, openTestHall } from "../../hall-server/testing.ts";
import { KioskUnderTest } from "../promises/cut-off/kiosk.ts";
import { extent } from "../promises/extent.ts";

const kills = extent(6, 300);
const children = new Set<ChildProcess>();
const folders = new Set<string>();

afterAll(() => {
  for (const child of children) child.kill("SIGKILL");
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

interface Told {
  commandId: string;
  ticketId: string;
  number: string;
}

/** Kills it after so many answers and so many more milliseconds; what it told until then. */
async function issueAndKill(
  folder: string,
  known: string,
  now: number,
  answers: number,
  afterMs: number,
): Promise<Told[]> {
  const script = join(import.meta.dirname, "offline", "issue-until-killed.ts");
  const child = spawn(process.execPath, [script, folder, known, String(now)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.add(child);
  const told: Told[] = [];
  const over = new Promise((resolve) => child.once("close", resolve));
  createInterface({ input: child.stdout }).on("line", (line) => {
    told.push(JSON.parse(line));
    if (told.length === answers) setTimeout(() => child.kill("SIGKILL"), afterMs);
  });
  await over;
  children.delete(child);
  return told;
}

test(`killed ${kills} times while it issues: no answered number is lost, none is given twice`, {
  timeout: extent(120_000, 2 * 3_600_000),
}, async () => {
  const test = openTestHall({ isDemonstration: true });
  const world: { test: typeof test | null } = { test };
  const kiosk = new KioskUnderTest("kiosk-1", world, () => test.time.wall(), 0);
  const told: Told[] = [];
  let folder = kiosk.folder;
  for (let round = 0; round < kills; round += 1) {
    await kiosk.hear();
    await kiosk.desk.tend();
    const known = JSON.stringify(kiosk.known());
    // The machine is off; another program goes on with its book.
    await kiosk.off();
    const of = await issueAndKill(folder, known, test.time.wall(), 1 + (round % 5), (round * 7) % 23);
    expect(of.length).toBeGreaterThan(0);
    told.push(...of);
    await kiosk.on();
    folder = kiosk.folder;
    for (const { commandId, ticketId } of of) {
      const again = await kiosk.desk.ask("ticket:take", { commandId, queueId: "all-round" });
      expect(again, "answered, and kept").toMatchObject({ ok: true, value: { ticket: { id: ticketId } } });
    }
    await kiosk.hear();
    await kiosk.desk.tend();
    expect(kiosk.desk.state()).toMatchObject({ notHandedIn: 0, refused: 0, bookSetAsideAt: null });
  }
  expect(new Set(told.map(({ ticketId }) => ticketId)).size).toBe(told.length);
  expect(new Set(told.map(({ number }) => number)).size).toBe(told.length);
  for (const { ticketId, number } of told)
    expect(test.hall.state.queueing.tickets.get(ticketId)?.number).toBe(number);
  folders.add(folder);
  await kiosk.close();
  test.hall.stop();
  forgetTestHall(test);
});
