/**
 * Applications as a clerk takes them in, by keyboard alone, in the browser: an instant one, a promised one from its supplement
 * to its refusal, one with gaps, and a chain in which papers are asked for once. Their papers are read as PDF.
 */
import jpeg from "jpeg-js";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type Client, connectAs } from "../hall/hall-process.ts";
import { ClerkAtCounter, nobody } from "./clerk-at-counter.ts";

let clerk: ClerkAtCounter;
let reviewer: Client;
let head: Client;

beforeAll(open, 120_000);

async function open(): Promise<void> {
  clerk = await ClerkAtCounter.open();
  reviewer = await connectAs(clerk.hall.url, "reviewer-01");
  head = await connectAs(clerk.hall.url, "head-01");
}

// A story that broke off leaves somebody at the counter: the next one begins in a new hall.
afterEach(async ({ task }) => {
  if (task.result?.state !== "fail") return;
  console.error(`${task.name} broke off at:\n${await clerk.whereItStands()}`);
  await close();
  await open();
}, 120_000);

afterAll(close, 30_000);

async function close(): Promise<void> {
  reviewer?.close();
  head?.close();
  await clerk?.close();
}

test("an instant item: taken in, decided and handed over in one pass", { timeout: 90_000 }, async () => {
  const person = nobody(1);
  await clerk.serves(person, "resident-pension-enrolment");
  await clerk.press("Alt+a");
  // The form opens at what it still asks for; the card's facts fill themselves in.
  await clerk.page.locator("select:focus").waitFor();
  await clerk.type("3");
  await clerk.press("Enter", "Enter");
  await clerk.type("6222020000000000000");
  await clerk.press("Enter");
  await clerk.type("示例东村一组");
  await clerk.press("Alt+1");
  await clerk.became("已送达");

  const application = await clerk.shown();
  expect(application).toMatchObject({
    state: "delivered",
    outcome: "granted",
    isInstant: true,
    clerk: "0301",
  });
  expect(application.filledFields).toEqual(
    expect.arrayContaining(["name", "id-number", "phone", "bank-card"]),
  );
  const papers = await clerk.papers();
  const receipt = papers.get("申请材料接收凭证") ?? "";
  expect(receipt).toContain(application.number);
  expect(receipt).toContain("户口簿");
  expect(papers.get("送达回证")).toContain("城乡居民养老保险参保登记");
  // The page itself never had the whole name or number.
  const html = await clerk.page.content();
  expect(html).not.toContain(person.idNumber);
  expect(html).not.toContain(person.name);
  await clerk.finishes();
});

test("a promised item: told once what is missing, brought, a special step, an extension, refused with its remedies", {
  timeout: 120_000,
}, async () => {
  const person = nobody(2);
  await clerk.serves(person, "temporary-relief");
  await clerk.press("1", "2");
  await clerk.press("Alt+2");
  await clerk.page.getByRole("dialog").waitFor();
  await clerk.press("Enter");
  await clerk.became("补正中");
  const told = await clerk.shown();
  expect(told.supplement.materialIds).toHaveLength(2);
  const [notice = ""] = (await clerk.papers()).values();
  expect(notice).toContain("困难证明");
  expect(notice).toContain("收入财产说明");
  await clerk.finishes();

  // Another day, another ticket: found by its number and completed.
  await clerk.serves(person, "temporary-relief");
  await clerk.press("Alt+f");
  await clerk.page.getByRole("dialog").waitFor();
  await clerk.type(told.number);
  await clerk.page.getByRole("option", { name: new RegExp(told.number) }).waitFor();
  await clerk.press("Enter");
  await clerk.says("补交材料");
  await clerk.listIsThere();
  await clerk.press("3", "4", "Alt+1");
  // The form was never filled in: the hall says which answer is missing, and the clerk is led there.
  await clerk.page.locator("[data-place=hardship]:focus").waitFor();
  await clerk.type("1");
  await clerk.press("Enter", "Enter");
  await clerk.type("住院，自费部分较大");
  await clerk.press("Tab");
  await clerk.type("6222020000000000000");
  await clerk.press("Enter");
  await clerk.type("示例西村二组");
  await clerk.press("Alt+1");
  await clerk.became("已受理");
  const accepted = await clerk.shown();
  const papers = await clerk.papers();
  expect(papers.get("受理通知书")).toContain(accepted.number);
  await clerk.finishes();

  const one = { applicationId: accepted.id };
  await reviewer.do("application:take", one);
  await reviewer.do("application:startSpecialStep", {
    ...one,
    kind: "site-visit",
    expectedDays: 5,
    note: "入户核查",
  });
  await reviewer.do("application:endSpecialStep", { ...one, note: "已入户" });
  await reviewer.do("application:askExtension", { ...one, days: 3, reason: "住院票据要核对" });
  await head.do("application:answerExtension", { ...one, isApproved: true });
  await reviewer.do("application:decide", { ...one, outcome: "refused", reason: "家庭收入高于标准" });
  const { document } = await reviewer.do("document:issue", { ...one, kind: "refusal-decision" });
  const decision = await clerk.pdf(document.documentId);
  expect(decision).toContain("家庭收入高于标准");
  expect(decision).toContain("行政复议");
  expect(decision).toContain("行政诉讼");
});

