/** A scan (PDF) is sent as somebody's signature: no paper could be set with it, so no command takes it. */
import { expect, test } from "vitest";
import { z } from "zod";
import { type CommandName, commands } from "../contract/commands.ts";
import { DocumentPdfs } from "../documents/pdfs.ts";
import { clerk, endReplayed, manager, openDesk } from "../handover/testing.ts";
import { agent } from "../intake/testing.ts";
import { smallPdf } from "./testing.ts";

const application = { applicationId: "n-nobodys" };
const applicant = { kind: "applicant" as const };

const signed = {
  "application:finishInstant": { who: clerk, input: { ...application, outcome: "granted" } },
  "delivery:handOver": { who: clerk, input: { ...application, collector: applicant, checkedBy: "card" } },
  "errand:deliver": { who: agent, input: { errandId: "e-nobodys" } },
} as const;

test("every command that takes a signature refuses what cannot be drawn", async () => {
  const desk = openDesk();
  const { blobId } = desk.hall.files.store.put(await smallPdf("a scanned signature"));
  for (const who of [manager, clerk, agent])
    desk.hall.files.uploads.note(blobId, who.id, desk.hall.clock.now());
  const because = { field: "signatureBlobId", because: "not-a-picture" };
  const refused = { ok: false, error: { code: "invalid-input", params: because } };
  const names = Object.keys(commands) as CommandName[];
  const taking = names.filter((name) =>
    JSON.stringify(z.toJSONSchema(commands[name].input, { io: "input" })).includes('"signatureBlobId"'),
  );
  expect(taking.toSorted()).toEqual([...Object.keys(signed), "document:issue"].toSorted());
  for (const [name, { who, input }] of Object.entries(signed)) {
    const told = { ...input, signatureBlobId: blobId } as never;
    expect([name, await desk.send(who, name as CommandName, told)]).toMatchObject([name, refused]);
  }
  const { applicationId } = await desk.accepted();
  const issue = { applicationId, kind: "receipt" as const, extra: { signatureBlobId: blobId } };
  expect(await desk.send(clerk, "document:issue", issue)).toMatchObject(refused);
  endReplayed(desk);
});

test("an application that was finished with such a scan before still gets its papers, without it", async () => {
  const desk = openDesk();
  const { applicationId } = await desk.accepted();
  const { blobId } = desk.hall.files.store.put(await smallPdf("a scanned signature"));
  // As it was written while any file would do.
  const data = {
    ...{ applicationId, by: clerk.id, outcome: "granted" as const },
    ...{ reasonTextId: null, certificateTextId: null },
    ...{ signatureBlobId: blobId, on: "2026-03-02", clerk: clerk.name },
  };
  desk.hall.note({ name: "instant-finished", data }, () => true);
  const { document } = await desk.done(clerk, "document:issue", { applicationId, kind: "receipt" });
  const pdfs = new DocumentPdfs(desk.hall);
  expect(await pdfs.pdf(document.documentId, "https://hall.example")).toBeInstanceOf(Buffer);
  await pdfs.close();
  endReplayed(desk);
}, 30_000);
