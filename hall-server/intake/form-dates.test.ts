/** Days that cannot be: somebody is born tomorrow, has lived here since next year, an animal travelled yesterday. */
import { afterEach, beforeEach, expect, test } from "vitest";
import type { TestHall } from "../testing.ts";
import {
  answers,
  clerk,
  daysPass,
  everything,
  holderOf,
  itemOf,
  kiosk,
  openIntake,
  recordOf,
} from "./testing.ts";

let hall: TestHall;
beforeEach(() => {
  hall = openIntake();
});
afterEach(() => hall.hall.stop());

/** The hall's clock stands on 2026-03-02, 08:00. */
const today = "2026-03-02";
const tomorrow = "2026-03-03";
const yesterday = "2026-03-01";

function input(itemId: string, fields: Record<string, string>) {
  const item = itemOf(hall, itemId);
  return {
    itemId,
    applicant: { kind: "person" as const, holder: holderOf(1) },
    fields: { ...answers(item), ...fields },
    materials: everything(item),
    isNotDuplicate: true,
  };
}

const refused = (field: string, because: string) => ({
  ok: false,
  error: { code: "invalid-input", params: { field: `fields.${field}`, because } },
});

test.each([
  ["birth-registration", "birth-date", tomorrow, "after-today"],
  ["birth-registration", "birth-date", "20991231", "after-today"],
  ["birth-registration", "birth-date", "2099年1月2日", "after-today"],
  ["old-age-allowance", "birth-date", tomorrow, "after-today"],
  ["residence-permit", "since", tomorrow, "after-today"],
  ["employment-registration", "since", tomorrow, "after-today"],
  ["animal-quarantine", "transport-date", yesterday, "before-today"],
])("%s: %s on %s is refused as %s", async (itemId, field, day, because) => {
  const asked = input(itemId, { [field]: day });
  expect(await hall.send(clerk, "application:receive", asked)).toMatchObject(refused(field, because));
  const { ok } = await hall.send(clerk, "application:receive", input(itemId, { [field]: today }));
  expect(ok).toBe(true);
});

test("a kiosk and a correction are refused alike; what was true when it was said stays", async () => {
  const { isNotDuplicate, ...self } = input("employment-registration", { since: tomorrow });
  expect(isNotDuplicate).toBe(true);
  expect(await hall.send(kiosk, "application:submit", self)).toMatchObject(refused("since", "after-today"));
  const { application } = await hall.done(
    clerk,
    "application:receive",
    input("animal-quarantine", { "transport-date": today }),
  );
  const amend = (fields: Record<string, string>) =>
    hall.send(clerk, "application:amend", { applicationId: application.id, fields });
  expect(await amend({ "transport-date": yesterday })).toMatchObject(
    refused("transport-date", "before-today"),
  );
  daysPass(hall, 1);
  // The page sends the whole form again: the day that was said yesterday is no new answer.
  expect(await amend({ "transport-date": today, animal: "猪" })).toMatchObject({ ok: true });
  expect(recordOf(hall, application.id).filledFields).toContain("transport-date");
});
