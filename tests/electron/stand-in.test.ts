/** The stand-in itself: what it takes over from Electron, and that it refuses what it does not have. */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isRealElectron, type LaunchedShell, launchShell } from "./launch.ts";
import type { app } from "./stand-in/app/app.ts";
import { appEvents } from "./stand-in/app/events.ts";
import { webContentsEvents } from "./stand-in/contents/events.ts";
import type { WebContents } from "./stand-in/contents/web-contents.ts";
import type { NativeImage } from "./stand-in/images/native-image.ts";
import type { ipcMain } from "./stand-in/ipc/ipc-main.ts";
import { sessionEvents } from "./stand-in/session/events.ts";
import type { StandInSession } from "./stand-in/session/session.ts";
import type { safeStorage } from "./stand-in/system/safe-storage.ts";
import type { screen } from "./stand-in/system/screen.ts";
import type { BrowserWindow } from "./stand-in/windows/browser-window.ts";
import { windowEvents } from "./stand-in/windows/events.ts";

const trial = join(import.meta.dirname, "stand-in/trial/main.cjs");

let server: Server;
let origin: string;
const asked: string[] = [];
let shell: LaunchedShell;
let page: Page;

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? "");
    if (request.url === "/away") return void response.writeHead(302, { location: "/elsewhere" }).end();
    if (request.url === "/file") {
      response.setHeader("content-disposition", "attachment; filename=list.txt");
      return void response.end("a list");
    }
    response.setHeader("content-type", "text/html");
    response.setHeader("content-security-policy", "default-src 'self'");
    response.end("<title>a page</title><h1>一窗</h1><a id='away' href='/away'>away</a>");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  shell = await launchShell({
    main: trial,
    args: [origin],
    standIn: {
      displays: [
        { width: 1080, height: 1920 },
        { width: 1920, height: 360 },
      ],
    },
  });
  page = await shell.app.firstWindow();
  await page.locator("h1").waitFor();
}, 120_000);

afterAll(async () => {
  await shell.end();
  server.close();
}, 60_000);

describe("between a page and the main process", () => {
  test("values arrive as structured clones, not as JSON", async () => {
    const back = await page.evaluate(async () => {
      const { echo } = (globalThis as unknown as { trial: { echo(...input: unknown[]): Promise<unknown[]> } })
        .trial;
      const [date, nothing, bytes, map, same] = await echo(
        new Date(7),
        undefined,
        new Uint8Array([1, 2]),
        new Map([[1, -0]]),
        [10n, Number.NaN],
      );
      return [
        date instanceof Date && date.getTime() === 7,
        nothing === undefined,
        bytes instanceof Uint8Array && bytes[1] === 2,
        map instanceof Map && Object.is(map.get(1), -0),
        Array.isArray(same) && same[0] === 10n && Number.isNaN(same[1]),
      ];
    });
    expect(back).toEqual([true, true, true, true, true]);
  });

  test("a function cannot be sent, and an error comes back as one", async () => {
    const [sent, failed] = await page.evaluate(async () => {
      const { trial } = globalThis as unknown as {
        trial: { send(what: unknown): Promise<unknown>; fail(): Promise<unknown> };
      };
      const text = (error: unknown) => String(error);
      return [await trial.send({ deep: [() => 1] }).catch(text), await trial.fail().catch(text)];
    });
    expect(sent).toContain("An object could not be cloned.");
    expect(failed).toContain("Error invoking remote method 'fail': Error: on purpose");
  });

  test("the page has the bridge, frozen, and nothing else of Electron", async () => {
    const has = await page.evaluate(() => {
      const all = globalThis as unknown as Record<string, unknown>;
      const trial = all.trial as Record<string, unknown>;
      return [
        Object.isFrozen(trial),
        typeof all.require,
        typeof all.ipcRenderer,
        typeof all.__electronToMain,
      ];
    });
    expect(has).toEqual([true, "undefined", "undefined", "undefined"]);
  });

  test("the sender's frame is named with its address", async () => {
    const told = await page.evaluate(() =>
      (globalThis as unknown as { trial: { who(): Promise<unknown> } }).trial.who(),
    );
    expect(told).toEqual({ url: `${origin}/`, origin, isTop: true });
  });
});

