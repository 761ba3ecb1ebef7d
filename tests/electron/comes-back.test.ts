/**
 * A shell with three windows at a real hall: pages that end, hang and go blank come back by themselves; the hall hears that the
 * shell lives, what happened to it, and when it falls silent; a manager's picture of a screen shows no name.
 */
import jpeg from "jpeg-js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { delay } from "../../drivers/wait.ts";
import type { Gateway } from "../../hall-server/gateway/server.ts";
import { openTestGateway } from "../../hall-server/gateway/testing.ts";
import { queryHandlers } from "../../hall-server/queries.ts";
import { openTestHall, staff, type TestHall } from "../../hall-server/testing.ts";
import { viewingOf } from "../../hall-server/viewing.ts";
import { viewDefinitions } from "../../hall-server/views.ts";
import { type LaunchedShell, launchShell } from "./launch.ts";
import { typeCode } from "./paired.ts";

const roles = ["kiosk", "screen", "sign"] as const;
type Role = (typeof roles)[number];
const manager = staff("manager", "manager");
const size = { width: 1280, height: 720 };
const name = "甲乙丙";
/** Made up, over the whole page. By script, since the content policy takes no style from the markup. */
const showName = `Object.assign(document.body.appendChild(document.createElement("p")), { textContent: "${name}" }).style.cssText =
  "position:fixed;inset:0;margin:0;padding:100px;z-index:9999;background:#fff;color:#000;font:900 160px sans-serif"; true`;

let hallOfTest: TestHall;
let gateway: Gateway;
let shell: LaunchedShell;

beforeAll(async () => {
  hallOfTest = openTestHall({ isDemonstration: true });
  gateway = await openTestGateway(hallOfTest);
  shell = await launch();
  for (const role of roles) {
    const place = role === "kiosk" ? {} : { place: "1" };
    const { code } = await hallOfTest.done(manager, "pairing:create", { kind: role, ...place });
    await typeCode(await shell.window(role), code, role);
  }
}, 120_000);

afterAll(async () => {
  await shell?.end();
  await gateway?.stop();
  hallOfTest?.hall.stop();
}, 60_000);

function launch(data?: string): Promise<LaunchedShell> {
  const windows = roles.map((role, i) => ({ role, display: i + 1 }));
  return launchShell({
    place: { hall: gateway.url, windows },
    ...(data === undefined ? {} : { data }),
    standIn: { displays: roles.map(() => size) },
  });
}

const rows = () => viewDefinitions.shells.draw(viewingOf(hallOfTest.hall), {}).shells;
const rowOf = (role: Role) => rows().find(({ kind }) => kind === role);
const problems = () => viewDefinitions.hall.draw(viewingOf(hallOfTest.hall), {}).problems;
/** By the hall's journal; the manager's page shows the newest few. */
const happened = () => {
  const told = hallOfTest.db.prepare("select data from facts where name = 'shell-told'").all() as {
    data: string;
  }[];
  return told.flatMap(({ data }) =>
    (JSON.parse(data).happened as { what: string }[]).map(({ what }) => what),
  );
};

/** In the page of this role; undefined where nobody answers: a page that is gone, or is another one meanwhile. */
async function inPage(role: Role, script: string): Promise<unknown> {
  const answered = shell.app.evaluate(
    ({ BrowserWindow }, asked) =>
      BrowserWindow.getAllWindows()
        .find(({ webContents }) => webContents.getURL().includes(`/${asked.role}/`))
        ?.webContents.executeJavaScript(asked.script),
    { role, script },
  );
  answered.catch(() => undefined);
  return Promise.race([answered, delay(5_000)]);
}

const isWell = (role: Role) =>
  inPage(role, `document.querySelector("#root")?.childElementCount > 0 && !window.wasHereBefore`).catch(
    () => false,
  );

const patient = { timeout: 60_000, interval: 250 };

test("the hall hears of every window's place: version, memory, page, and that all is well", async () => {
  await expect
    .poll(
      () =>
        rows()
          .map(({ kind }) => kind)
          .toSorted(),
      patient,
    )
    .toEqual([...roles]);
  await expect
    .poll(() => rows().map(({ windows }) => windows.map(({ state }) => state)), patient)
    .toEqual([["well"], ["well"], ["well"]]);
  for (const role of roles) {
    const row = rowOf(role);
    expect(row).toMatchObject({ name: role, windows: [{ role }], isCutOff: false, notHandedIn: 0 });
    expect(row?.version).toMatch(/^\d+\.\d+\.\d+/);
    expect(row?.memoryMegabytes).toBeGreaterThan(0);
  }
  expect(problems().filter(({ code }) => code.startsWith("shell"))).toEqual([]);
});

