/** The back office in the browser: every state of its page, and what reviewers and heads live through with it. */
import type { Page } from "@playwright/test";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Item } from "../../hall-server/contract/items.ts";
import { readPdf } from "../../hall-server/documents/testing.ts";
import {
  accept,
  answers,
  clerk,
  everything,
  findItem,
  holderOf,
  itemOf,
  promisedItem,
  recordOf,
} from "../../hall-server/intake/testing.ts";
import { modelSheet } from "../../renderer/office/fixtures/model-sheet.ts";
import { accessibilityFaults, cutOff, textBelow } from "./browser.ts";
import { head, OfficeInBrowser, otherReviewer, reviewer } from "./office-in-browser.ts";
import { type State, sample, show, statesOf } from "./page-states.ts";

let office: OfficeInBrowser;
let first: Page;
let second: Page;
let boss: Page;

beforeAll(async () => {
  office = await OfficeInBrowser.open();
  first = await office.sits(reviewer);
  second = await office.sits(otherReviewer);
  boss = await office.sits(head, "office");
}, 120_000);

afterAll(() => office?.end());

const row = (page: Page, applicationId: string) => page.locator(`tr[data-id="${applicationId}"]`);
const says = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();
const dialog = (page: Page) => page.getByRole("dialog");
const key = (page: Page, cap: string) => page.locator(`button[aria-keyshortcuts="${cap}"]`);
const state = (page: Page, text: string) => page.locator(".case-head__state", { hasText: text }).waitFor();

/** Presses a key of the case once it is live: a press while it is off does nothing. */
async function press(page: Page, cap: string): Promise<void> {
  await page.locator(`button[aria-keyshortcuts="${cap}"][aria-disabled="false"]`).waitFor();
  await page.keyboard.press(cap);
}

/** Writes what the open dialog asks for and says yes. */
async function write(page: Page, text: string, yes: string): Promise<void> {
  await dialog(page).getByRole("textbox").first().fill(text);
  await dialog(page).getByRole("button", { name: yes, exact: true }).click();
  await dialog(page).waitFor({ state: "detached" });
}

/** By the keyboard alone, from the work list. */
async function openByKeys(page: Page, applicationId: string): Promise<void> {
  await row(page, applicationId).waitFor();
  await row(page, applicationId).focus();
  await page.keyboard.press("Enter");
  await page.locator(".case").waitFor();
}

async function backToList(page: Page): Promise<void> {
  await page.keyboard.press("Escape");
  await page.locator(".work__table").waitFor();
}

