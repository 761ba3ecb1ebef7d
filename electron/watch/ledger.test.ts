import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { noLog } from "../../drivers/host/settings.ts";
import { openLedger } from "./ledger.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "yichuang-ledger-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const start = (now = 1_000_000, machineStartedAt = 0) =>
  openLedger({
    path: join(folder, "watch.json"),
    log: noLog,
    now: () => now,
    machineStartedAt: () => machineStartedAt,
  });

test("a shell that fell is known as fallen by the next one; one that ended, or lost its power, is not", () => {
  expect(start().untold()).toEqual([]);
  expect(start(1_060_000, 20_000).untold(), "fell, and the wall was set a little").toEqual([
    { what: "crashed", times: 1 },
  ]);
  const second = start();
  second.told(second.untold());
  second.ended();
  expect(start().untold(), "ended").toEqual([]);
  expect(start(9_000_000, 8_000_000).untold(), "power cut, machine started anew").toEqual([]);
});

test("what happened is told until the hall has it, also after a restart, and what came meanwhile stays", () => {
  const first = start();
  first.note("page-blank");
  first.note("page-blank");
  const sent = first.untold();
  first.note("page-blank");
  first.note("service-unlocked");
  first.told(sent);
  expect(first.untold()).toEqual([
    { what: "page-blank", times: 1 },
    { what: "service-unlocked", times: 1 },
  ]);
  first.ended();
  expect(start().untold()).toEqual(first.untold());
});

test("restarts count for half an hour, over restarts; those from a wall that was ahead do not", () => {
  start(1_000_000).restarting();
  const second = start(1_060_000);
  expect(second.restarts()).toBe(1);
  expect(second.untold()).toEqual([{ what: "restarted-itself", times: 1 }]);
  second.restarting();
  expect(start(1_120_000).restarts()).toBe(2);
  expect(start(500_000).restarts()).toBe(0);
  expect(start(1_060_000 + 31 * 60_000).restarts()).toBe(0);
});

test("a damaged file counts as none, and a disk that refuses ends nothing", () => {
  for (const damaged of [
    "",
    "{",
    '{"version":1,"happened":{"page-gone":-1},"restarts":[],"runsSince":null}',
  ]) {
    writeFileSync(join(folder, "watch.json"), damaged);
    const damagedOne = start();
    expect(damagedOne.untold()).toEqual([]);
    damagedOne.ended();
  }
  const ledger = start();
  rmSync(folder, { recursive: true });
  writeFileSync(folder, "a file in its place");
  ledger.note("page-gone");
  expect(ledger.isWritable).toBe(false);
  expect(ledger.untold()).toEqual([{ what: "page-gone", times: 1 }]);
});
