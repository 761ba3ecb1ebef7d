import { expect, test } from "vitest";
import { device, openTestHall } from "../testing.ts";

const kiosk = device("kiosk-1", "kiosk");

test("a disk that refused is asked again, and the hall says when it takes writes", async () => {
  const { hall, db, send, warnings } = openTestHall();
  const { storage } = hall;
  expect(storage.isWritable()).toBe(true);
  db.pragma(`max_page_count = ${db.pragma("page_count", { simple: true })}`);
  for (let i = 0; i < 50; i += 1)
    await send(kiosk, "ticket:take", { queueId: "all-round", holder: { name: "x".repeat(60) } });
  expect(storage.isWritable()).toBe(false);
  expect(storage.refused).toBeGreaterThan(0);
  expect(warnings).toContain("storage-failed");
  expect(warnings).not.toContain("storage-recovered");

  db.pragma("max_page_count = 4294967294");
  await expect.poll(() => storage.isWritable()).toBe(true);
  expect(warnings.at(-1)).toBe("storage-recovered");
  expect(db.prepare("select count(*) from probes").pluck().get()).toBe(1);
  hall.stop();
});
