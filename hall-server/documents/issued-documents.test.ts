import { expect, test } from "vitest";
import { smallPng } from "../files/testing.ts";
import { openTestGateway, signedIn } from "../gateway/testing.ts";
import { clerk, type Desk, manager, openDesk, person, reviewer } from "../handover/testing.ts";
import { device, forgetTestHall, staff } from "../testing.ts";
import { readPdf } from "./testing.ts";

const kiosk = device("kiosk-2", "kiosk", "1");

async function sealed(desk: Desk): Promise<void> {
  await desk.done(manager, "seal:keep", { blobId: sealOf(desk), name: "示例镇综合便民服务中心" });
}

function sealOf({ hall }: Desk): string {
  const { blobId } = hall.files.store.put(smallPng("seal", 64));
  hall.files.uploads.note(blobId, manager.id, hall.clock.now());
  return blobId;
}

test("a notice is issued, printed as the same bytes for ever, verified by anybody, and replaced by a later one", async () => {
  let desk = openDesk();
  await sealed(desk);
  const { applicationId, number } = await desk.accepted();
  const issue = { applicationId, kind: "acceptance-notice" as const };
  const { document, token } = await desk.done(clerk, "document:issue", issue);
  expect(document).toMatchObject({ title: "受理通知书", number: "示镇服受〔2026〕1号", isSuperseded: false });

  let gateway = await openTestGateway(desk);
  const session = signedIn(desk, "agent-09", "agent");
  const own = signedIn(desk, "clerk-09", "clerk");
  const get = (path: string, bearer?: string) =>
    fetch(gateway.url + path, bearer ? { headers: { authorization: `Bearer ${bearer}` } } : {});
  const path = `/api/documents/${document.documentId}`;
  expect((await get(path)).status).toBe(401);
  expect((await get(path, session)).status).toBe(404);
  const [byClerk, byToken] = await Promise.all([get(path, own), get(`${path}?token=${token}`)]);
  expect(byClerk.headers.get("content-type")).toBe("application/pdf");
  const pdf = Buffer.from(await byClerk.arrayBuffer());
  expect(Buffer.from(await byToken.arrayBuffer()).equals(pdf)).toBe(true);
  const read = await readPdf(pdf);
  for (const said of ["受理通知书", number, "甲乙丙", "高龄津贴", "示例镇人民政府", "演示·不具法律效力"])
    expect(read.text).toContain(said);
  expect(pdf.toString("latin1")).toContain("/Subtype /Image");

  // Whoever scans it learns that it is real, and no name.
  const { verifyAddress } = JSON.parse(
    desk.hall.vault.text(desk.hall.documents.document(document.documentId)?.values_text_id ?? "") ?? "{}",
  ) as { verifyAddress: string };
  const page = await (await get(verifyAddress)).text();
  for (const said of ["真实 · 有效", "受理通知书", document.number, "高龄津贴", "甲*"])
    expect(page).toContain(said);
  expect(page).not.toContain("甲乙丙");
  const another = verifyAddress.endsWith("0") ? "1" : "0";
  expect((await get(verifyAddress.slice(0, -1) + another)).status).toBe(404);
  // Cut off, run together with what stood beside it, with a sign at its end: a person reads why.
  for (const wrong of ["/verify/", `${verifyAddress}/`, `/verify/${"a".repeat(300)}`, `${verifyAddress}?x`]) {
    const answer = await get(wrong);
    const isStillWhole = wrong.endsWith("?x");
    expect(answer.status, wrong).toBe(isStillWhole ? 200 : 404);
    expect(await answer.text(), wrong).toContain(isStillWhole ? "真实 · 有效" : "核验不通过");
  }

  const again = await desk.done(clerk, "document:issue", issue);
  expect(again.document.number).toBe("示镇服受〔2026〕2号");
  expect(await (await get(verifyAddress)).text()).toContain("已被替代");

  desk.time.advanceMinutes(61);
  expect((await get(`${path}?token=${token}`)).status).toBe(401);
  await gateway.stop();
  const opened = desk.restart();
  desk = { ...desk, ...opened };
  gateway = await openTestGateway(desk);
  expect(Buffer.from(await (await get(path, own)).arrayBuffer()).equals(pdf)).toBe(true);
  const listed = await fetchList(desk, applicationId);
  expect(listed).toEqual([
    ["示镇服受〔2026〕2号", false],
    ["示镇服受〔2026〕1号", true],
  ]);
  await gateway.stop();
  forgetTestHall(desk);
});

async function fetchList({ hall }: Desk, applicationId: string) {
  return hall.documents
    .ofApplication(applicationId)
    .map((one) => [one.number, one.superseded_by !== null] as const);
}