test("what hall and shell say to each other is nothing for a page: no wish, no code's hash, no sign made up", async () => {
  await hallOfTest.done(manager, "shell:setServiceCode", { code: "270914" });
  const asked = (event: string, input: string) =>
    inPage("kiosk", `window.yichuang.hall.ask("${event}", ${input}).then((answer) => answer.error?.code)`);
  expect(await asked("view:open", '{ name: "shell", params: {} }')).toBe("not-allowed");
  const commandId = "commandId: crypto.randomUUID()";
  expect(await asked("shell:picture", `{ ${commandId}, requestId: "q1", jpeg: "" }`)).toBe("not-allowed");
  expect(await asked("shell:setServiceCode", `{ ${commandId}, code: "270915" }`)).toBe("not-allowed");
});

test("a page that ends, one that hangs and one that is blank: each is there again by itself", {
  timeout: 120_000,
}, async () => {
  for (const role of roles) await inPage(role, "window.wasHereBefore = true");
  await inPage("screen", "setTimeout(() => { for (;;) {} }, 0); true");
  await inPage("sign", `document.getElementById("root").remove(); true`);
  await shell.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()
      .find(({ webContents }) => webContents.getURL().includes("/kiosk/"))
      ?.webContents.forcefullyCrashRenderer();
  });
  await expect.poll(() => isWell("kiosk"), patient).toBe(true);
  await expect.poll(() => isWell("sign"), patient).toBe(true);
  await expect.poll(() => isWell("screen"), patient).toBe(true);
  await expect
    .poll(happened, patient)
    .toEqual(expect.arrayContaining(["page-gone", "page-unresponsive", "page-blank"]));
  await expect.poll(() => rows().every(({ windows }) => windows[0]?.state === "well"), patient).toBe(true);
});

test("the picture that a manager asks for shows the page and nobody's name", async () => {
  await inPage("kiosk", showName);
  const deviceId = rowOf("kiosk")?.deviceId ?? "";
  const { requestId } = await hallOfTest.done(manager, "shell:askPicture", { deviceId });
  const seen = () => {
    const answer = queryHandlers["shell:seePicture"](viewingOf(hallOfTest.hall), { requestId }, manager);
    return "picture" in answer ? answer.picture : null;
  };
  await expect.poll(seen, patient).not.toBeNull();
  const { data, width, height } = jpeg.decode(Buffer.from(seen()?.jpeg ?? "", "base64"), { useTArray: true });
  expect(Math.max(width, height)).toBeLessThanOrEqual(480);
  const plain = await shell.app.evaluate(async ({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find(({ webContents }) =>
      webContents.getURL().includes("/kiosk/"),
    );
    const image = await window?.capturePage();
    return image?.resize({ width: 480, height: 270 }).toJPEG(90).toString("base64") ?? "";
  });
  const unmasked = jpeg.decode(Buffer.from(plain, "base64"), { useTArray: true });
  expect(darkest(unmasked), "the name was on the page").toBeLessThan(60);
  expect(darkest({ data, width, height }), "and is not in the picture").toBeGreaterThan(100);
});

test("a fault of the main process ends it with its code, the log does not repeat it, and the hall hears of it", {
  timeout: 120_000,
}, async () => {
  const ended = new Promise<number | null>((resolve) => shell.app.process().once("exit", resolve));
  await shell.app.evaluate((_electron, text) => {
    setTimeout(() => {
      throw new Error(text);
    }, 50);
  }, name);
  expect(await ended).toBe(70);
  expect(shell.log()).toContain("the shell failed and ends");
  expect(shell.log()).not.toContain(name);
  shell = await launch(shell.data);
  await expect.poll(happened, patient).toContain("crashed");
  for (const role of roles) await expect.poll(() => isWell(role), patient).toBe(true);
});

test("a shell that loses its power is told to the manager as silent, and as heard again when it is back", {
  timeout: 120_000,
}, async () => {
  await shell.kill();
  await expect
    .poll(() => {
      hallOfTest.time.advance(10_000);
      return problems()
        .filter(({ code }) => code === "shell-silent")
        .map(({ params }) => params.kind)
        .toSorted();
    }, patient)
    .toEqual([...roles]);
  expect(problems().map(({ code }) => code)).not.toContain("display-away");
  shell = await launch(shell.data);
  await expect.poll(() => problems().filter(({ code }) => code === "shell-silent"), patient).toEqual([]);
});

/** Of the place where the name is, in a picture of the whole page. */
function darkest({ data, width, height }: { data: Uint8Array; width: number; height: number }): number {
  const scale = width / size.width;
  let least = 255;
  for (let y = Math.ceil(110 * scale); y < Math.min(height, 240 * scale); y += 1)
    for (let x = Math.ceil(110 * scale); x < 560 * scale; x += 1) {
      const at = (y * width + x) * 4;
      least = Math.min(least, ((data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0)) / 3);
    }
  return least;
}