test("容缺: accepted although a secondary paper is missing, which comes later", {
  timeout: 90_000,
}, async () => {
  const person = nobody(3);
  await clerk.serves(person, "old-age-allowance");
  await clerk.press("1", "2", "3", "4");
  // A main paper cannot come later: its key says why and leads to what is open.
  await clerk.press("Alt+1");
  await clerk.page.locator(".intake-row--shown", { hasText: "照片" }).waitFor();
  await clerk.fillForm({ "bank-card": "6222020000000000000" });
  await clerk.press("Alt+3");
  await clerk.page.getByRole("dialog").waitFor();
  await clerk.press("Enter");
  await clerk.became("已受理");
  const accepted = await clerk.shown();
  expect(accepted.hasGaps).toBe(true);
  const papers = await clerk.papers();
  expect([...papers.keys()]).toEqual(expect.arrayContaining(["容缺受理承诺书", "容缺受理通知书"]));
  expect(papers.get("容缺受理通知书")).toContain("照片");
  await clerk.finishes();

  await clerk.serves(person, "old-age-allowance");
  await clerk.says("这个人的同一件事正在办");
  await clerk.press("Alt+f");
  await clerk.page.getByRole("option", { name: new RegExp(accepted.number) }).waitFor();
  await clerk.press("Enter");
  await clerk.says("补交材料");
  await clerk.listIsThere();
  await clerk.press("5", "Alt+1");
  await clerk.became("已受理");
  expect((await clerk.shown()).gaps.broughtAt).not.toBeNull();
  await clerk.finishes();
});

test("只收件: its number and its receipt are there at once, and the clerk goes on with it", {
  timeout: 90_000,
}, async () => {
  await clerk.serves(nobody(12), "temporary-relief");
  await clerk.press("1", "Alt+6");
  await clerk.became("已收件");
  expect(await clerk.shown()).toMatchObject({ state: "received" });
  expect(await clerk.page.locator(".intake-done__number").count()).toBe(2);
  const papers = await clerk.papers();
  expect([...papers.keys()]).toEqual(["申请材料接收凭证"]);
  await clerk.page.locator(`.desk-key--next[aria-keyshortcuts="F4"]`).waitFor();
  await clerk.press("Alt+m");
  await clerk.listIsThere();
  await clerk.press("Alt+2");
  await clerk.page.getByRole("dialog").getByText("一次性告知").first().waitFor();
  await clerk.press("Enter");
  await clerk.became("补正中");
  await clerk.press("F4");
  await clerk.isIn("空闲");
});

test("一件事: three steps under one ticket, papers asked for once", { timeout: 90_000 }, async () => {
  const person = nobody(4);
  const ticket = await clerk.serves(person, "birth-registration");
  await clerk.press("Alt+j");
  await clerk.page.getByRole("option", { name: /新生儿/ }).waitFor();
  await clerk.press("Enter");
  await clerk.page.getByRole("tab").nth(2).waitFor();
  await clerk.listIsThere();
  await clerk.press("Alt+a");
  await clerk.fillForm({});
  await clerk.press("Alt+1");
  await clerk.became("已送达");

  await clerk.press("Alt+b");
  await clerk.listIsThere();
  await clerk.says(/沿用 \d+ 样/);
  await clerk.press("Alt+r", "Alt+a");
  await clerk.fillForm({});
  await clerk.press("Alt+1");
  await clerk.became("已送达");
  const second = await clerk.shown();
  expect(second.materials.filter((one: { reusedFrom: unknown }) => one.reusedFrom)).not.toHaveLength(0);

  await clerk.press("Alt+b");
  await clerk.listIsThere();
  await clerk.says(/沿用 \d+ 样/);
  await clerk.press("Alt+r", "Alt+a");
  await clerk.press("Alt+1");
  await clerk.became("已送达");
  const { applications } = await clerk.manager.do("applications:search", { ticketId: ticket.id });
  expect(applications).toHaveLength(3);
  const [{ matterId }] = applications;
  expect(new Set(applications.map((one: { matterId: string }) => one.matterId))).toEqual(new Set([matterId]));
  const { matter } = await clerk.manager.do("matter:get", { matterId });
  expect(matter.steps.map((step: { state: string }) => step.state)).toEqual([
    "delivered",
    "delivered",
    "delivered",
  ]);
  await clerk.finishes();
});