test("what was issued stays as it was, whatever becomes of template and person; erased people take it along", async () => {
  const desk = openDesk();
  const { applicationId } = await desk.accepted();
  const issue = { applicationId, kind: "general-promise" as const };
  const { document } = await desk.done(clerk, "document:issue", issue);
  const text = "文书：承诺书\n文号：无\n---\n# 新样式承诺书\n{申请人}";
  await desk.done(manager, "template:change", { kind: "general-promise", text });
  const later = await desk.done(clerk, "document:issue", issue);
  const gateway = await openTestGateway(desk);
  const own = signedIn(desk, "clerk-09", "clerk");
  const pdfOf = async (id: string) =>
    fetch(`${gateway.url}/api/documents/${id}`, { headers: { authorization: `Bearer ${own}` } });
  const before = await readPdf(new Uint8Array(await (await pdfOf(document.documentId)).arrayBuffer()));
  expect(before.text).toContain("七、以上承诺如有不实");
  const after = await readPdf(new Uint8Array(await (await pdfOf(later.document.documentId)).arrayBuffer()));
  expect(after.text).toContain("新样式承诺书");

  const restored = await desk.done(manager, "template:restore", { kind: "general-promise" });
  expect(restored.template).toMatchObject({ isShipped: true, title: "承诺书" });
  expect(desk.hall.documents.changes("general-promise")).toHaveLength(2);

  const personId = desk.hall.intake.application(applicationId)?.applicant.personId ?? "";
  desk.hall.note({ name: "person-erased", data: { personId, by: manager.id } } as never, () => {
    desk.hall.vault.erase(personId);
    return true;
  });
  expect((await pdfOf(document.documentId)).status).toBe(404);
  await gateway.stop();
  forgetTestHall(desk);
});

test("what was signed and sealed is never made without its signature or its seal", async () => {
  const desk = openDesk();
  await sealed(desk);
  const { applicationId } = await desk.accepted();
  const gateway = await openTestGateway(desk);
  const own = signedIn(desk, "clerk-09", "clerk");
  const issue = async (extra: { signatureBlobId?: string }) => {
    const wish = { applicationId, kind: "receipt" as const, extra };
    const { document } = await desk.done(clerk, "document:issue", wish);
    return `${gateway.url}/api/documents/${document.documentId}`;
  };
  const signatureBlobId = desk.blob("signature");
  const [signed, sealedOnly] = [await issue({ signatureBlobId }), await issue({})];
  const answer = async (path: string) => {
    const got = await fetch(path, { headers: { authorization: `Bearer ${own}` } });
    return [got.status, got.ok ? null : await got.json()];
  };
  // As retention leaves it: nobody had asked for the PDF while its pictures were there.
  desk.hall.files.store.remove(signatureBlobId);
  const gone = { ok: false, error: { code: "not-found", params: { what: "document", because: "removed" } } };
  expect(await answer(signed)).toEqual([404, gone]);
  expect(await answer(sealedOnly)).toEqual([200, null]);
  await gateway.stop();
  forgetTestHall(desk);
});

test("a paper of no application is kept with its person, and forgotten with them", async () => {
  const desk = openDesk();
  const agent = staff("agent-09", "agent");
  const gateway = await openTestGateway(desk);
  const session = signedIn(desk, "agent-09", "agent");
  const { errand } = await desk.done(agent, "errand:entrust", {
    ...{ way: "errand", wish: "代领高龄津贴", holder: { name: "甲𠮷丙", phone: "19900000000" } },
  });
  const { document } = await desk.done(agent, "errand:print", { errandId: errand.id });
  const get = () =>
    fetch(`${gateway.url}/api/documents/${document.documentId}`, {
      headers: { authorization: `Bearer ${session}` },
    });
  const first = Buffer.from(await (await get()).arrayBuffer());
  expect((await readPdf(first)).text).toContain("甲𠮷丙");
  expect(Buffer.from(await (await get()).arrayBuffer()).equals(first)).toBe(true);
  expect([...desk.hall.files.store.all()]).toEqual([]);
  // Another village's agent, and a back office that no errand goes to, are told as little as by the errand itself.
  const statuses = ["west-agent agent", "reviewer-09 reviewer", "head-09 head"].map(async (one) => {
    const [user = "", role = ""] = one.split(" ");
    if (role === "agent") addAgent(desk, user, "west-village");
    const bearer = role === "agent" ? openSession(desk, user) : signedIn(desk, user, role as "head");
    const path = `${gateway.url}/api/documents/${document.documentId}`;
    return (await fetch(path, { headers: { authorization: `Bearer ${bearer}` } })).status;
  });
  expect(await Promise.all(statuses)).toEqual([404, 404, 200]);
  const personId = desk.hall.documents.document(document.documentId)?.person_id ?? "";
  desk.hall.note({ name: "person-erased", data: { personId, by: manager.id } } as never, () => {
    desk.hall.vault.erase(personId);
    return true;
  });
  expect((await get()).status).toBe(404);
  await gateway.stop();
  forgetTestHall(desk);
});

