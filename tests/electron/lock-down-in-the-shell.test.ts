/**
 * The launched shell, with a script that got into its page and somebody who closes its window: everything below runs on real
 * Electron too, and on the stand-in where its binary is not there. What the stand-in cannot show stands at the end.
 */
import { spawn } from "node:child_process";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { isRealElectron, type LaunchedShell, launchShell, onRealElectron, shellProgram } from "./launch.ts";

let elsewhere: Server;
let other: string;
let heardElsewhere: string[] = [];
let shell: LaunchedShell;
let page: Page;
let address: string;

beforeAll(async () => {
  elsewhere = createServer((request, response) => {
    heardElsewhere.push(request.url ?? "");
    response.end("<title>elsewhere</title>");
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, "127.0.0.1", resolve));
  other = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
  shell = await launchShell({ place: { hall: "http://127.0.0.1:9", windows: [{ role: "kiosk" }] } });
  page = await shell.window("kiosk");
  await page.locator("input[name=code]").waitFor();
  address = page.url();
}, 120_000);

afterAll(async () => {
  await shell?.end();
  elsewhere?.close();
}, 60_000);

beforeEach(() => {
  heardElsewhere = [];
});

/** What was refused and why, newest last. */
const refused = () =>
  shell
    .log()
    .split("\n")
    .filter((line) => line.includes('"lock-down"'))
    .map((line) => JSON.parse(line) as { kind: string; address?: string });

async function untilRefused(kind: string, act: () => Promise<unknown>): Promise<{ address?: string }> {
  const before = refused().length;
  await act();
  const found = () =>
    refused()
      .slice(before)
      .find((note) => note.kind === kind);
  await expect.poll(found).toBeTruthy();
  return found() ?? {};
}

async function isStillThere(): Promise<void> {
  expect(page.url()).toBe(address);
  // Looked at by script: Playwright's locators wait for ever for a navigation that was refused.
  expect(await page.evaluate(() => document.querySelectorAll("input[name=code]").length)).toBe(1);
  expect(heardElsewhere).toEqual([]);
  expect(shell.app.windows()).toHaveLength(1);
}

describe("the page stays", () => {
  it.each([
    ["location=", (to: string) => window.location.assign(to)],
    [
      "a link in a notice",
      (to: string) => {
        const link = Object.assign(document.createElement("a"), { href: to, textContent: "notice" });
        document.body.append(link);
        link.click();
        link.remove();
      },
    ],
    [
      "a meta refresh",
      (to: string) => {
        const refresh = document.createElement("meta");
        refresh.httpEquiv = "refresh";
        refresh.content = `0; url=${to}`;
        document.head.append(refresh);
      },
    ],
  ])("%s leads nowhere", async (_what, go) => {
    const note = await untilRefused("navigation-refused", () => page.evaluate(go, `${other}/secret`));
    expect(note.address).toBe(other);
    await isStillThere();
  });

  it("not to another page of ours either", async () => {
    await untilRefused("navigation-refused", () => page.evaluate(() => window.location.assign("/counter/")));
    await isStillThere();
  });

  it("a frame is refused, and what it would load is never asked for", async () => {
    await page.evaluate(async (to) => {
      const frame = Object.assign(document.createElement("iframe"), { src: to });
      // Of what stands there in its place.
      const loaded = new Promise((resolve) => frame.addEventListener("load", resolve));
      document.body.append(frame);
      await loaded;
      frame.remove();
    }, other);
    await isStillThere();
  });

  it("window.open and a form open nothing and send nothing", async () => {
    const opened = await page.evaluate((to) => {
      const form = Object.assign(document.createElement("form"), { action: to, method: "post" });
      document.body.append(form);
      form.submit();
      form.remove();
      return window.open(to) !== null;
    }, other);
    expect(opened).toBe(false);
    await isStillThere();
  });

  it("no request leaves: neither to the network nor to the hall behind the shell's back", async () => {
    const answers = await page.evaluate(
      (to) =>
        Promise.all(
          [to, "http://127.0.0.1:9", "file:///etc/hostname"].map((url) =>
            fetch(url).then(
              () => "went",
              () => "refused",
            ),
          ),
        ),
      other,
    );
    expect(answers).toEqual(["refused", "refused", "refused"]);
    await isStillThere();
  });

  it("it gets no more than one object, which it cannot change", async () => {
    const found = await page.evaluate(() => {
      const own = window as unknown as Record<string, unknown>;
      const nodes = ["require", "process", "module", "global", "Buffer", "electron", "ipcRenderer"];
      const bridge = own.yichuang as Record<string, unknown>;
      const change = () => {
        try {
          (bridge.service as Record<string, unknown>).leave = () => "mine";
          return (bridge.service as { leave: { toString(): string } }).leave.toString().includes("mine");
        } catch {
          return false;
        }
      };
      return { nodes: nodes.filter((name) => own[name] !== undefined), isChanged: change() };
    });
    expect(found).toEqual({ nodes: [], isChanged: false });
  });
});

