import { expect, test } from "vitest";
import { openTestHall, staff } from "../testing.ts";
import { passwordMatches } from "./passwords.ts";

const manager = staff("manager", "manager");
const clerk = {
  user: "jia.yi",
  staffNumber: "0312",
  role: "clerk" as const,
  name: "甲乙",
  password: "long enough",
};

test("a manager adds somebody, who can sign in until they leave", async () => {
  const { hall, send, done } = openTestHall();
  await done(manager, "staff:add", clerk);
  const member = hall.registry.staff(clerk.user);
  expect(member).toMatchObject({ staffNumber: "0312", role: "clerk", isActive: true });
  expect(await passwordMatches(member?.passwordHash ?? "", clerk.password)).toBe(true);
  const token = hall.registry.openSession(clerk.user, hall.clock.now() + 60_000);
  expect(hall.registry.staffOfToken(token, hall.clock.now())?.staffId).toBe(clerk.user);
  expect(hall.registry.staffOfToken(token, hall.clock.now() + 60_001)).toBeNull();

  for (const again of [clerk, { ...clerk, user: "bing.ding" }]) {
    expect(await send(manager, "staff:add", again)).toMatchObject({
      ok: false,
      error: { code: "invalid-input", params: { because: "taken" } },
    });
  }
  await done(manager, "staff:deactivate", { user: clerk.user });
  expect(hall.registry.staffOfToken(token, hall.clock.now())).toBeNull();
  hall.stop();
});

test("a new password ends the sign-ins that were open", async () => {
  const { hall, done } = openTestHall();
  await done(manager, "staff:add", clerk);
  const token = hall.registry.openSession(clerk.user, hall.clock.now() + 60_000);
  await done(manager, "staff:setPassword", { user: clerk.user, password: "another long one" });
  expect(hall.registry.staffOfToken(token, hall.clock.now())).toBeNull();
  expect(await passwordMatches(hall.registry.staff(clerk.user)?.passwordHash ?? "", clerk.password)).toBe(
    false,
  );
  hall.stop();
});

test("neither the password nor the name lies in the file", async () => {
  const { hall, done, folder } = openTestHall();
  await done(manager, "staff:add", { ...clerk, name: "南宫某某" });
  hall.stop();
  const { readFileSync } = await import("node:fs");
  const bytes = readFileSync(`${folder}/hall.sqlite`);
  expect(bytes.includes(Buffer.from("南宫某某"))).toBe(false);
  expect(bytes.includes(Buffer.from(clerk.password))).toBe(false);
});

test("nobody locks themself out", async () => {
  const { hall, done, send } = openTestHall();
  await done(manager, "staff:add", { ...clerk, user: "manager", role: "manager" });
  expect(await send(manager, "staff:deactivate", { user: "manager" })).toMatchObject({
    ok: false,
    error: { code: "not-allowed" },
  });
  hall.stop();
});
