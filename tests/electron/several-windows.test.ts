/** A wall screen, a counter's sign and a pad on one PC: each window is a device of its own, on a display of its own. */
import type { Page } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { WindowRole } from "../../electron/contract/bridge.ts";
import { type Client, connect, connectAs, type HallProcess, startHall } from "../hall/hall-process.ts";
import { isRealElectron, type LaunchedShell, launchShell } from "./launch.ts";
import { codeFor, typeCode } from "./paired.ts";

const small = { width: 800, height: 600 };
/** Whoever comes first builds the pages and the program. */
const startMs = 180_000;

let hall: HallProcess;
let manager: Client;
let clerk: Client;
let shell: LaunchedShell;
const pages = new Map<WindowRole, Page>();

beforeAll(async () => {
  hall = await startHall();
  manager = await connectAs(hall.url, "manager");
  clerk = await connectAs(hall.url, "clerk-01");
  shell = await launchShell({
    place: {
      hall: hall.url,
      windows: [
        { role: "screen", display: 1 },
        { id: "sign-1", role: "sign", display: 2 },
        { role: "pad", display: 3 },
      ],
    },
    standIn: { displays: [small, small, small] },
  });
  for (const [role, place] of [
    ["screen", "1"],
    ["sign", "1"],
    ["pad", "1"],
  ] as const) {
    const page = await shell.window(role);
    pages.set(role, page);
    await typeCode(page, await codeFor(manager, role, place), `PC 1 ${role}`);
  }
}, startMs);
afterAll(async () => {
  await shell?.end();
  manager?.close();
  clerk?.close();
  await hall?.end();
});

function pageOf(role: WindowRole): Page {
  const page = pages.get(role);
  if (!page) throw new Error(`no window of ${role}`);
  return page;
}

test("each window is its own device to the hall and shows what is called, whichever it is", async () => {
  const kiosk = await connect(hall.url, "demo-kiosk-1");
  const { ticket } = await kiosk.do("ticket:take", { queueId: "all-round" });
  kiosk.close();
  await clerk.do("counter:open", { counterId: "1" });
  await clerk.do("counter:callNext");
  for (const role of ["screen", "sign", "pad"] as const) {
    await pageOf(role).getByText(ticket.number).first().waitFor();
  }
  const view = await manager.view("hall");
  const displays = await view.until(({ displays: all }) => all.filter(isOfPc).every(isConnected));
  expect(displays.displays.filter(isOfPc)).toHaveLength(3);
});

test("an announcement is heard from the shell's own address, under a policy that allows no other", async () => {
  const heard = await pageOf("screen").evaluate(async () => {
    const answer = await window.yichuang?.hall.ask("view:open", { name: "screen", params: {} });
    const { value } = (answer as { value: { value: { announcements: { sound: string }[] } } }).value;
    const response = await fetch(value.announcements[0]?.sound ?? "");
    const bytes = (await response.arrayBuffer()).byteLength;
    return { status: response.status, type: response.headers.get("content-type"), isLong: bytes > 10_000 };
  });
  expect(heard).toEqual({ status: 200, type: "audio/wav", isLong: true });
  const blocked = await pageOf("screen").evaluate(async (url) => {
    const violation = new Promise<string>((resolve) => {
      document.addEventListener("securitypolicyviolation", (event) => resolve(event.effectiveDirective));
    });
    await fetch(`${url}/api/hall`).catch(() => null);
    return violation;
  }, hall.url);
  expect(blocked).toBe("connect-src");
});

test("a page acts as its own window and as no other, whatever it says", async () => {
  const take = { commandId: crypto.randomUUID(), queueId: "all-round" };
  for (const role of ["screen", "sign", "pad"] as const) {
    const answers = await pageOf(role).evaluate(async (input) => {
      const { hall: bridge } = window.yichuang as NonNullable<typeof window.yichuang>;
      return [
        await bridge.ask("ticket:take", input),
        await bridge.ask("view:open", { name: "hall", params: {} }),
        await bridge.signIn("manager", "demo-only"),
        await bridge.keep(new Uint8Array([1, 2, 3]), "image/jpeg"),
      ];
    }, take);
    for (const answer of answers) expect(answer).toMatchObject({ error: { code: "not-allowed" } });
  }
});

test("a display that is unplugged takes its window along; plugged again, the window is the same device", async () => {
  if (isRealElectron) return;
  const plug = (displays: (typeof small)[]) =>
    shell.app.evaluate(({ screen }, now) => {
      (screen as unknown as { standInPlug(displays: object[]): void }).standInPlug(now);
    }, displays);
  const view = await manager.view("hall");
  await plug([small, small]);
  const after = await view.until(({ displays }) => !displays.filter(isOfPc).every(isConnected));
  expect(after.displays.filter(isOfPc).filter(isConnected)).toHaveLength(2);
  await expect.poll(() => shell.app.windows().length).toBe(2);
  await plug([small, small, small]);
  const pad = await shell.window("pad");
  await pad.locator(".pad").first().waitFor();
  await view.until(({ displays }) => displays.filter(isOfPc).every(isConnected));
});

test("what the manager revokes is not taken any more: that window asks to be paired, the others go on", async () => {
  const { paired } = await manager.do("devices:list");
  const sign = paired.find(({ name }: { name: string }) => name === "PC 1 sign");
  await manager.do("device:revoke", { deviceId: sign.deviceId });
  await pageOf("sign").locator("input[name=code]").waitFor();
  await pageOf("screen").locator(".screen").first().waitFor();
  await typeCode(pageOf("sign"), await codeFor(manager, "sign", "1"), "PC 1 sign");
  await pageOf("sign").locator(".sign").first().waitFor();
});

function isOfPc({ name }: { name: string }): boolean {
  return name.startsWith("PC 1 ");
}

function isConnected(display: { isConnected: boolean }): boolean {
  return display.isConnected;
}
