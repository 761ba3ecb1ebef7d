/**
 * What rests on the browser engine itself, tried in Chromium: the headers of the shell's pages against a script that got into
 * one, and the preload script's guard against hands. Electron's own handlers take no part here.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Browser, CDPSession, Page } from "@playwright/test";
import Fastify, { type FastifyInstance } from "fastify";
import { rolldown } from "rolldown";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sealShellPages } from "../../electron/lock-down/page-headers.ts";
import { servePages } from "../../electron/loopback/pages.ts";
import { launchBrowser } from "../pages/browser.ts";

const html = `<!doctype html><title>page</title><meta name="viewport" content="width=device-width">
<body style><h1 id="text">notice</h1><img id="picture" alt="" src="/picture.svg" width="200" height="200">
<a id="blank" target="_blank" href="/screen/">blank</a><a id="save" download href="/list.csv">save</a>
<form id="form" action="/screen/" method="get"><button>send</button></form><input id="field"></body>`;

let folder: string;
let shell: FastifyInstance;
let elsewhere: FastifyInstance;
let own: string;
let other: string;
let browser: Browser;
let page: Page;
let heardElsewhere: string[];
/** Windows, dialogs and downloads that opened. */
let opened: string[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "yichuang-locked-"));
  for (const role of ["kiosk", "screen"]) {
    mkdirSync(join(folder, role));
    writeFileSync(join(folder, role, "index.html"), html);
  }
  writeFileSync(join(folder, "list.csv"), "number\n");
  writeFileSync(join(folder, "picture.svg"), `<svg xmlns="http://www.w3.org/2000/svg"/>`);
  writeFileSync(join(folder, "worker.js"), "if (!('registration' in self)) postMessage('runs')\n");
  shell = Fastify();
  sealShellPages(shell);
  await servePages(shell, folder, { hall: undefined, dock: undefined });
  own = await shell.listen({ host: "127.0.0.1", port: 0 });
  elsewhere = Fastify();
  elsewhere.addHook("onRequest", async (request, reply) => {
    heardElsewhere.push(request.url);
    return reply.header("access-control-allow-origin", "*").send("heard");
  });
  other = await elsewhere.listen({ host: "127.0.0.1", port: 0 });
  browser = await launchBrowser();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await shell?.close();
  await elsewhere?.close();
  rmSync(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  heardElsewhere = [];
  opened = [];
  const context = await browser.newContext({ viewport: { width: 1080, height: 1920 }, hasTouch: true });
  page = await context.newPage();
  context.on("page", () => opened.push("window"));
  page.on("dialog", (dialog) => {
    opened.push(`dialog ${dialog.type()}`);
    void dialog.dismiss();
  });
  page.on("download", () => opened.push("download"));
  page.setDefaultTimeout(30_000);
});
afterEach(() => page.context().close());

/** By the time this answers, what was asked before it has been refused or has happened. */
async function settled(): Promise<void> {
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}

describe("a script that got into a page", () => {
  beforeEach(async () => {
    await page.goto(`${own}/kiosk/`);
  });

  it("opens no window, saves nothing, shows no dialog, prints nothing", async () => {
    await page.click("#blank");
    await page.click("#save");
    const isOpen = await page.evaluate(() => {
      alert("x");
      confirm("x");
      prompt("x");
      print();
      return window.open("/screen/") !== null;
    });
    await settled();
    expect(isOpen).toBe(false);
    expect(opened).toEqual([]);
    expect(page.url()).toBe(`${own}/kiosk/`);
  });

  it.each(["ours", "another"])("sends no form, to %s", async (whose) => {
    const address = whose === "ours" ? `${own}/screen/` : `${other}/form`;
    await page.evaluate((action) => {
      const form = document.querySelector("form");
      if (form === null) throw new Error("The form is gone.");
      form.action = action;
      form.requestSubmit();
    }, address);
    await settled();
    expect(page.url()).toBe(`${own}/kiosk/`);
    expect(heardElsewhere).toEqual([]);
  });

  it("sends nothing away, by no kind of request", async () => {
    const answers = await page.evaluate(async (address) => {
      const failed = () => "refused";
      const fetched = fetch(`${address}/fetch`).then(() => "went", failed);
      const pictured = new Promise((resolve) => {
        const image = new Image();
        image.onload = () => resolve("went");
        image.onerror = () => resolve("refused");
        image.src = `${address}/picture`;
      });
      const streamed = new Promise((resolve) => {
        try {
          const socket = new WebSocket(address.replace("http", "ws"));
          socket.onopen = () => resolve("went");
          socket.onerror = () => resolve("refused");
        } catch {
          resolve("refused");
        }
      });
      navigator.sendBeacon(`${address}/beacon`, "x");
      return Promise.all([fetched, pictured, streamed]);
    }, other);
    await settled();
    expect(answers).toEqual(["refused", "refused", "refused"]);
    expect(heardElsewhere).toEqual([]);
  });

  it("puts up no frame, not even of the shell's own pages", async () => {
    const seen = await page.evaluate(
      async (addresses) => {
        const violations: string[] = [];
        document.addEventListener("securitypolicyviolation", (event) => {
          violations.push(event.effectiveDirective);
        });
        for (const address of addresses) {
          const frame = document.createElement("iframe");
          frame.src = address;
          const loaded = new Promise((resolve) => frame.addEventListener("load", resolve));
          document.body.append(frame);
          await loaded;
        }
        return violations;
      },
      [`${other}/frame`, `${own}/screen/`],
    );
    expect(seen).toContain("frame-src");
    expect(heardElsewhere).toEqual([]);
    expect(page.frames().map((frame) => frame.url())).not.toContain(`${own}/screen/`);
  });

  it("makes no code out of text, and stays in no service worker; a worker of ours still works", async () => {
    const answers = await page.evaluate(async () => {
      // In a task of its own: what the test itself is evaluating may make code out of text.
      const evaluated = await new Promise((resolve) =>
        setTimeout(() => {
          try {
            resolve(new Function("return 'ran'")());
          } catch {
            resolve("refused");
          }
        }),
      );
      const inline = document.createElement("script");
      inline.textContent = "window.inlineRan = true";
      document.body.append(inline);
      const served = await navigator.serviceWorker.register("/worker.js").then(
        () => "ran",
        () => "refused",
      );
      const worked = await new Promise((resolve) => {
        const worker = new Worker("/worker.js");
        worker.onmessage = (message) => resolve(message.data);
        worker.onerror = () => resolve("refused");
      });
      const made = await new Promise((resolve) => {
        try {
          const worker = new Worker(URL.createObjectURL(new Blob(["postMessage('ran')"])));
          worker.onmessage = () => resolve("ran");
          worker.onerror = () => resolve("refused");
        } catch {
          resolve("refused");
        }
      });
      return { evaluated, inline: "inlineRan" in window, served, worked, made };
    });
    expect(answers).toEqual({
      ...{ evaluated: "refused", inline: false, served: "refused", worked: "runs", made: "refused" },
    });
  });

  it.each([
    ["kiosk", true],
    ["screen", false],
  ])("of a %s may use the camera: %s; nothing else in any", async (role, mayCapture) => {
    await page.goto(`${own}/${role}/`);
    const allowed = await page.evaluate(() => {
      const { featurePolicy } = document as unknown as {
        featurePolicy: { allowsFeature(name: string): boolean; allowedFeatures(): string[] };
      };
      const powerful = ["microphone", "geolocation", "usb", "serial", "hid", "bluetooth", "display-capture"];
      const more = ["fullscreen", "clipboard-read", "local-fonts", "midi", "payment", "window-management"];
      const open = featurePolicy.allowedFeatures();
      return {
        camera: featurePolicy.allowsFeature("camera"),
        others: [...powerful, ...more].filter((name) => open.includes(name)),
      };
    });
    expect(allowed).toEqual({ camera: mayCapture, others: [] });
  });
});