async function textOfLetter(title: string, applicationId: string): Promise<string> {
  const token = office.tokenOf(reviewer);
  const found = office.test.db
    .prepare<[string], { document_id: string }>(
      "select document_id from documents where application_id = ? order by position desc limit 1",
    )
    .get(applicationId);
  const response = await fetch(`${office.url}/api/documents/${found?.document_id}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(response.status, title).toBe(200);
  return (await readPdf(new Uint8Array(await response.arrayBuffer()))).text;
}

describe("what people live through", () => {
  // Each story begins at the work list, also after one that ended elsewhere.
  beforeEach(async () => {
    for (const page of [first, second]) await page.goto(`${office.url}/office/`);
    await boss.goto(`${office.url}/office/?tab=office`);
    await boss.locator(".head-page").waitFor();
  });

  test("taken up, a site visit, more time by the head, refused with its remedies, made", async () => {
    const applicationId = await accept(office.test, { serial: 11 });
    // It is on the list by itself, and one key takes it.
    await row(first, applicationId).waitFor();
    await row(first, applicationId).focus();
    await first.keyboard.press("F1");
    await says(first, /^接了 \d+/);
    await row(second, applicationId).getByText("工号 reviewer-01").waitFor();
    await openByKeys(first, applicationId);
    await state(first, "审查中");

    await press(first, "F4");
    await write(first, "两名工作人员到现场看布局", "开始，暂停计时");
    await state(first, "特殊环节");
    const dueBefore = recordOf(office.test, applicationId).dueOn;
    office.daysPass(7);
    await press(first, "F4");
    await write(first, "现场与图纸一致", "结束，接着计时");
    await state(first, "审查中");
    expect((recordOf(office.test, applicationId).dueOn ?? "") > (dueBefore ?? "")).toBe(true);

    await press(first, "F5");
    await dialog(first).getByLabel("延长几个工作日").fill("5");
    await dialog(first).getByRole("button", { name: "情况复杂，需要进一步核实。" }).click();
    await dialog(first).getByRole("button", { name: "报负责人" }).click();
    await says(first, "等负责人批");
    // The head's page has it, with its reason, and answers.
    await boss.getByRole("button", { name: /^去批延期/ }).click();
    await dialog(boss).getByText("情况复杂，需要进一步核实。").waitFor();
    await dialog(boss).getByRole("button", { name: "答复" }).click();
    await says(boss, "没有要批的延期");
    await says(first, "批准延长 5 个工作日");
    await says(first, "特殊环节停了 5 个工作日");

    // No refusal without its reason; the letter grows beside it.
    await press(first, "F3");
    await dialog(first).getByRole("button", { name: "决定不予" }).click();
    await dialog(first).getByText("请写明理由").waitFor();
    const why = "操作间与污染源的距离不足 25 米";
    await dialog(first).getByRole("textbox").fill(why);
    await dialog(first).locator(".letter").getByText(why).waitFor();
    await dialog(first).locator(".letter").getByText("六十日内申请行政复议").waitFor();
    await dialog(first).getByRole("button", { name: "决定不予" }).click();
    await state(first, "已决定 · 不予");
    await first.getByRole("button", { name: "出具并打印" }).click();
    await says(first, /不准〔\d{4}〕/);
    const letter = await textOfLetter("不予行政许可决定书", applicationId);
    for (const sentence of [why.replaceAll(" ", ""), "六十日内", "行政复议", "六个月内", "行政诉讼"])
      expect(letter.replaceAll(" ", "")).toContain(sentence);

    await press(first, "F8");
    await dialog(first).getByRole("button", { name: "制好了，转出件" }).click();
    await state(first, "待出件 · 不予");
    await first.getByRole("button", { name: "经过" }).click();
    for (const what of ["窗口收件", "接件审查", "特殊环节开始", "延期批准", "决定不予", "制证"])
      await says(first, what);
    await backToList(first);
    await row(first, applicationId).waitFor({ state: "detached" });
  }, 120_000);

  test("two reviewers: sent back with a reason, decided anew, agreed", async () => {
    const item = findItem(office.test, (one) => one.kind === "promised" && one.needsTwoReviewers);
    const applicationId = await accept(office.test, { serial: 12, item });
    await openByKeys(first, applicationId);
    await press(first, "F1");
    await press(first, "F2");
    await dialog(first).getByText("这个事项要两人核查", { exact: false }).waitFor();
    // Whoever proposes is nowhere told that it is granted.
    const keyNames = await first.locator(".case-key__name").allTextContents();
    expect([keyNames[1], keyNames[2]]).toEqual(["拟准予", "拟不予"]);
    expect(await dialog(first).getByRole("heading").textContent()).toMatch(/^拟准予：/);
    await dialog(first).getByRole("button", { name: "拟准予，送复核", exact: true }).click();
    await says(first, "等人复核");

    await second.getByRole("button", { name: /^待复核/ }).click();
    await openByKeys(second, applicationId);
    await press(second, "F3");
    await write(second, "面积与申请表对不上", "退回");
    await press(first, "F2");
    await dialog(first).getByRole("button", { name: "拟准予，送复核", exact: true }).click();
    await press(second, "F2");
    await dialog(second).getByRole("button", { name: "同意", exact: true }).click();
    await state(second, "已决定 · 准予");
    await state(first, "已决定 · 准予");
    expect(recordOf(office.test, applicationId).decision?.confirmedBy).toBe(otherReviewer.name);
  }, 120_000);

  test("who has an interest keeps away: may not take it up again, and a head cannot give it to them", async () => {
    const applicationId = await accept(office.test, { serial: 13 });
    await openByKeys(first, applicationId);
    await press(first, "F1");
    await state(first, "审查中");
    await press(first, "F9");
    await write(first, "与申请人有亲属关系。", "回避");
    await state(first, "已受理");
    await key(first, "F1").and(first.locator("[aria-disabled='true']")).waitFor();
    await boss.getByRole("button", { name: `改派：${recordOf(office.test, applicationId).number}` }).click();
    await dialog(boss)
      .getByRole("radio", { name: /reviewer-01/ })
      .check();
    await dialog(boss).getByRole("textbox").fill("均衡工作量");
    await dialog(boss).getByRole("button", { name: "改派", exact: true }).click();
    await dialog(boss).getByText("已经回避的人不能再办").waitFor();
    await dialog(boss)
      .getByRole("radio", { name: /reviewer-02/ })
      .check();
    await dialog(boss).getByRole("button", { name: "改派", exact: true }).click();
    await dialog(boss).waitFor({ state: "detached" });
    await backToList(first);
    await row(second, applicationId).getByText("我", { exact: true }).waitFor();
  }, 120_000);

  test("parallel review: one department answers, the other is silent and is urged", async () => {
    const { test: hall } = office;
    const chain = hall.hall.config.intake.chains.find((one) => one.kind === "parallel");
    const { matter } = await hall.done(clerk, "matter:open", { chainId: chain?.id ?? "" });
    const ids: string[] = [];
    for (const itemId of (chain?.items ?? []).slice(0, 2)) {
      const item = itemOf(hall, itemId);
      const { application } = await hall.done(clerk, "application:receive", {
        ...{ itemId, matterId: matter.id, fields: answers(item), materials: everything(item) },
        applicant: { kind: "person", holder: holderOf(14) },
        isNotDuplicate: true,
      });
      await hall.done(clerk, "application:accept", { applicationId: application.id });
      ids.push(application.id);
    }
    const [answering = "", silent = ""] = ids;
    await hall.done(reviewer, "application:take", { applicationId: answering });
    const granted = { applicationId: answering, outcome: "granted" as const };
    const { application } = await hall.done(reviewer, "application:decide", granted);
    if (application.decision?.needsSecond)
      await hall.done(otherReviewer, "application:confirmDecision", {
        applicationId: answering,
        agrees: true,
      });
    office.daysPass(40);
    await first.getByRole("button", { name: /^并联/ }).click();
    await openByKeys(first, answering);
    await first.getByRole("button", { name: "并联", exact: true }).click();
    await first.getByRole("row", { name: /没有答复.*超期/ }).waitFor();
    await says(first, "到期没有答复的，由负责人督办。");
    // The head sees it among what is late, and urges.
    const { number } = recordOf(hall, silent);
    await boss.getByRole("button", { name: `督办：${number}` }).click();
    await write(boss, "已经超期，请马上答复", "督办");
    await backToList(first);
    await row(first, silent).getByText("督办").waitFor();
  }, 120_000);

  test("a note with its photo, and the form, whose reading is noted before it is read", async () => {
    const hasForm = (one: Item) => one.kind === "promised" && one.form.length > 0;
    const applicationId = await accept(office.test, { serial: 16, item: findItem(office.test, hasForm) });
    await openByKeys(first, applicationId);
    await press(first, "F1");
    await press(first, "F7");
    await dialog(first).getByRole("textbox").fill("洗手池两个，消毒柜一台");
    const photo = { name: "site.jpg", mimeType: "image/jpeg", buffer: Buffer.from(modelSheet()) };
    await dialog(first).locator("input[type=file]").setInputFiles(photo);
    await dialog(first).locator("[data-blob]").waitFor();
    await dialog(first).getByRole("button", { name: "记下" }).click();
    await first.getByRole("button", { name: "照片 1 张" }).click();
    await dialog(first).getByRole("img").first().waitFor();
    await first.keyboard.press("Escape");
    await dialog(first).waitFor({ state: "detached" });

    const readings = () =>
      recordOf(office.test, applicationId).history.filter((one) => one.what === "fields-shown");
    await first.getByRole("button", { name: "申请表", exact: true }).click();
    await says(first, "打开会记下谁在什么时候看的。");
    expect(readings()).toEqual([]);
    await first.getByRole("button", { name: /^看申请表/ }).click();
    await first.locator(".answers td", { hasText: "答" }).first().waitFor();
    expect(readings()).toHaveLength(1);
  }, 120_000);

  test("a name in the search field leads to the case, and nothing went wrong on any page", async () => {
    const item = promisedItem(office.test);
    await accept(office.test, { serial: 15, name: "端木某", item });
    await first.keyboard.press("F3");
    await first.keyboard.type("端木某");
    await first.keyboard.press("Enter");
    await first.locator(".case-head", { hasText: item.name.zh }).waitFor();
    expect(await first.content()).not.toContain("端木某");
    expect(office.wrong.flat()).toEqual([]);
  }, 60_000);
});

describe("every state", () => {
  let page: Page;
  let states: State[];

  beforeAll(async () => {
    page = await office.page();
    states = await statesOf(page, office.url, "office");
  }, 60_000);

  async function faults(looked: readonly State[], width: number, height: number, also = false) {
    const found: string[] = [];
    for (const one of looked) {
      await show(page, office.url, { ...one, width, height });
      const here = [
        ...(also ? await accessibilityFaults(page) : []),
        ...(await textBelow(page, 16)),
        ...(await cutOff(page)),
      ];
      found.push(...here.map((fault) => `${one.address}: ${fault}`));
    }
    return found;
  }

  test("there are states to look at, dialogs and English among them", () => {
    const names = states.map(({ address }) => address.slice("office/".length));
    expect(names.length).toBeGreaterThanOrEqual(40);
    for (const name of ["work", "work-english", "case", "refuse", "assign", "office"])
      expect(names).toContain(name);
  });

  test("at 1920 × 1080: no accessibility fault, no text below 16 px, nothing cut off", async () => {
    expect(await faults(sample(states), 1920, 1080, true)).toEqual([]);
  }, 400_000);

  test("at 1366 × 768: no text below 16 px, nothing cut off", async () => {
    expect(await faults(sample(states.toReversed()), 1366, 768)).toEqual([]);
  }, 400_000);
});
