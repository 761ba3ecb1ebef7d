/** The manager records the hall's voice, word by word, with a real microphone's way through the browser. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import { recordedTone } from "../../hall-server/speech/testing.ts";
import { type HallProcess, startHall } from "../hall/hall-process.ts";
import { launchBrowser, watchPage } from "./browser.ts";
import { type BuiltPages, buildPages } from "./built-pages.ts";

let pages: BuiltPages;
let hall: HallProcess;
let browser: Browser;
let page: Page;
let wrong: string[];

const button = (name: string) => page.getByRole("button", { name, exact: true });
const row = (name: RegExp) => page.getByRole("row", { name });

async function openVoice(): Promise<void> {
  await page.goto(`${hall.url}/manager/?tab=voice`);
  await row(/^请 /).waitFor();
}

async function recordWord(word: string): Promise<void> {
  await button(`录音：${word}`).click();
  await page.getByText(`请说：${word}`).waitFor();
  await spokenFor(500);
  await button(`说完了：${word}`).click();
}

/** The microphone hears a tone all the time; a word takes as long, from when it is recorded. */
async function spokenFor(ms: number): Promise<void> {
  await page.waitForFunction((least) => {
    const { begunAt } = window as unknown as { begunAt?: number };
    return begunAt !== undefined && performance.now() - begunAt >= least;
  }, ms);
}

beforeAll(async () => {
  pages = await buildPages();
  hall = await startHall({ pages: pages.folder });
  const tone = join(pages.folder, "microphone.wav");
  writeFileSync(tone, recordedTone(440, 3000));
  browser = await launchBrowser([
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
    `--use-file-for-fake-audio-capture=${tone}`,
  ]);
  page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  page.setDefaultTimeout(30_000);
  wrong = await watchPage(page);
  await page.addInitScript(() => {
    window.MediaRecorder = class extends MediaRecorder {
      constructor(stream: MediaStream, options?: MediaRecorderOptions) {
        super(stream, options);
        const times: { begunAt?: number } = window as never;
        this.addEventListener("start", () => {
          times.begunAt = performance.now();
        });
        this.addEventListener("stop", () => {
          delete times.begunAt;
        });
      }
    };
  });
  await page.goto(`${hall.url}/manager/`);
  await page.getByLabel("用户名").fill("manager");
  await page.getByLabel("密码").fill("demo-only");
  await page.getByLabel("密码").press("Enter");
  await page.getByRole("navigation").getByRole("button", { name: "语音", exact: true }).click();
  await row(/^请 .*还没录/).waitFor();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await hall?.end();
  pages?.remove();
});

test("a word is recorded, listened to, recorded again and deleted", async () => {
  await recordWord("请");
  await row(/^请 .*\d\.\d 秒/).waitFor();
  // Who records anew need not hear the old one to its end.
  await button("听：请").click();
  await button("重录：请").click();
  await spokenFor(900);
  await button("说完了：请").click();
  await row(/^请 .*(0\.[7-9]|[12]\.\d) 秒/).waitFor();
  await button("删除：请").click();
  await page.getByRole("dialog").getByRole("button", { name: "删除", exact: true }).click();
  await row(/^请 .*还没录/).waitFor();
});

test("without a word said, the page says what was wrong and what to do", async () => {
  await page.addInitScript(() => {
    const silence = () => new AudioContext().createMediaStreamDestination().stream;
    navigator.mediaDevices.getUserMedia = async () => silence();
  });
  await openVoice();
  await button("录音：请").click();
  await page.getByText("请说：请").waitFor();
  await button("说完了：请").click();
  await page.getByText("“请”里没有听到声音。").waitFor();
  await row(/^请 .*还没录/).waitFor();
});

test("ended before the microphone is open: nothing is heard, and the page says so", async () => {
  await page.addInitScript(() => {
    const opening = Promise.withResolvers<void>();
    navigator.mediaDevices.getUserMedia = async () => {
      await opening.promise;
      return new AudioContext().createMediaStreamDestination().stream;
    };
    Object.assign(window, { openMicrophone: opening.resolve });
  });
  await openVoice();
  await button("录音：请").click();
  await page.getByText("正在打开话筒").waitFor();
  await button("说完了：请").click();
  await page.evaluate(() => (window as unknown as { openMicrophone: () => void }).openMicrophone());
  await page.getByText("“请”没有录").waitFor();
  await row(/^请 .*还没录/).waitFor();
  await button("录音：请").waitFor();
});

test("a browser that gives no microphone, and one that has none, are told apart", async () => {
  for (const [name, sentence] of [
    ["NotAllowedError", "浏览器没有让用话筒。"],
    ["NotFoundError", "没有找到话筒，或者话筒打不开。"],
  ] as const) {
    await page.addInitScript((error) => {
      navigator.mediaDevices.getUserMedia = async () => {
        throw new DOMException("", error);
      };
    }, name);
    await openVoice();
    await button("录音：请").click();
    await page.getByText(sentence).waitFor();
  }
  await page.addInitScript(() => Object.defineProperty(navigator, "mediaDevices", { value: undefined }));
  await openVoice();
  await button("录音：请").click();
  await page.getByText("这个地址不能用话筒。").waitFor();
});

test("nothing of it went wrong unseen", () => {
  expect(wrong).toEqual([]);
});
