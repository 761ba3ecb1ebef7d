/** A clerk who is faster than the hall's answers: what is seen on the desk counts as soon as it is seen. */
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { connectAs } from "../hall/hall-process.ts";
import { ClerkAtCounter, nobody } from "./clerk-at-counter.ts";

let clerk: ClerkAtCounter;

beforeAll(async () => {
  clerk = await ClerkAtCounter.open(600);
}, 120_000);

afterEach(async ({ task }) => {
  if (task.result?.state === "fail")
    console.error(`${task.name} broke off at:\n${await clerk.whereItStands()}`);
});

afterAll(async () => {
  await clerk?.close();
}, 30_000);

test("a key counts from the moment that it is seen and before the last one was answered; pressed twice it counts once", async () => {
  await clerk.kiosk.do("ticket:take", {
    itemIds: ["resident-pension-enrolment"],
    holder: nobody(1),
  });
  const shows = (key: string) => clerk.page.locator(`.desk-key--next[aria-keyshortcuts="${key}"]`).waitFor();
  // Quicker than any hand: in the same instant in which the page draws it for the first time.
  await clerk.page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (sessionStorage.getItem("pressed")) return observer.disconnect();
      if (!document.querySelector('.desk-key--next[aria-keyshortcuts="F1"]')) return;
      sessionStorage.setItem("pressed", "F1");
      for (let times = 0; times < 2; times += 1)
        window.dispatchEvent(new KeyboardEvent("keydown", { key: "F1", cancelable: true }));
    }).observe(document, { subtree: true, childList: true, attributes: true });
  });
  await clerk.page.reload();
  await shows("F3");
  await clerk.press("F3", "F3");
  await clerk.isIn("正在办理");
  expect(await clerk.page.locator(".desk-told").textContent()).not.toMatch(/没有|不能/);
});

test("whoever says “all here” before the form is known is led to it when it comes", async () => {
  await clerk.page.locator(".intake-row:focus").waitFor();
  await clerk.press("Alt+a");
  await clerk.page.locator(".intake-form select:focus").waitFor();
  await clerk.press("Alt+m");
  await clerk.page.locator(".intake-row--here:focus").waitFor();
  expect(clerk.wrong).toEqual([]);
});

test("a reload shows the check-list when what was typed is known, and not before", {
  timeout: 30_000,
}, async () => {
  await clerk.says("自动保存");
  await clerk.page.reload();
  await clerk.page.locator(".intake-row").first().waitFor();
  expect(await clerk.page.locator(".intake-row--here").count()).toBeGreaterThan(0);
});

