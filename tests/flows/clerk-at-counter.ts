/** A clerk with a keyboard and nothing else, at a counter of a real hall in a real browser. Keys are counted. */
import type { Page } from "@playwright/test";
import { expect } from "vitest";
import { readPdf } from "../../hall-server/documents/testing.ts";
import {
  type Client,
  connect,
  connectAs,
  type HallProcess,
  signIn,
  startHall,
} from "../hall/hall-process.ts";
import { answerLate, launchBrowser, watchPage } from "../pages/browser.ts";
import { buildPages } from "../pages/built-pages.ts";

export interface Person {
  name: string;
  idNumber: string;
  phone: string;
}

/** Born in January 2099: belongs to nobody. */
export function nobody(number: number): Person {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const digits = `99990120990101${String(number).padStart(3, "0")}`;
  const sum = weights.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  const names = "甲乙丙丁戊己庚辛壬癸";
  return {
    name: `欧阳${names[number % 10] ?? "甲"}`,
    idNumber: digits + "10X98765432"[sum % 11],
    phone: `199000${String(number).padStart(5, "0")}`,
  };
}

export class ClerkAtCounter {
  readonly hall: HallProcess;
  readonly page: Page;
  readonly kiosk: Client;
  readonly manager: Client;
  readonly wrong: string[];
  #ends = new AsyncDisposableStack();
  #token: string | null = null;
  /** How much later than what the hall shows its answers come, from now on; milliseconds. */
  answersLateMs = 0;
  #answersHeld = () => 0;
  /** Presses since it was last set to 0. */
  keys = 0;

  private constructor(parts: {
    hall: HallProcess;
    page: Page;
    kiosk: Client;
    manager: Client;
    wrong: string[];
  }) {
    this.hall = parts.hall;
    this.page = parts.page;
    this.kiosk = parts.kiosk;
    this.manager = parts.manager;
    this.wrong = parts.wrong;
  }

