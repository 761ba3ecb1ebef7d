/** 一枚印章: kept by the manager, carried by documents alone, and each use written down. */
import { expect, test } from "vitest";
import { smallPdf } from "../files/testing.ts";
import { clerk, endReplayed, head, manager, openDesk, reviewer } from "../handover/testing.ts";
import { queryHandlers } from "../queries.ts";
import { viewingOf } from "../viewing.ts";

test("a decision carries the seal of its day, and the register says who used it on what", async () => {
  const desk = openDesk();
  const blobId = desk.blob("seal");
  desk.hall.files.uploads.note(blobId, manager.id, desk.hall.clock.now());
  await desk.done(manager, "seal:keep", { blobId, name: "示例镇综合便民服务中心" });
  const { applicationId } = await desk.ready();
  const issue = (who: typeof clerk, kind: "approval-decision" | "acceptance-notice") =>
    desk.done(who, "document:issue", { applicationId, kind });
  await issue(clerk, "acceptance-notice");
  await issue(reviewer, "approval-decision");
  const register = queryHandlers["seal:register"](viewingOf(desk.hall), { limit: 10 }, manager);
  expect(register).toMatchObject({
    total: 2,
    uses: [
      { kind: "approval-decision", by: "reviewer-01", version: 1 },
      { kind: "acceptance-notice", by: "clerk-01", version: 1 },
    ],
  });
  const other = desk.blob("another seal");
  desk.hall.files.uploads.note(other, manager.id, desk.hall.clock.now());
  await desk.done(manager, "seal:keep", { blobId: other, name: "新章" });
  await issue(reviewer, "approval-decision");
  const seen = queryHandlers["seal:get"](viewingOf(desk.hall), {}, manager);
  expect(seen).toMatchObject({
    blobId: other,
    versions: [
      { version: 2, uses: 1, isInUse: true, name: "新章" },
      { version: 1, uses: 2, isInUse: false },
    ],
  });
  endReplayed(desk);
});

test("who is not entitled brings no seal onto a document, and once it is put away nobody does", async () => {
  const desk = openDesk();
  const blobId = desk.blob("seal");
  desk.hall.files.uploads.note(blobId, manager.id, desk.hall.clock.now());
  await desk.done(manager, "seal:keep", { blobId, name: "示例镇综合便民服务中心" });
  const { applicationId } = await desk.ready();
  await desk.done(clerk, "document:issue", { applicationId, kind: "approval-decision" });
  const uses = () => {
    const answer = queryHandlers["seal:register"](viewingOf(desk.hall), { limit: 10 }, head);
    return "code" in answer ? answer : answer.total;
  };
  expect(uses()).toBe(0);
  await desk.done(manager, "seal:putAway", { reason: "换章" });
  await desk.done(reviewer, "document:issue", { applicationId, kind: "approval-decision" });
  expect(uses()).toBe(0);
  expect(await desk.send(manager, "seal:putAway", { reason: "换章" })).toMatchObject({
    error: { code: "not-found" },
  });
  endReplayed(desk);
});

test("a seal and a signature are pictures: nothing else is kept as one, or no paper could be set any more", async () => {
  const desk = openDesk();
  const { blobId } = desk.hall.files.store.put(await smallPdf("a scanned seal"));
  for (const who of [manager, clerk]) desk.hall.files.uploads.note(blobId, who.id, desk.hall.clock.now());
  const refused = { ok: false, error: { code: "invalid-input", params: { because: "not-a-picture" } } };
  expect(await desk.send(manager, "seal:keep", { blobId, name: "新章" })).toMatchObject(refused);
  const { applicationId } = await desk.accepted();
  const signed = { applicationId, kind: "receipt" as const, extra: { signatureBlobId: blobId } };
  expect(await desk.send(clerk, "document:issue", signed)).toMatchObject(refused);
  endReplayed(desk);
});

test("outside of documents nobody but a manager sees the image", async () => {
  const desk = openDesk();
  const blobId = desk.blob("seal");
  desk.hall.files.uploads.note(blobId, manager.id, desk.hall.clock.now());
  await desk.done(manager, "seal:keep", { blobId, name: "示例镇综合便民服务中心" });
  // An application's paper carries it: whoever sees the application sees the paper, and still no image.
  const { applicationId } = await desk.accepted();
  await desk.done(clerk, "document:issue", { applicationId, kind: "acceptance-notice" });
  desk.time.advanceMinutes(60 * 24 * 30);
  expect(desk.hall.files.read(manager, blobId)).not.toBeNull();
  for (const who of [clerk, reviewer, head]) expect(desk.hall.files.read(who, blobId)).toBeNull();
  expect(queryHandlers["seal:get"](viewingOf(desk.hall), {}, head)).toMatchObject({ blobId: null });
  endReplayed(desk);
});