test.runIf(!isRealElectron)("what it does not have throws and is named", async () => {
  const said = await shell.app.evaluate((electron) => {
    const { app, BrowserWindow } = electron;
    const [window] = BrowserWindow.getAllWindows();
    const attempts: (() => unknown)[] = [
      () => (electron as unknown as Record<string, unknown>).Tray,
      () => app.setBadgeCount(1),
      () => app.on("no-such-event" as "ready", () => {}),
      () => window?.webContents.startDrag({ file: "", icon: "" }),
      () => new BrowserWindow({ vibrancy: "menu" }),
      () => new BrowserWindow({ webPreferences: { nodeIntegration: true } }),
      () => new BrowserWindow({ webPreferences: { sandbox: false } }),
    ];
    return attempts.map((attempt) => {
      try {
        attempt();
        return "nothing thrown";
      } catch (error) {
        return (error as Error).message;
      }
    });
  });
  const names = [
    ...["electron.Tray", "app.setBadgeCount", 'app\'s event "no-such-event"', "webContents.startDrag"],
    ...["option.vibrancy", "webPreferences.nodeIntegration", "webPreferences.sandbox"],
  ];
  expect(said).toHaveLength(names.length);
  for (const [i, name] of names.entries()) expect(said[i]).toContain(name);
});

describe("a page that wants away, or wants more", () => {
  const told = () => shell.app.evaluate(() => (globalThis as unknown as { told: string[] }).told.splice(0));
  const refuseNavigation = (isRefused: boolean) =>
    shell.app.evaluate((_electron, refused) => {
      (globalThis as unknown as { isNavigationRefused: boolean }).isNavigationRefused = refused;
    }, isRefused);

  test.each([
    ["a link", "document.querySelector('#away').click()", "will-navigate /away"],
    ["a blob", "location = URL.createObjectURL(new Blob(['x'], { type: 'text/html' }))", "will-navigate "],
    ["another program", "location = 'mailto:somebody@example.net'", "will-navigate somebody@example.net"],
    ["nothing at all", "location = 'about:blank'", "will-navigate blank"],
  ])("is asked about and stays: %s", async (_what, script, note) => {
    await refuseNavigation(true);
    asked.length = 0;
    await page.evaluate(script);
    await expect.poll(told).toEqual([expect.stringContaining(note)]);
    expect(page.url()).toBe(`${origin}/`);
    expect(asked.filter((path) => path !== "/favicon.ico")).toEqual([]);
    await refuseNavigation(false);
  });

  test("a redirect is asked about by itself", async () => {
    await page.evaluate("location = '/away'");
    const both = ["will-navigate /away", "will-redirect /elsewhere"];
    const notes: string[] = [];
    await expect.poll(async () => notes.push(...(await told())) && notes).toEqual(both);
    expect(page.url()).toBe(`${origin}/`);
  });

  test("a window is denied before anything of it is fetched", async () => {
    asked.length = 0;
    expect(await page.evaluate("window.open('/pop')")).toBeNull();
    await page.evaluate(() => {
      const link = Object.assign(document.createElement("a"), { href: "/blank", target: "_blank" });
      document.body.append(link);
      link.click();
    });
    const notes: string[] = [];
    const wanted = ["window /pop", "window /blank"];
    await expect.poll(async () => notes.push(...(await told())) && notes).toEqual(wanted);
    await expect.poll(() => shell.app.windows().length).toBe(1);
    expect(asked).not.toContain("/pop");
  });

  test("requests, downloads and permissions are asked about too", async () => {
    expect(await page.evaluate("fetch('/refused').then(() => 'came', () => 'refused')")).toBe("refused");
    expect(await page.evaluate("Notification.requestPermission()")).toBe("denied");
    await page.evaluate("location = '/file'");
    const notes: string[] = [];
    const wanted = [
      "request /refused",
      "permission notifications",
      "will-navigate /file",
      "download list.txt",
    ];
    await expect.poll(async () => notes.push(...(await told())) && notes).toEqual(wanted);
  });

  test("a key that is prevented does not reach the page", async () => {
    await page.evaluate("globalThis.keys = []; addEventListener('keydown', ({ key }) => keys.push(key))");
    await page.keyboard.press("a");
    await page.keyboard.press("F5");
    await page.keyboard.press("b");
    await expect.poll(() => page.evaluate("keys")).toEqual(["a", "b"]);
    expect(await told()).toEqual(expect.arrayContaining(["keyDown a", "keyUp a", "keyDown F5", "keyDown b"]));
  });
});

test("a page that is gone comes back by a reload, with its bridge", async () => {
  const run = (script: string) =>
    shell.app.evaluate(
      ({ BrowserWindow }, code) => BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(code),
      script,
    );
  await shell.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
  const isCrashed = () =>
    shell.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.isCrashed());
  await expect.poll(isCrashed).toBe(true);
  await shell.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.reload());
  await expect.poll(() => run("typeof trial").catch(String)).toBe("object");
  expect(await run("trial.who()")).toMatchObject({ origin, isTop: true });
});

