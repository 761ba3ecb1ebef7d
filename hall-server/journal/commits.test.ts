import { fsyncSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { openTestHall } from "../testing.ts";
import { Commits } from "./commits.ts";

vi.mock("node:fs", async (original) => {
  const fs = await original<typeof import("node:fs")>();
  return { ...fs, fsyncSync: vi.fn(fs.fsyncSync) };
});

test("after a refused commit nothing is begun before the log is cut off, and the cut is synced", () => {
  const { hall, db } = openTestHall();
  const commits = new Commits(db);
  db.exec(
    `create temp table one (id integer primary key);
     create temp table other (id references one deferrable initially deferred)`,
  );
  const refuse = () => commits.run(() => db.exec("insert into other values (1)"));
  const count = () => db.prepare("select count(*) from probes").pluck().get();
  const write = () => commits.run(() => db.exec("insert into probes (content) values (x'00')"));
  const sync = vi.mocked(fsyncSync);

  sync.mockClear();
  write();
  expect(sync, "SQLite syncs its own log").not.toHaveBeenCalled();
  expect(refuse).toThrow("FOREIGN KEY");
  expect(sync).toHaveBeenCalledTimes(1);
  write();
  expect(sync).toHaveBeenCalledTimes(1);

  sync.mockImplementation(() => {
    throw Object.assign(new Error("EIO"), { syscall: "fsync" });
  });
  expect(refuse).toThrow("FOREIGN KEY");
  expect(write).toThrow("EIO");
  expect(db.inTransaction).toBe(false);
  expect(count()).toBe(2);
  sync.mockReset();
  write();
  expect(sync).toHaveBeenCalledTimes(1);
  expect(count()).toBe(3);
  hall.stop();
});