test("keys pressed while a step is under way are done after it, and nothing can be taken in twice meanwhile", {
  timeout: 60_000,
}, async () => {
  await clerk.fillForm({});
  await clerk.page.locator(".intake-outcome--next[aria-keyshortcuts='Alt+1']").waitFor();
  // Any way to take it in once more, offered after the step was sent, is a fault.
  await clerk.page.evaluate(() => {
    const seen = () => document.querySelector(".intake-outcome:not([aria-disabled=true])") !== null;
    const noted = { isSent: false, isOffered: false };
    Object.assign(window, { noted });
    new MutationObserver(() => {
      if (!seen()) noted.isSent = true;
      else if (noted.isSent) noted.isOffered = true;
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
  });
  await clerk.press("Alt+1", "Alt+k");
  await clerk.became("已送达");
  await clerk.page.locator(".intake-papers__list button").first().waitFor();
  expect(await clerk.page.evaluate(() => "noted" in window && window.noted)).toEqual({
    isSent: true,
    isOffered: false,
  });
  await clerk.press("Alt+h", "Alt+4", "1");
  const reason = clerk.page.locator("dialog input");
  await reason.fill("不需要办理这个许可");
  await clerk.press("Escape", "Alt+4", "1");
  expect(await reason.inputValue()).toBe("不需要办理这个许可");
  await clerk.press("Escape", "F4", "2");
  await clerk.isIn("空闲");
});

test("what comes late for one person takes nothing from the next", { timeout: 60_000 }, async () => {
  const elsewhere = await connectAs(clerk.hall.url, "clerk-01");
  clerk.answersLateMs = 100;
  await clerk.serves(nobody(2), "temporary-relief");
  await clerk.press("1", "2");
  await clerk.kiosk.do("ticket:take", { itemIds: ["temporary-relief"], holder: nobody(3) });
  clerk.answersLateMs = 1_500;
  await clerk.press("Alt+6");
  await clerk.says("正在保存…");
  await clerk.isOwed();
  clerk.answersLateMs = 100;
  await elsewhere.do("counter:finish", {});
  await elsewhere.do("counter:callNext", {});
  await elsewhere.do("counter:start", {});
  elsewhere.close();
  await clerk.page.locator(".intake-row:not(.intake-row--here):focus").waitFor();
  await clerk.press("3");
  await clerk.page.locator(".intake-row--here").waitFor();
  await clerk.allAnswered();
  await clerk.page.locator(".intake-row--here").waitFor();
});

test("what is ticked while it is being taken in goes on with it", { timeout: 60_000 }, async () => {
  // Whoever came in the middle of it is here still.
  await clerk.isIn("正在办理");
  const ticked = clerk.page.locator(".intake-row--here");
  await expect.poll(() => ticked.count()).toBe(1);
  clerk.answersLateMs = 1_500;
  await clerk.press("Alt+6");
  await clerk.says("正在保存…");
  await clerk.isOwed();
  await clerk.press("1");
  await expect.poll(() => ticked.count()).toBe(2);
  await clerk.allAnswered();
  clerk.answersLateMs = 100;
  await clerk.page.locator(".intake-outcome[aria-keyshortcuts='Alt+6']:not([aria-disabled=true])").waitFor();
  expect(await ticked.count()).toBe(2);
  await clerk.press("Alt+6");
  await clerk.allAnswered();
  await clerk.became("已收件");
  const isHere = ({ originals }: { originals: number }) => originals > 0;
  await expect
    .poll(async () => (await clerk.shown()).materials.filter(isHere).length, { timeout: 20_000 })
    .toBe(2);
});

test("Enter takes what was typed, not what stood there before", { timeout: 60_000 }, async () => {
  const { application: other } = await clerk.kiosk.do("application:submit", {
    itemId: "birth-service-registration",
    applicant: { kind: "person", holder: nobody(4) },
    materials: ["m1", "m2", "m3"].map((materialId) => ({ materialId, originals: 1 })),
  });
  const [done] = (await clerk.manager.do("applications:search", { state: "delivered" })).applications;
  clerk.answersLateMs = 100;
  await clerk.press("Alt+f");
  await clerk.page.getByRole("option", { name: new RegExp(other.number) }).waitFor();
  clerk.answersLateMs = 600;
  await clerk.type(done.number);
  await clerk.press("Enter");
  await clerk.became("已送达");
  expect((await clerk.shown()).number).toBe(done.number);
  // What was done is at hand for who reads by keys alone: the focus is there, not at the top of the page.
  expect(await clerk.page.evaluate(() => document.activeElement !== document.body)).toBe(true);
});

test("a reason for putting somebody on hold outlives a slip of Escape", async () => {
  const own = clerk.page.locator(".desk-own-reason input");
  await clerk.press("F6");
  await own.fill("回家取户口簿，下午再来");
  await clerk.press("Escape", "F6");
  expect(await own.inputValue()).toBe("回家取户口簿，下午再来");
  await own.focus();
  await clerk.press("Enter");
  await clerk.isIn("空闲");
});

test("a key leads to handing out and back; a late answer puts nobody's result beside another's", {
  timeout: 60_000,
}, async () => {
  const numberOf = async (state: string): Promise<string> =>
    (await clerk.manager.do("applications:search", { state })).applications[0].number;
  const done = await numberOf("delivered");
  clerk.answersLateMs = 100;
  await clerk.press("Alt+e");
  const field = clerk.page.locator("#delivery-find");
  const sought = async (number: string, lateMs: number) => {
    clerk.answersLateMs = lateMs;
    await field.fill(number);
    await field.press("Enter");
    await clerk.isOwed();
  };
  await field.waitFor();
  await clerk.page.evaluate((number) => {
    const noted = { isStrange: false };
    Object.assign(window, { noted });
    new MutationObserver(() => {
      if (document.querySelector(".delivery__main")?.textContent?.replaceAll(/\s/g, "").includes(number))
        noted.isStrange = true;
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  }, done);
  await sought(done, 1_000);
  await sought(await numberOf("submitted"), 100);
  await clerk.allAnswered();
  await clerk.says("没有等着领的结果");
  expect(await clerk.page.evaluate(() => "noted" in window && window.noted)).toEqual({ isStrange: false });
  await clerk.press("Alt+e");
  await clerk.page.locator("[aria-keyshortcuts='Alt+E']:focus").waitFor();
  expect(clerk.wrong).toEqual([]);
});