  /** With `answersLateMs`, answers can be made to come later than views; it may be changed at any time. */
  static async open(answersLateMs: number | null = null): Promise<ClerkAtCounter> {
    await using ends = new AsyncDisposableStack();
    const pages = ends.adopt(await buildPages({ hasGallery: false }), (one) => one.remove());
    const hall = ends.adopt(await startHall({ pages: pages.folder }), (one) => one.end());
    const browser = ends.adopt(await launchBrowser(), (one) => one.close());
    const page = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage();
    page.setDefaultTimeout(30_000);
    const wrong = await watchPage(page);
    let howLate = () => answersLateMs ?? 0;
    const answersHeld = answersLateMs === null ? null : await answerLate(page, () => howLate());
    const kiosk = ends.adopt(await connect(hall.url, "demo-kiosk-1"), (one) => one.close());
    const manager = ends.adopt(await connectAs(hall.url, "manager"), (one) => one.close());
    const clerk = new ClerkAtCounter({ hall, page, kiosk, manager, wrong });
    clerk.answersLateMs = answersLateMs ?? 0;
    if (answersHeld) clerk.#answersHeld = answersHeld;
    howLate = () => clerk.answersLateMs;
    await page.goto(`${hall.url}/counter/`);
    await page.getByLabel("用户名").fill("clerk-01");
    await page.getByLabel("密码").fill("demo-only");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "今天在哪个窗口？" }).waitFor();
    await page.keyboard.type("1");
    await page.keyboard.press("Enter");
    await clerk.isIn("空闲");
    clerk.#ends = ends.move();
    return clerk;
  }

  close(): Promise<void> {
    return this.#ends.disposeAsync();
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      await this.page.keyboard.press(key);
      this.keys += 1;
    }
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
    // An input method takes about three keys for a Chinese character.
    this.keys += [...text].reduce((keys, one) => keys + (/\p{Script=Han}/u.test(one) ? 3 : 1), 0);
  }

  says(text: string | RegExp): Promise<void> {
    return this.page.getByText(text).first().waitFor();
  }

  /** Until an answer is held back, which is told by its lateness then. */
  async isOwed(): Promise<void> {
    await expect.poll(this.#answersHeld).toBeGreaterThan(0);
  }

  /** Until every answer that was held back has come. */
  async allAnswered(): Promise<void> {
    await expect.poll(this.#answersHeld, { timeout: 20_000 }).toBe(0);
  }

  /** What is on the page and what has the focus, for whoever has to find out why a story broke off. */
  async whereItStands(): Promise<string> {
    const focus = await this.page.evaluate(() => document.activeElement?.outerHTML.slice(0, 300));
    return `${await this.page.locator("main").textContent()}\nfocus: ${focus}`;
  }

  isIn(state: string): Promise<void> {
    return this.page.locator(".desk-state__what", { hasText: state }).waitFor();
  }

  /** Somebody takes a number at the kiosk, is called and comes: two keys. */
  async serves(person: Person, ...itemIds: string[]): Promise<{ id: string; number: string }> {
    const { ticket } = await this.kiosk.do("ticket:take", { itemIds, holder: person });
    await this.page.locator(`.desk-key--next[aria-keyshortcuts="F1"]`).waitFor();
    await this.press("F1");
    await this.page.locator(`.desk-key--next[aria-keyshortcuts="F3"]`).waitFor();
    await this.press("F3");
    await this.isIn("正在办理");
    await this.listIsThere();
    return ticket;
  }

  /** The check-list is there and has the focus. */
  async listIsThere(): Promise<void> {
    await this.page.locator(".intake-row:focus").waitFor();
  }

  /** What is shown is in this state now, as its head says. */
  async became(state: string): Promise<void> {
    await this.page.locator(".intake-done__state", { hasText: state }).waitFor();
  }

  /** Prints all papers of what is shown, and reads them: by their names, without spaces. */
  async papers(): Promise<Map<string, string>> {
    await this.press("Alt+k");
    const rows = this.page.locator(".intake-papers__one");
    await this.page
      .locator(".intake-head", { hasText: /打印|再打/ })
      .first()
      .waitFor();
    await this.page
      .locator(".intake-papers__list", { hasNot: this.page.locator("text=/还没打印|正在/") })
      .waitFor();
    const application = await this.shown();
    const { documents } = await this.manager.do("documents:list", { applicationId: application.id });
    const wanted = await rows.locator(".intake-papers__name").allTextContents();
    const read = new Map<string, string>();
    for (const title of wanted) {
      const row = documents.find((one: { title: string }) => one.title === title);
      if (!row) throw new Error(`No ${title} among ${documents.map((one: { title: string }) => one.title)}`);
      read.set(title, await this.pdf(row.documentId));
    }
    return read;
  }

  /** The words of an issued document, without spaces. */
  async pdf(documentId: string): Promise<string> {
    this.#token ??= await signIn(this.hall.url, "clerk-01");
    const response = await fetch(`${this.hall.url}/api/documents/${documentId}`, {
      headers: { authorization: `Bearer ${this.#token}` },
    });
    const pdf = await readPdf(new Uint8Array(await response.arrayBuffer()));
    if (pdf.boxes > 0) throw new Error(`${documentId} has signs that its face does not know`);
    return pdf.text;
  }

  /** Answers what the form still asks for: these by their ids, choices by the first, everything else with something fitting. */
  async fillForm(answers: Record<string, string>): Promise<void> {
    await this.press("Alt+t");
    const open = this.page.locator(".intake-form [data-place]");
    await open.first().waitFor();
    for (let at = 0; at < (await open.count()); at += 1) {
      const field = open.nth(at);
      const { place, tag, isEmpty, isNeeded, inputMode } = await field.evaluate((one) => ({
        place: (one as HTMLElement).dataset.place ?? "",
        tag: one.tagName,
        isEmpty: (one as HTMLInputElement).value === "",
        isNeeded:
          one.getAttribute("aria-required") === "true" &&
          !(one as HTMLInputElement).placeholder?.includes("自动填") &&
          !one.textContent?.includes("自动填"),
        inputMode: (one as HTMLInputElement).inputMode,
      }));
      const answer = answers[place] ?? (isNeeded ? fitting(tag, inputMode) : undefined);
      if (!isEmpty || answer === undefined) continue;
      await field.focus();
      this.keys += 1;
      await this.type(answer);
    }
  }

  /** As the hall has it. */
  async shown() {
    const number = (await this.page.locator(".intake-done__number").first().textContent()) ?? "";
    const { applications } = await this.manager.do("applications:search", {
      number: number.replaceAll(/\s/g, ""),
    });
    const { application } = await this.manager.do("application:get", { applicationId: applications[0].id });
    return application;
  }

  /** The ticket is over; nothing of what was typed is left in the tab. */
  async finishes(): Promise<void> {
    await this.press("F4");
    await this.isIn("空闲");
    await this.page.waitForFunction(() =>
      Object.keys(window.sessionStorage).every((name) => !name.startsWith("yichuang intake")),
    );
  }
}

/** Digits where digits are asked for, the first of a choice. */
function fitting(tag: string, inputMode: string): string {
  if (tag === "SELECT") return "1";
  if (inputMode === "numeric") return "20260301";
  if (inputMode === "tel") return "19900000000";
  return inputMode === "decimal" ? "1" : "示例东村一组";
}
