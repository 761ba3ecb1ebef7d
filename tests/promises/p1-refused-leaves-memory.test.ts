import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { device, openTestHall, staff } from "../../hall-server/testing.ts";
import { everything } from "./everything.ts";

const kiosk = device("kiosk-1", "kiosk");

test("a disk that refuses leaves the hall as it was, readable, and it goes on when the disk does", async () => {
  const opened = openTestHall();
  const { hall, db, send, done, warnings, folder } = opened;
  const { token } = await done(kiosk, "ticket:take", { queueId: "all-round" });
  await done(staff("clerk-01"), "counter:open", { counterId: "1" });
  const before = everything(opened, [token]);

  const pages = db.pragma("page_count", { simple: true });
  db.pragma(`max_page_count = ${pages}`);
  const answers = await Promise.all([
    ...Array.from({ length: 50 }, () =>
      send(kiosk, "ticket:take", { queueId: "all-round", holder: { name: "x".repeat(60) } }),
    ),
    send(staff("clerk-01"), "counter:callNext"),
  ]);
  for (const answer of answers)
    expect(answer).toMatchObject({ ok: false, error: { code: "storage-failed" } });
  expect(everything(opened, [token])).toEqual(before);
  expect(warnings).toContain("storage-failed");

  db.pragma("max_page_count = 4294967294");
  const taken = await done(kiosk, "ticket:take", { queueId: "all-round" });
  expect(taken.ticket.number).toBe("A002");
  expect(taken.ahead).toBe(1);
  const position = hall.state.position;
  hall.stop();
  const read = new Database(`${folder}/hall.sqlite`, { readonly: true });
  expect(read.prepare("select max(position) from facts").pluck().get()).toBe(position);
  read.close();
});
