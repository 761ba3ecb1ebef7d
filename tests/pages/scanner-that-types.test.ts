/** A scanner that types like a keyboard and a person at the same field, in a real browser. */
import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";
import type { Browser, CDPSession, Page } from "@playwright/test";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { launchBrowser } from "./browser.ts";
import { pressKeys, type Stroke, scan } from "./scanner-keys.ts";

const folder = new URL("../../renderer/kit/scanner/", import.meta.url).pathname;
const html = `<!doctype html><meta charset="utf-8">
<input id="field" maxlength="12"><textarea id="area"></textarea><button id="button">next</button>
<script type="module">
  import { listenForScanner } from "./keys.ts";
  window.codes = []; window.clicks = 0; window.inputs = 0;
  button.addEventListener("click", () => { window.clicks += 1; });
  field.addEventListener("input", () => { window.inputs += 1; });
  listenForScanner(window, (text) => window.codes.push(text));
  window.isReady = true;
</script>`;

let server: Server;
let browser: Browser;
let page: Page;
let wire: CDPSession;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const name = /^\/([a-z-]+\.ts)$/.exec(request.url ?? "")?.[1];
    if (name === undefined) {
      response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(html);
      return;
    }
    const source = await readFile(join(folder, name), "utf8");
    response.writeHead(200, { "content-type": "text/javascript" }).end(stripTypeScriptTypes(source));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  browser = await launchBrowser();
}, 60_000);

afterAll(async () => {
  await browser?.close();
  server?.close();
});

beforeEach(async () => {
  const address = server.address();
  page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${address && typeof address === "object" ? address.port : 0}/`);
  await page.waitForFunction(() => "isReady" in window);
  wire = await page.context().newCDPSession(page);
  return async () => page.close();
});

const codesHeard = () => page.evaluate(() => (window as unknown as { codes: string[] }).codes);
const clicks = () => page.evaluate(() => (window as unknown as { clicks: number }).clicks);

const press = (strokes: readonly Stroke[]) => pressKeys(wire, strokes);
const person = (text: string): Stroke[] => [...text].map((key) => ({ key, afterMs: 120 }));
const ticket = "https://hall.example/phone/#token=t_7f3a2b90.AbCdEfGhIjKlMnOpQrStUv";

test("a scanner's code in a field in focus is heard, and the field stays as it was", async () => {
  await page.fill("#field", "已有的字");
  await page.focus("#field");
  await press(scan(ticket));
  await expect.poll(() => codesHeard()).toEqual([ticket]);
  await expect.poll(() => page.inputValue("#field")).toBe("已有的字");
});

test("a person's typing is the person's, key by key at the caret, with undo and the length limit", async () => {
  await page.fill("#field", "ac");
  await page.focus("#field");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.type("b", { delay: 1 });
  await page.waitForFunction(() => document.querySelector("input")?.value === "abc");
  await page.keyboard.type("xyz", { delay: 90 });
  await page.waitForFunction(() => document.querySelector("input")?.value === "abxyzc");
  await page.keyboard.press("Backspace");
  await page.waitForFunction(() => document.querySelector("input")?.value === "abxyc");
  await page.keyboard.press("Control+z");
  await page.waitForFunction(() => document.querySelector("input")?.value === "abxyzc");
  await page.keyboard.type("9".repeat(9), { delay: 70 });
  await page.waitForFunction(() => document.querySelector("input")?.value === "abxyz999999c");
  expect(await codesHeard()).toEqual([]);
}, 30_000);

test("fast fingers without an end: every key arrives, in order, and none is a code", async () => {
  await page.focus("#area");
  await press([...person("say "), ..."quickly".split("").map((key) => ({ key, afterMs: 20 }))]);
  await page.waitForFunction(() => document.querySelector("textarea")?.value === "say quickly");
  await press([{ key: "Enter", afterMs: 300 }]);
  await page.waitForFunction(() => document.querySelector("textarea")?.value === "say quickly\n");
  expect(await codesHeard()).toEqual([]);
});

test("a person, a scanner, the same person: the sentence goes on where it was", async () => {
  await page.focus("#area");
  await press(person("before "));
  await page.waitForFunction(() => document.querySelector("textarea")?.value === "before ");
  // The keys' own times lie before now: the person's last one must be older than the code's first.
  await page.waitForTimeout(500);
  await press(scan("https://hall.example/1"));
  await press(person("after"));
  await page.waitForFunction(() => document.querySelector("textarea")?.value === "before after");
  await expect.poll(() => codesHeard()).toEqual(["https://hall.example/1"]);
});

test("the field is left while something is held: it is in the field that was left", async () => {
  await page.focus("#field");
  await press([{ key: "h", afterMs: 0 }]);
  await page.focus("#area");
  await page.waitForFunction(() => document.querySelector("input")?.value === "h");
  expect(await page.inputValue("#area")).toBe("");
});

test("a number typed at a machine's speed, and Enter, are typed: only an address may be a code", async () => {
  await page.focus("#area");
  await press(scan("999901199005"));
  await page.waitForFunction(() => document.querySelector("textarea")?.value === "999901199005\n");
  expect(await codesHeard()).toEqual([]);
});

test("text that comes by another way than keys stands behind what was typed before it", async () => {
  await page.focus("#field");
  await page.keyboard.type("1号2号");
  await page.waitForFunction(() => document.querySelector("input")?.value === "1号2号");
});

test("Enter right behind a key acts on what was typed", async () => {
  await page.focus("#area");
  await Promise.all([page.keyboard.press("a"), page.keyboard.press("Enter"), page.keyboard.press("b")]);
  await page.waitForFunction(() => document.querySelector("textarea")?.value === "a\nb");
});

test("on a button, a code presses nothing; a person's Enter and Space do", async () => {
  await page.focus("#button");
  await press(scan("https://hall.example/1 2"));
  await expect.poll(() => codesHeard()).toEqual(["https://hall.example/1 2"]);
  expect(await clicks()).toBe(0);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Space");
  await expect.poll(clicks).toBe(2);
});

test("in a Chinese input method the code is heard, and what the method made of it is taken back", async () => {
  await wire.send("Emulation.setCPUThrottlingRate", { rate: 10 });
  await page.fill("#field", "申请人");
  await page.focus("#field");
  const code = "https://hall.example/20261122";
  await press(scan(code).map((stroke, at) => ({ ...stroke, composed: code.slice(0, at + 1) })));
  await expect.poll(codesHeard).toEqual([code]);
  await expect.poll(() => page.inputValue("#field")).toBe("申请人");
}, 60_000);

test("an input method that is late over the code's last key is taken back too; what a person composes next stays", async () => {
  await page.fill("#field", "申请人");
  await page.focus("#field");
  const code = "https://hall.example/20261122";
  await press(scan(code).map((stroke) => ({ ...stroke, composed: "" })));
  await expect.poll(codesHeard).toEqual([code]);
  const put = (text: string) =>
    wire.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  await put(code);
  await expect.poll(() => page.inputValue("#field")).toBe("申请人");
  await wire.send("Input.insertText", { text: code });
  await expect.poll(() => page.inputValue("#field")).toBe("申请人");
  await press([{ key: "z", afterMs: 200, composed: "章" }]);
  await wire.send("Input.insertText", { text: "章" });
  await expect.poll(() => page.inputValue("#field")).toBe("申请人章");
}, 60_000);
