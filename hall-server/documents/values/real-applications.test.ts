import { afterEach, expect, test } from "vitest";
import { type DocumentKind, type DocumentValues, documentKinds } from "../../contract/documents.ts";
import { clerk, type Desk, head, openDesk, reviewer, type Taken } from "../../handover/testing.ts";
import { forgetTestHall } from "../../testing.ts";
import { renderDocument } from "../render.ts";
import { shippedTemplate } from "../shipped.ts";
import { type ReadPdf, readPdf } from "../testing.ts";

let desk: Desk;

afterEach(() => forgetTestHall(desk));

/** Issued by whoever may see it, and read from its PDF. */
async function paper(applicationId: string, kind: DocumentKind, who = clerk): Promise<ReadPdf> {
  const { document } = await desk.done(who, "document:issue", { applicationId, kind });
  const textId = desk.hall.documents.document(document.documentId)?.values_text_id ?? "";
  const values = JSON.parse(desk.hall.vault.text(textId) ?? "") as DocumentValues;
  const template = shippedTemplate(kind);
  const set = await renderDocument({ template, values, seal: null, signature: null, isPreview: false });
  if (!set.ok) throw new Error(JSON.stringify(set));
  return readPdf(set.pdf);
}

/** What is made only of another end than being granted. */
async function otherEnds(): Promise<Partial<Record<DocumentKind, Taken>>> {
  const refused = await desk.accepted({ holder: { name: "丁戊己", phone: "13800000001" } });
  const one = { applicationId: refused.applicationId };
  await desk.done(reviewer, "application:take", one);
  const reason = "年龄未达到规定";
  await desk.done(reviewer, "application:decide", { ...one, outcome: "refused", reason });
  const ended = await desk.accepted({ holder: { name: "庚辛壬", phone: "13800000002" } });
  await desk.done(head, "application:end", { applicationId: ended.applicationId, reason: "重复受理" });
  const { application } = await desk.done(clerk, "application:receive", {
    itemId: "old-age-allowance",
    applicant: { kind: "person", holder: { name: "癸甲乙", phone: "13800000003" } },
  });
  const { id: applicationId, number } = application;
  const refusal = { applicationId, outcome: "not-our-remit" as const, rightAgency: "示例区民政局", reason };
  await desk.done(clerk, "application:refuseIntake", refusal);
  const notTaken: Taken = { ...ended, applicationId, number };
  return {
    "refusal-decision": refused,
    "termination-notice": ended,
    "not-needed-decision": notTaken,
    "not-our-remit-decision": notTaken,
  };
}

test("every kind of document can be made of an application that came to its end", async () => {
  desk = openDesk();
  const granted = await desk.ready({ wish: { way: "counter" } });
  const { applicationId } = granted;
  const others = await otherEnds();
  const namesNone: DocumentKind[] = ["handover-list", "hearing-announcement"];
  for (const kind of documentKinds) {
    const of = others[kind] ?? granted;
    const read = await paper(of.applicationId, kind);
    if (!namesNone.includes(kind)) expect(read.text, kind).toContain(of.number);
    expect(read.text, kind).not.toMatch(/undefined|null|NaN|\[object/);
    expect(read.boxes, kind).toBe(0);
  }
  const decision = await paper(applicationId, "approval-decision");
  for (const said of ["甲乙丙", "高龄津贴", "示例〔2026〕1"]) expect(decision.text).toContain(said);
});

test("a supplement names all that is missing and until when; an extension both limits", async () => {
  desk = openDesk();
  const { application } = await desk.done(clerk, "application:receive", {
    itemId: "old-age-allowance",
    applicant: { kind: "person", holder: { name: "甲𠮷丙", phone: "13800000000" } },
  });
  const one = { applicationId: application.id };
  const told = await desk.done(clerk, "application:tellMissing", { ...one, note: "户口簿要带原件" });
  const notice = await paper(application.id, "supplement-notice");
  for (const { name, status } of told.application.materials)
    if (status === "missing") expect(notice.text).toContain(name.replaceAll(/\s/g, ""));
  expect(notice.text).toContain("甲𠮷丙");
  expect(notice.text).toContain("户口簿要带原件");
  const until = told.application.supplement?.until ?? "";
  const [year, month, day] = until.split("-").map(Number);
  expect(notice.text).toContain(`${year}年${month}月${day}日`);

  const { applicationId } = await desk.accepted();
  const before = desk.hall.intake.application(applicationId)?.dueOn;
  await desk.done(reviewer, "application:take", { applicationId });
  const wish = { applicationId, days: 5, reason: "要到村里核实" };
  await desk.done(reviewer, "application:askExtension", wish);
  await desk.done(head, "application:answerExtension", { applicationId, isApproved: true });
  const after = desk.hall.intake.application(applicationId)?.dueOn;
  const written = (on: string | null | undefined) => {
    const [y, m, d] = (on ?? "").split("-").map(Number);
    return `${y}年${m}月${d}日`;
  };
  const extension = await paper(applicationId, "extension-notice", reviewer);
  expect(before).not.toBe(after);
  for (const said of [written(before), written(after), "延长5个工作日", "要到村里核实"])
    expect(extension.text).toContain(said);
});

test("a refusal's own reason stands on its paper, with both remedies", async () => {
  desk = openDesk();
  const { applicationId } = await desk.accepted();
  await desk.done(reviewer, "application:take", { applicationId });
  const reason = "户籍不在本区，不符合规定";
  await desk.done(reviewer, "application:decide", { applicationId, outcome: "refused", reason });
  const { text } = await paper(applicationId, "refusal-decision", reviewer);
  for (const said of [
    reason,
    "六十日内向示例区人民政府申请行政复议",
    "六个月内直接向示例区人民法院提起行政诉讼",
  ])
    expect(text).toContain(said);
});