describe("the window stays", () => {
  it("closing it does nothing but a line in the log", async () => {
    await untilRefused("close-refused", () =>
      shell.app.evaluate(({ BrowserWindow }) => {
        for (const window of BrowserWindow.getAllWindows()) window.close();
      }),
    );
    await isStillThere();
  });

  it("it fills its screen, and does so again when it was made smaller or hidden", async () => {
    const stands = () =>
      shell.app.evaluate(({ BrowserWindow }) => {
        const [window] = BrowserWindow.getAllWindows();
        return { isKiosk: window?.isKiosk(), isVisible: window?.isVisible() };
      });
    const full = { isKiosk: true, isVisible: true };
    // A window that a slow machine has not shown yet is shown when its page is drawn.
    await expect.poll(stands).toEqual(full);
    await shell.app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.minimize();
      window?.hide();
    });
    await expect.poll(stands).toEqual(full);
  });

  it("a second start shows the first and ends by itself", async () => {
    const ended = await start(["--data", shell.data]);
    expect(ended.code).toBe(0);
    await expect.poll(() => refused().map(({ kind }) => kind)).toContain("another-start-refused");
    await isStillThere();
  });

  it("an installed shell does not start where somebody chose its code, and says what to do", async () => {
    const ended = await start(["--role", "kiosk"], {
      NODE_OPTIONS: "--no-warnings",
      ELECTRON_STAND_IN: JSON.stringify({ isPackaged: true }),
    });
    if (isRealElectron) return;
    expect(ended.code).toBe(2);
    expect(ended.said).toContain("没有启动：正式安装不接受“NODE_OPTIONS”");
    expect(ended.said).toContain("Take it out of the command or the environment");
  });
});

/** The same program once more, as a shortcut or a unit would. */
function start(
  args: string[],
  env: Record<string, string> = {},
): Promise<{ code: number | null; said: string }> {
  const command = join(import.meta.dirname, "../../node_modules/electron/cli.js");
  const program = join(shellProgram(), "main.mjs");
  const child = spawn(process.execPath, [command, program, ...args], { env: { ...process.env, ...env } });
  let said = "";
  child.stderr.on("data", (chunk) => {
    said += String(chunk);
  });
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, said })));
}

describe("on real Electron", () => {
  onRealElectron("developer tools do not open by Ctrl+Shift+I or F12", async () => {
    const isOpened = await shell.app.evaluate(async ({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      if (!window) return "no window";
      const { webContents } = window;
      webContents.sendInputEvent({ type: "keyDown", keyCode: "I", modifiers: ["control", "shift"] });
      webContents.sendInputEvent({ type: "keyDown", keyCode: "F12" });
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      return webContents.isDevToolsOpened();
    });
    expect(isOpened).toBe(false);
  });

  onRealElectron("keys that zoom, reload or close do nothing", async () => {
    const after = await shell.app.evaluate(async ({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      if (!window) return "no window";
      const { webContents } = window;
      let isReloaded = false;
      webContents.once("did-start-navigation", () => {
        isReloaded = true;
      });
      for (const keyCode of ["+", "-", "R", "W", "P", "O"])
        webContents.sendInputEvent({ type: "keyDown", keyCode, modifiers: ["control"] });
      webContents.sendInputEvent({ type: "keyDown", keyCode: "F5" });
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      return { isReloaded, zoom: webContents.getZoomLevel(), isGone: window.isDestroyed() };
    });
    expect(after).toEqual({ isReloaded: false, zoom: 0, isGone: false });
  });

  onRealElectron("a download that Electron itself begins is cancelled", async () => {
    await untilRefused("download-refused", () =>
      shell.app.evaluate(
        ({ BrowserWindow }, url) => BrowserWindow.getAllWindows()[0]?.webContents.downloadURL(url),
        address,
      ),
    );
  });

  onRealElectron(
    "the engine asks the permission handlers: place, sound and notices are refused",
    async () => {
      const states = await page.evaluate(() =>
        Promise.all(
          ["geolocation", "notifications", "microphone", "midi"].map((name) =>
            navigator.permissions.query({ name: name as PermissionName }).then(({ state }) => state),
          ),
        ),
      );
      expect(states).toEqual(["denied", "denied", "denied", "denied"]);
    },
  );

  onRealElectron("a webview is not attached", async () => {
    await page.evaluate(() => document.body.append(document.createElement("webview")));
    expect(await shell.app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
  });

  onRealElectron("the renderer's process is in the operating system's sandbox", async () => {
    const types = await shell.app.evaluate(({ app }) =>
      app
        .getAppMetrics()
        .filter(({ type }) => type === "Tab")
        .map((process) => process.sandboxed ?? "not told"),
    );
    expect(types.filter((sandboxed) => sandboxed === false)).toEqual([]);
  });
});
