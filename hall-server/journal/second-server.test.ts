import { expect, test } from "vitest";
import { openTestHall } from "../testing.ts";

test("a second server on the same folder is refused with a sentence, and the first goes on", () => {
  const first = openTestHall();
  expect(() => openTestHall({ folder: first.folder, masterKey: first.masterKey })).toThrow(
    /Another hall server/,
  );
  expect(first.hall.storage.isWritable()).toBe(true);
  first.hall.stop();
}, 15_000);
