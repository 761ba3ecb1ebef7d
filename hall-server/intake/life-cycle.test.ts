/** One application from the ticket to the decision, as people at the counters and in the back office do it. */
import { expect, test } from "vitest";
import { device, inventedIdNumber, openTestHall, staff } from "../testing.ts";

const clerk = staff("clerk-01");
const reviewer = staff("reviewer-01", "reviewer");
const head = staff("head-01", "head");
const kiosk = device("kiosk-1", "kiosk");
const holder = { name: "张三丰", idNumber: inventedIdNumber(1), phone: "13800000000" };

function openIntake() {
  const test = openTestHall({ isDemonstration: true });
  const unitIds = test.hall.config.offices[0]?.units.map((unit) => unit.id) ?? [];
  for (const { name, role } of [clerk, reviewer, head, staff("reviewer-02", "reviewer")]) {
    test.hall.registry.addStaff({
      ...{ staffId: name, staffNumber: name, role: role as "clerk", name, passwordHash: "x" },
      unitIds: role === "clerk" ? [] : unitIds,
    });
  }
  return test;
}

test("a promised item: supplement, review, decision, result", async () => {
  const { done, hall, send } = openIntake();
  const { ticket } = await done(kiosk, "ticket:take", { queueId: "all-round", holder });
  await done(clerk, "counter:open", { counterId: "1" });
  await done(clerk, "counter:callNext");
  await done(clerk, "counter:start");
  const { application, queryPassword } = await done(clerk, "application:receive", {
    ticketId: ticket.id,
    itemId: "old-age-allowance",
    materials: [{ materialId: "m1", originals: 1 }],
  });
  expect(application).toMatchObject({ state: "received", applicant: "张*", isInstant: false });
  expect(application.number).toMatch(/^999902260302\d{6}$/);
  expect(queryPassword).toMatch(/^\d{8}$/);
  const one = { applicationId: application.id };
  expect(await send(clerk, "application:accept", one)).toMatchObject({
    ok: false,
    error: { params: { because: "materials-missing" } },
  });
  const told = await done(clerk, "application:tellMissing", { ...one, note: "缺照片" });
  expect(told.application.supplement).toMatchObject({ note: "缺照片", rounds: 1 });
  const materials = told.application.materials
    .filter((material) => material.status === "missing")
    .map(({ materialId }) => ({ materialId, originals: 1 }));
  const amended = await done(clerk, "application:amend", { ...one, materials });
  expect(amended.application.state).toBe("received");
  const accepted = await done(clerk, "application:accept", one);
  expect(accepted.application).toMatchObject({ state: "accepted", acceptedOn: "2026-03-02", light: "green" });
  expect(accepted.application.dueOn).not.toBeNull();
  await done(reviewer, "application:take", one);
  const decided = await done(reviewer, "application:decide", { ...one, outcome: "granted" });
  expect(decided.application).toMatchObject({ state: "decided", outcome: "granted" });
  const made = await done(reviewer, "application:makeResult", { ...one, certificateNumber: "示例〔2026〕1" });
  expect(made.application).toMatchObject({ state: "ready", certificate: { number: "示例〔2026〕1" } });
  hall.stop();
});
