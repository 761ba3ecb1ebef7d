/**
 * Pages of a material at a counter that the hall itself serves (no device host, its own strict policy): files are chosen and dropped, shown
 * small and whole, PDFs too; ordered, turned and removed by keyboard; and every refusal says what to do.
 */
import type { Locator } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import { smallJpeg, smallPdf, smallPng } from "../../hall-server/files/testing.ts";
import { materialWords } from "../../renderer/words/materials.ts";
import { ClerkAtCounter, nobody } from "../flows/clerk-at-counter.ts";

const say = materialWords.zh;
let clerk: ClerkAtCounter;
let cards: Locator;

beforeAll(async () => {
  clerk = await ClerkAtCounter.open();
  await clerk.serves(nobody(1), "resident-medical-enrolment");
  await clerk.press("Alt+s");
  cards = clerk.page.locator(".attached-page");
}, 120_000);

afterAll(() => clerk?.close(), 30_000);

const file = (name: string, mimeType: string, buffer: Buffer) => ({ name, mimeType, buffer });
const choose = (...files: ReturnType<typeof file>[]) =>
  clerk.page.locator("input[type=file]").setInputFiles(files);
const ids = () => cards.evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.blob ?? ""));

test("pictures and a PDF are chosen together, kept in their order, and shown small", async () => {
  await choose(
    file("一.jpg", "image/jpeg", smallJpeg("first", 400)),
    file("二.pdf", "application/pdf", await smallPdf("second", 3)),
    file("三.png", "image/png", smallPng("third", 300)),
  );
  await expect.poll(() => cards.count()).toBe(3);
  await cards.nth(0).locator("img").waitFor();
  await cards.nth(2).locator("img").waitFor();
  // The PDF's first sheet is drawn by the page itself, in a worker.
  await cards.nth(1).locator("canvas").waitFor();
  await cards.nth(1).getByText(say["picture.sheets"].replace("{{count}}", "3")).waitFor();
});

test("by keyboard alone a page moves, turns and goes", async () => {
  const before = await ids();
  const first = cards.nth(0).locator("button").first();
  await first.focus();
  await clerk.press("Alt+ArrowRight");
  await expect.poll(ids).toEqual([before[1], before[0], before[2]]);
  await cards.nth(0).locator("button").first().focus();
  await clerk.press("Alt+ArrowRight");
  await expect.poll(ids).toEqual(before);
  for (const at of [0, 1]) {
    await cards.nth(at).locator("button").first().focus();
    await clerk.press("r");
    await expect.poll(async () => (await ids())[at]).not.toBe(before[at]);
  }
  await cards.nth(2).locator("button").first().focus();
  await clerk.press("Delete");
  await expect.poll(() => cards.count()).toBe(2);
});

test("a page is read in its whole size: through all of them, larger and smaller, every sheet of a PDF", async () => {
  await cards.nth(0).locator("button").first().focus();
  await clerk.press("Enter");
  const viewer = clerk.page.locator(".attached-viewer");
  await viewer.locator("img").waitFor();
  await clerk.press("+", "+");
  await viewer.getByText("200%").waitFor();
  await clerk.press("0", "ArrowRight");
  await expect.poll(() => viewer.locator("canvas").count()).toBe(3);
  // Drawn, not only made room for: the paper is white where nothing was there before.
  await expect
    .poll(() =>
      viewer
        .locator("canvas")
        .first()
        .evaluate((one) => (one as HTMLCanvasElement).width),
    )
    .toBeGreaterThan(400);
  await clerk.press("Escape");
  await viewer.waitFor({ state: "detached" });
  // The dialog below is still there.
  await cards.nth(0).waitFor();
});

test("what the hall does not take says why, stays in sight, and can be left out", async () => {
  const damaged = smallJpeg("damaged").subarray(0, 200);
  const twofold = Buffer.concat([smallJpeg("a picture"), Buffer.from("PK\x03\x04 and an archive", "latin1")]);
  await choose(
    file("坏.jpg", "image/jpeg", damaged),
    file("藏.jpg", "image/jpeg", twofold),
    file("大.jpg", "image/jpeg", Buffer.alloc(11_000_000)),
    file("字.jpg", "image/jpeg", Buffer.from("text, and no picture at all")),
  );
  for (const word of ["damaged", "more-than-one-file", "too-large", "unknown-type"] as const)
    await clerk.page.getByText(say[`refused.${word}`]).waitFor();
  expect(await cards.count()).toBe(2);
  for (let left = 4; left > 0; left -= 1)
    await clerk.page.getByRole("button", { name: say["way.forget"] }).first().click();
  await expect.poll(() => clerk.page.locator(".attached-way__item").count()).toBe(0);
  // That an upload was refused stands in the browser's console too.
  expect(clerk.wrong.filter((line) => !line.includes("status of 400"))).toEqual([]);
});