describe("hands at the screen", () => {
  let wire: CDPSession;
  beforeEach(async () => {
    await page.addInitScript({ content: await guardScript() });
    await page.goto(`${own}/kiosk/`);
    wire = await page.context().newCDPSession(page);
    await page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      for (const type of ["contextmenu", "dragstart", "dragover", "drop", "auxclick", "wheel"]) {
        document.addEventListener(type, () => heard.push(type));
      }
    });
  });
  const heard = () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
  const made = () => page.evaluate(() => (window as unknown as { made: number }).made);

  it("get no menu by the right button, and no window by the middle one", async () => {
    await page.click("#text", { button: "right" });
    await page.click("#blank", { button: "middle" });
    await settled();
    expect(await heard()).toEqual([]);
    expect(opened).toEqual([]);
  });

  it("drag nothing out of the page and nothing onto it", async () => {
    await page.dragAndDrop("#picture", "#field", { noWaitAfter: true });
    const data = { items: [], files: ["/etc/hosts"], dragOperationsMask: 1 };
    for (const type of ["dragEnter", "dragOver", "drop"] as const) {
      await wire.send("Input.dispatchDragEvent", { type, x: 500, y: 900, data });
    }
    await settled();
    expect(await heard()).toEqual([]);
    expect(page.url()).toBe(`${own}/kiosk/`);
    expect(await page.inputValue("#field")).toBe("");
  });

  it("do not zoom with two fingers, nor with Ctrl and the wheel; the wheel alone still scrolls", async () => {
    await wire.send("Input.synthesizePinchGesture", { x: 540, y: 960, scaleFactor: 3 });
    await page.keyboard.down("Control");
    await page.mouse.wheel(0, -300);
    await page.keyboard.up("Control");
    await settled();
    expect(await page.evaluate(() => window.visualViewport?.scale)).toBe(1);
    expect(await heard()).toEqual([]);
    await page.mouse.wheel(0, 100);
    await expect.poll(heard).toEqual(["wheel"]);
  });

  it("open no file dialog, by touch or by a script's click, where a script put such an input", async () => {
    page.on("filechooser", () => opened.push("file dialog"));
    await page.evaluate(() => {
      const input = Object.assign(document.createElement("input"), { type: "file", id: "file" });
      const label = Object.assign(document.createElement("label"), { htmlFor: "file", textContent: "open" });
      document.body.append(label, input);
      input.click();
    });
    await page.click("#file");
    await page.getByText("open").click();
    await settled();
    expect(opened).toEqual([]);
  });

  it("make the service gesture at the upper corners; a script's touches do not", async () => {
    const corners = [40, 1040, 40, 1040, 40];
    await page.evaluate((places) => {
      for (const clientX of places)
        window.dispatchEvent(new PointerEvent("pointerdown", { clientX, clientY: 40 }));
    }, corners);
    expect(await made()).toBe(0);
    for (const x of corners) await page.touchscreen.tap(x, 40);
    await expect.poll(made).toBe(1);
  });
});

/** The guard as the preload script runs it, bundled for a page. */
async function guardScript(): Promise<string> {
  const guard = resolve(import.meta.dirname, "../../electron/lock-down/page-guard.ts");
  const bundle = await rolldown({ input: guard });
  const { output } = await bundle.generate({ format: "iife", name: "guard" });
  await bundle.close();
  const start =
    "window.made = 0; guard.guardPage(window); guard.hearGesture(window, () => { window.made += 1; });";
  return `${output[0].code}\n${start}`;
}