function addAgent({ hall }: Desk, staffId: string, siteId: string): void {
  const named = { staffId, staffNumber: staffId, name: "甲某某", passwordHash: "" };
  hall.registry.addStaff({ ...named, role: "agent", siteId });
}

const openSession = ({ hall }: Desk, staffId: string) =>
  hall.registry.openSession(staffId, hall.clock.now() + 3_600_000);

test("a list of what goes to one unit is not another unit's paper", async () => {
  const desk = openDesk();
  const { applicationId, unitId, materialIds } = await desk.accepted();
  const [materialId = ""] = materialIds;
  const { handover } = await desk.done(clerk, "handover:prepare", {
    ...{ unitId, lines: [{ applicationId, materialId, originals: 1 }] },
  });
  const { document } = await desk.done(clerk, "handover:print", { handoverId: handover.id });
  const gateway = await openTestGateway(desk);
  const named = { staffNumber: "other", name: "甲某某", passwordHash: "", role: "reviewer" as const };
  const others = desk.unitIds.filter((id) => id !== unitId);
  desk.hall.registry.addStaff({ ...named, staffId: "other", unitIds: others });
  const bearers = [
    openSession(desk, "other"),
    signedIn(desk, "own", "reviewer"),
    signedIn(desk, "agent-08", "agent"),
  ];
  const path = `${gateway.url}/api/documents/${document.documentId}`;
  const statuses = bearers.map(
    async (bearer) => (await fetch(path, { headers: { authorization: `Bearer ${bearer}` } })).status,
  );
  expect(await Promise.all(statuses)).toEqual([404, 200, 404]);
  await gateway.stop();
  forgetTestHall(desk);
});

test("numbers of a series run without a gap: in one moment, over restarts, from 1 in the next year", async () => {
  let desk = openDesk();
  const { applicationId } = await desk.accepted();
  const numbers: string[] = [];
  const issue = async () => {
    const kinds = ["receipt", "acceptance-notice", "receipt", "application-form"] as const;
    const answers = await Promise.all(
      kinds.map((kind) => desk.done(clerk, "document:issue", { applicationId, kind })),
    );
    numbers.push(...answers.map(({ document }) => document.number));
  };
  await issue();
  desk = { ...desk, ...desk.restart() };
  await issue();
  desk.time.advanceMinutes(366 * 24 * 60);
  await issue();
  const of = (word: string) => numbers.filter((number) => number.includes(word));
  expect(of("服收〔2026〕")).toEqual([1, 2, 3, 4].map((n) => `示镇服收〔2026〕${n}号`));
  expect(of("服受〔2026〕")).toEqual([1, 2].map((n) => `示镇服受〔2026〕${n}号`));
  expect(of("服收〔2027〕")).toEqual([1, 2].map((n) => `示镇服收〔2027〕${n}号`));
  expect(numbers.filter((number) => number === "")).toHaveLength(3);
  const before = desk.db.prepare("select * from documents order by position").all();
  desk.hall.rebuildDerived();
  expect(desk.db.prepare("select * from documents order by position").all()).toEqual(before);
  forgetTestHall(desk);
});

test("nobody issues for what they may not see, nor what was not decided, a wrong template is told by its line", async () => {
  const desk = openDesk();
  const { applicationId } = await desk.accepted();
  const refused = async (answer: Promise<unknown>) => ((await answer) as { error?: { code: string } }).error;
  const issue = { applicationId, kind: "receipt" as const };
  expect(await refused(desk.send(kiosk, "document:issue", issue))).toMatchObject({ code: "not-found" });
  expect(await refused(desk.send(staff("agent-07", "agent"), "document:issue", issue))).toMatchObject({
    code: "not-found",
  });
  const wrongState = { code: "wrong-state", params: { what: "application", state: "accepted" } };
  // What was not decided is not on paper, with the centre's seal and a page that calls it real.
  const reason = "年龄未达到规定";
  for (const kind of ["approval-decision", "refusal-decision", "termination-notice"] as const) {
    const wish = { applicationId, kind, extra: { reason } };
    expect(await refused(desk.send(reviewer, "document:issue", wish))).toMatchObject(wrongState);
  }
  await desk.done(reviewer, "application:take", { applicationId });
  await desk.done(reviewer, "application:decide", { applicationId, outcome: "refused", reason });
  const decided = { applicationId, kind: "approval-decision" as const };
  expect(await refused(desk.send(reviewer, "document:issue", decided))).toMatchObject({
    code: "wrong-state",
  });
  const { document } = await desk.done(reviewer, "document:issue", { ...decided, kind: "refusal-decision" });
  expect(document.title).toBe("不予行政许可决定书");
  const text = "文书：受理通知书\n---\n{申请认}";
  expect(
    await refused(desk.send(manager, "template:change", { kind: "acceptance-notice", text })),
  ).toMatchObject({
    code: "invalid-input",
    params: { because: "unknown-name", line: 3 },
  });
  expect(person.name).toBe("甲乙丙");
  forgetTestHall(desk);
});