test("a second start gives way, and the first hears of it", async () => {
  const binary = createRequire(import.meta.url)("electron") as unknown as string;
  const arguments_ = isRealElectron && process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const second = spawn(binary, [...arguments_, trial, "again"], {
    env: { ...process.env, XDG_CONFIG_HOME: shell.data },
    stdio: "ignore",
  });
  expect(await new Promise((resolve) => second.once("exit", resolve))).toBe(0);
  const told = () => shell.app.evaluate(() => (globalThis as unknown as { told: string[] }).told);
  await expect.poll(told).toContain("second again");
});

test("a secret is sealed and opened again, and one that was touched is not", async () => {
  const [isPlain, opened, touched] = await shell.app.evaluate(({ safeStorage }) => {
    const sealed = safeStorage.encryptString("章先生");
    const other = Buffer.from(sealed);
    other[other.length - 1] = (other.at(-1) ?? 0) ^ 1;
    const attempt = () => {
      try {
        return safeStorage.decryptString(other);
      } catch (error) {
        return (error as Error).message;
      }
    };
    return [sealed.includes("章先生"), safeStorage.decryptString(sealed), attempt()];
  });
  expect([isPlain, opened]).toEqual([false, "章先生"]);
  expect(touched).toContain("Error while decrypting");
});

test.runIf(!isRealElectron)("a display that is plugged in is told, and so is one that is gone", async () => {
  const heard = await shell.app.evaluate(({ screen }) => {
    const all: string[] = [];
    screen.on("display-added", (_event, { bounds }) => all.push(`added at ${bounds.x}`));
    screen.on("display-removed", (_event, { bounds }) => all.push(`removed at ${bounds.x}`));
    const plug = (widths: number[]) =>
      (screen as unknown as { standInPlug(displays: object[]): void }).standInPlug(
        widths.map((width) => ({ width, height: 1080 })),
      );
    plug([1080, 1920, 800]);
    plug([1080]);
    return [...all, screen.getAllDisplays().length];
  });
  expect(heard).toEqual(["added at 3000", "removed at 1080", "removed at 3000", 1]);
});

test("a picture of the page is a picture", async () => {
  const [size, small, jpeg] = await shell.app.evaluate(async ({ BrowserWindow }) => {
    const image = await BrowserWindow.getAllWindows()[0]?.capturePage();
    const resized = image?.resize({ width: 108 });
    return [image?.getSize(), resized?.getSize(), resized?.toJPEG(60).toString("latin1").slice(0, 3)];
  });
  const { width, height } = size as { width: number; height: number };
  if (!isRealElectron) expect([width, height]).toEqual([1080, 1920]);
  expect(small).toEqual({ width: 108, height: Math.round((108 * height) / width) });
  expect(jpeg).toBe("\u00ff\u00d8\u00ff");
});

describe("its names are Electron's", () => {
  const declarations = readFileSync(createRequire(import.meta.url).resolve("electron/electron.d.ts"), "utf8");

  test.each([
    ["app", appEvents],
    ["BrowserWindow", windowEvents],
    ["webContents", webContentsEvents],
    ["session", sessionEvents],
  ])("events of %s", (_name, { raised, neverRaised }) => {
    const events = [...raised, ...neverRaised];
    expect(events.length).toBeGreaterThan(10);
    expect(new Set(events).size).toBe(events.length);
    expect(events.filter((event) => !declarations.includes(`on(event: '${event}'`))).toEqual([]);
  });

  /** Beside what is for the stand-in itself and for tests, whatever has another name does not pass the type check. */
  test("methods and properties", () => {
    const named: [
      Foreign<typeof app, Electron.App, "recorded" | "start" | "onWindowClosed">,
      Foreign<BrowserWindow, Electron.BrowserWindow, "webPreferences" | "standInOptions" | "lost">,
      Foreign<WebContents, Electron.WebContents, OfContents>,
      Foreign<StandInSession, Electron.Session, OfSession>,
      Foreign<typeof ipcMain, Electron.IpcMain, "_invokeHandlers">,
      Foreign<typeof safeStorage, Electron.SafeStorage, never>,
      Foreign<typeof screen, Electron.Screen, "standInPlug">,
      Foreign<NativeImage, Electron.NativeImage, never>,
    ] = [true, true, true, true, true, true, true, true];
    expect(named).not.toContain(false);
  });
});

type Foreign<Ours, Theirs, Own> = [Exclude<keyof Ours, keyof Theirs | Own>] extends [never] ? true : false;
type OfContents =
  | "recorded"
  | "targetId"
  | "attach"
  | "whenAttached"
  | "hasFrame"
  | "mayOpenWindow"
  | "resize"
  | "detach"
  | "getLastWebPreferences";
type OfSession =
  | "requests"
  | "registered"
  | "isSpellChecking"
  | "attach"
  | "requestPermission"
  | "checkPermission";