test("pages are kept as they are chosen, the person signs, and a hall that does not answer takes nothing in twice", {
  timeout: 90_000,
}, async () => {
  const ticket = await clerk.serves(nobody(6), "social-security-card-activation");
  await clerk.press("Alt+a", "Alt+s");
  await clerk.page.getByRole("dialog").waitFor();
  await clerk.page.locator("input[type=file]").setInputFiles({
    name: "card.jpg",
    mimeType: "image/jpeg",
    buffer: scan(),
  });
  await clerk.page.getByRole("radio", { name: /社会保障卡 1 页/ }).waitFor();
  await clerk.press("Escape");
  await clerk.says("已扫 1 页");

  await clerk.press("Alt+g");
  const box = await clerk.page.locator(".intake-signature__pad").boundingBox();
  if (!box) throw new Error("There is no pad.");
  await clerk.page.mouse.move(box.x + 200, box.y + 120);
  await clerk.page.mouse.down();
  await clerk.page.mouse.move(box.x + 500, box.y + 200, { steps: 8 });
  await clerk.page.mouse.up();
  await clerk.page.getByRole("button", { name: "用这个签字" }).click();
  await clerk.page.getByRole("dialog").waitFor({ state: "detached" });

  clerk.hall.freeze();
  await clerk.press("Alt+1");
  await clerk.says("正在保存…");
  clerk.hall.thaw();
  await clerk.became("已送达");
  const { applications } = await clerk.manager.do("applications:search", { ticketId: ticket.id });
  expect(applications).toHaveLength(1);
  const application = await clerk.shown();
  expect(application.materials[0].blobIds).toHaveLength(1);
  expect((await clerk.papers()).get("送达回证")).toContain("社会保障卡启用");
  await clerk.finishes();
});

test("handed in at a kiosk, it is found in the list and taken over with what came in", {
  timeout: 60_000,
}, async () => {
  const person = nobody(7);
  const { application } = await clerk.kiosk.do("application:submit", {
    itemId: "birth-service-registration",
    applicant: { kind: "person", holder: person },
    materials: ["m1", "m2", "m3"].map((materialId) => ({ materialId, originals: 1 })),
  });
  await clerk.serves(nobody(8), "social-security-card-activation");
  await clerk.press("Alt+f");
  await clerk.page.getByRole("option", { name: new RegExp(application.number) }).waitFor();
  await clerk.press("Enter");
  await clerk.page.getByRole("tab", { name: /生育登记/, selected: true }).waitFor();
  await clerk.listIsThere();
  await clerk.press("4", "Alt+1");
  await clerk.became("已送达");
  expect(await clerk.shown()).toMatchObject({
    number: application.number,
    channel: "kiosk",
    outcome: "granted",
  });
  await clerk.finishes();
});

test("what was typed survives a reload, and no page had a fault", { timeout: 60_000 }, async () => {
  const person = nobody(5);
  await clerk.serves(person, "temporary-relief");
  await clerk.press("1", "Alt+t");
  await clerk.page.locator("[data-place=hardship]:focus").waitFor();
  await clerk.press("Enter", "Enter");
  await clerk.type("只说给窗口听的话");
  await clerk.says("自动保存");
  const kept = await clerk.page.evaluate(() => JSON.stringify({ ...window.sessionStorage }));
  expect(kept).toContain("yichuang intake");
  expect(kept).not.toContain("只说给窗口听的话");
  await clerk.page.reload();
  await clerk.listIsThere();
  await clerk.page.locator(".intake-row--here", { hasText: "申请表" }).waitFor();
  await clerk.press("Alt+t");
  await expect.poll(() => clerk.page.locator("[data-place=situation]").inputValue()).toBe("只说给窗口听的话");
  // Another page of the counter in front, and back: the desk stands as it was, and heard no key meanwhile.
  await clerk.press("Alt+e");
  await clerk.says("找要领的结果");
  await clerk.press("F4");
  await clerk.page.getByRole("button", { name: "叫号窗口" }).click();
  await clerk.isIn("正在办理");
  await expect.poll(() => clerk.page.locator("[data-place=situation]").inputValue()).toBe("只说给窗口听的话");
  // Finishing would throw it away: the page asks.
  await clerk.press("F4");
  await clerk.says("还有没收完的件");
  await clerk.press("2");
  await clerk.isIn("空闲");
  expect(clerk.wrong).toEqual([]);
});

/** A made page of nobody: grey with a dark square, so that it is neither blank nor blurred. */
function scan(): Buffer {
  const [width, height] = [600, 800];
  const data = Buffer.alloc(width * height * 4, 235);
  for (let y = 200; y < 400; y += 1)
    for (let x = 200; x < 400; x += 1) data.fill(40, (y * width + x) * 4, (y * width + x) * 4 + 3);
  return jpeg.encode({ data, width, height }, 80).data;
}
