/** The stand-in itself: what it takes over from Electron, and that it refuses what it does not have. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isRealElectron, type LaunchedShell, launchShell } from "./launch.ts";

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
    main: join(import.meta.dirname, "stand-in/trial/main.cjs"),
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
