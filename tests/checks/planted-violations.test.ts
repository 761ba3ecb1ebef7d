import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CheckResult, copyRepository, type PlantedTree } from "./planted-tree.ts";

let tree: PlantedTree;
beforeAll(() => {
  tree = copyRepository();
});
afterAll(() => tree.remove());

/** The check must not only fail (something else might be wrong): it must name the planted file. */
function checkWith(check: string, file: string, content: string): CheckResult {
  tree.plant(file, content);
  try {
    return tree.check(check);
  } finally {
    tree.uproot(file);
  }
}

/** Each in a file of its own, all there at once: one run of the check for all of them, which takes seconds. */
function checkWithAll(check: string, planted: Record<string, string>): CheckResult {
  for (const [file, content] of Object.entries(planted)) tree.plant(file, content);
  try {
    return tree.check(check);
  } finally {
    for (const file of Object.keys(planted)) tree.uproot(file);
  }
}

const readsFiles = 'import { readFileSync } from "node:fs";\n\nexport const planted = readFileSync;\n';

describe("types", () => {
  let result: CheckResult;
  beforeAll(() => {
    result = checkWithAll("types", {
      "renderer/kit/planted-reads.ts": readsFiles,
      "renderer/kit/planted-process.ts": "export const planted = process.env;\n",
      "hall-server/planted.ts": "export const planted: string = document.title;\n",
      "hall-server/contract/planted.ts": "export const planted: unknown[] = [process.env, document.title];\n",
      "planted/elsewhere.ts": "export const planted = 1;\n",
    });
  });

  it.each([
    ["a page may not import node:fs", /renderer\/kit\/planted-reads\.ts.*node:fs/],
    ["a page may not use process", /renderer\/kit\/planted-process\.ts.*'process'/],
    ["the server may not touch document", /hall-server\/planted\.ts.*'document'/],
    ["a contract may not use process", /hall-server\/contract\/planted\.ts.*'process'/],
    ["a contract may not touch document", /hall-server\/contract\/planted\.ts.*'document'/],
    ["a file that no project looks at", /planted\/elsewhere\.ts: no project/],
  ])("%s", (_what, told) => {
    expect(result.isOk).toBe(false);
    expect(result.output).toMatch(told);
  });
});

describe("format", () => {
  const only = ["it", "only"].join(".");
  let result: CheckResult;
  beforeAll(() => {
    result = checkWithAll("format", {
      "hall-server/planted-untidy.ts": "export const planted   =  'x'\n",
      "hall-server/planted-any.ts": "export const planted: any = 1;\n",
      "hall-server/planted-non-null.ts": "export const planted = (x?: string) => x!.length;\n",
      "renderer/kit/planted.ts": readsFiles,
      "hall-server/planted.test.ts": `import { it } from "vitest";\n\n${only}("runs alone", () => {});\n`,
    });
  });

  it.each([
    ["not formatted", /hall-server\/planted-untidy\.ts.*format/],
    ["any", /hall-server\/planted-any\.ts.*noExplicitAny/],
    ["a non-null assertion", /hall-server\/planted-non-null\.ts.*noNonNullAssertion/],
    ["a page that imports node:fs", /renderer\/kit\/planted\.ts.*noNodejsModules/],
    ["a test that runs alone", /hall-server\/planted\.test\.ts.*noFocusedTests/],
  ])("%s", (_what, told) => {
    expect(result.isOk).toBe(false);
    expect(result.output).toMatch(told);
  });
});

describe("arrows", () => {
  it.each([
    [
      "a page imports the server's inside",
      "renderer/kiosk/planted.ts",
      "../../hall-server/queueing/state.ts",
    ],
    ["a page imports a driver", "renderer/kiosk/planted.ts", "../../drivers/driver.ts"],
    ["a page imports another page", "renderer/kiosk/planted.ts", "../counter/main.tsx"],
    ["the kit imports a page", "renderer/kit/planted.ts", "../counter/main.tsx"],
    ["a page imports node:fs", "renderer/kiosk/planted.ts", "node:fs"],
    [
      "a driver imports the hall's contract",
      "drivers/host/planted.ts",
      "../../hall-server/contract/ticket.ts",
    ],
    ["a driver imports the shell", "drivers/host/planted.ts", "../../electron/loopback/main.ts"],
    ["the server imports a page", "hall-server/gateway/planted.ts", "../../renderer/kit/hall.ts"],
    ["the server imports a driver", "hall-server/gateway/planted.ts", "../../drivers/driver.ts"],
    ["the shell imports the server's inside", "electron/planted.ts", "../hall-server/hall.ts"],
    ["a contract imports a package", "hall-server/contract/planted.ts", "fastify"],
    ["a contract imports the server", "hall-server/contract/planted.ts", "../hall.ts"],
    ["the drivers' contract imports a driver", "drivers/contract/planted.ts", "../driver.ts"],
    ["a contract imports node:crypto", "drivers/contract/planted.ts", "node:crypto"],
    [
      "the order of the queue imports the gateway",
      "hall-server/queueing/planted.ts",
      "../gateway/gateway.ts",
    ],
    [
      "the order of the queue imports the journal",
      "hall-server/queueing/planted.ts",
      "../journal/journal.ts",
    ],
    ["calling imports node:fs", "hall-server/calling/planted.ts", "node:fs"],
    ["calling imports a package", "hall-server/calling/planted.ts", "better-sqlite3"],
  ])("%s", (_what, file, specifier) => {
    const result = checkWith(
      "arrows",
      file,
      `import * as planted from "${specifier}";\nexport { planted };\n`,
    );
    expect(result.isOk).toBe(false);
    expect(result.output).toContain(`${file} imports "${specifier}"`);
  });

  it.each([
    ["type imports", 'import type { Planted } from "../../drivers/driver.ts";'],
    ["re-exports", 'export * from "../../drivers/driver.ts";'],
    ["imports for effect", 'import "../../drivers/driver.ts";'],
    ["imports of several lines", 'import {\n  planted,\n} from "../../drivers/driver.ts";'],
    ["dynamic imports", 'const planted = await import("../../drivers/driver.ts");'],
    ["workers", 'new Worker(new URL("../../drivers/driver.ts", import.meta.url));'],
  ])("sees %s", (_what, line) => {
    const result = checkWith("arrows", "hall-server/gateway/planted.ts", `${line}\n`);
    expect(result.output).toContain('hall-server/gateway/planted.ts imports "../../drivers/driver.ts"');
  });

  it("a page takes schemas along; types of them, and lists beside them, it may have", () => {
    const file = "renderer/kiosk/planted.ts";
    const schemas = checkWith(
      "arrows",
      file,
      'import { type Ticket, ticket } from "../../hall-server/contract/ticket.ts";\nexport { ticket, type Ticket };\n',
    );
    expect(schemas.output).toContain(
      `${file} imports "../../hall-server/contract/ticket.ts": pages take only types`,
    );
    const lists = checkWith(
      "arrows",
      file,
      'import { specialSteps } from "../../hall-server/contract/lists.ts";\nimport { type Ticket } from "../../hall-server/contract/ticket.ts";\nexport { specialSteps, type Ticket };\n',
    );
    expect(lists.output).not.toContain(file);
  });

  it.each([
    ["a page imports both contracts", "renderer/kiosk/planted.ts", "../../drivers/contract/devices.ts"],
    ["a page imports the kit", "renderer/kiosk/planted.ts", "../kit/hall.ts"],
    ["the shell imports a driver", "electron/planted.ts", "../drivers/driver.ts"],
    ["the gateway imports the journal", "hall-server/gateway/planted.ts", "../journal/journal.ts"],
    ["deciding imports a fact's shape", "hall-server/queueing/planted.ts", "../journal/fact.ts"],
  ])("allows that %s", (_what, file, specifier) => {
    const result = checkWith(
      "arrows",
      file,
      `import * as planted from "${specifier}";\nexport { planted };\n`,
    );
    expect(result.output).not.toContain(file);
  });
});

describe("electron", () => {
  /** Each line with what the check must say of it; one run for all of them. */
  function expectEach(file: string, planted: [line: string, why: string][]): void {
    const { isOk, output } = checkWith("electron", file, planted.map(([line]) => line).join("\n"));
    const told = output.split("\n").map((line) => line.trim());
    const missed = planted.filter(([, why], at) => !told.includes(`${file}:${at + 1} ${why}`));
    expect(missed).toEqual([]);
    expect(isOk).toBe(false);
  }

  it("settings that open a page, and values that nobody can check", () => {
    expectEach("electron/planted.ts", [
      ["export const a = { nodeIntegration: true };", "nodeIntegration may only be false"],
      ["export const b = { contextIsolation: false };", "contextIsolation may only be true"],
      ["export const c = { 'sandbox': false };", "sandbox may only be true"],
      ["export const d = { webSecurity: a === b };", "webSecurity may only be true"],
      [
        "export const e = { allowRunningInsecureContent: !0 };",
        "allowRunningInsecureContent may only be false",
      ],
      ["export const f = { experimentalFeatures: true };", "experimentalFeatures may only be false"],
      [
        'export const g = { enableBlinkFeatures: "X" };',
        "enables features of the engine that are not for everybody",
      ],
      ["export const h = { webviewTag: true };", "webviewTag may only be false"],
      [
        "export const i = { nodeIntegrationInSubFrames: true };",
        "nodeIntegrationInSubFrames may only be false",
      ],
      ["preferences.nodeIntegrationInWorker = true;", "nodeIntegrationInWorker may only be false"],
      ["export const j = { devTools: true };", "gives developer tools to whoever stands at the kiosk"],
      ["export const k = { rejectUnauthorized: false };", "rejectUnauthorized may only be true"],
    ]);
  });

  it("calls that open a window, the operating system, a file, or what the engine keeps closed", () => {
    const weakens = "sets a switch that weakens the engine";
    const listens = "listens to pages: only electron/bridge/ does";
    const opens = "opens a window: only electron/windows/ does, with locked options";
    expectEach("electron/planted.ts", [
      ['shell.openExternal("mailto:x");', "openExternal opens what lies outside of the shell"],
      ['parts.shell.openPath("/");', "openPath opens what lies outside of the shell"],
      ["ipcMain.handle(name, answer);", listens],
      ["parts.ipcMain.on(name, hear);", listens],
      ["contents.ipc.handleOnce(name, answer);", listens],
      ["contents.executeJavaScript(start + text);", "executeJavaScript runs text that is put together"],
      [
        'window.loadURL("https://example.net/");',
        "loads an address that is written here: windows get theirs from the pages' server",
      ],
      ['window.loadFile("index.html");', "loads a page from a file"],
      ["new BrowserWindow(options);", opens],
      ["new parts.BrowserView();", opens],
      ["export const open = (options) => new BrowserWindow({ ...options, frame: true });", opens],
      ['commandLine.appendSwitch("no-sandbox");', weakens],
      ["commandLine.appendSwitch(name);", weakens],
      ['new Function("return 1");', "makes code out of text"],
      ["session.setCertificateVerifyProc(accept);", "judges certificates in place of the engine"],
    ]);
  });

  it("imports, bridges and addresses", () => {
    expectEach("electron/planted.ts", [
      [
        'import { shell } from "electron";',
        "imports Electron's values: take the part that is used as an argument",
      ],
      ['import remote from "@electron/remote";', "brings the main process into pages"],
      ['contextBridge.exposeInMainWorld("all", ipcRenderer);', "only the preload script has contextBridge"],
      [
        'export const a = "http://hall.example/";',
        "speaks HTTP without TLS to something else than this machine",
      ],
      [
        "export const b = `http://10.0.0.1:8100/`;",
        "speaks HTTP without TLS to something else than this machine",
      ],
      ["export const c = \"script-src 'unsafe-eval'\";", "a policy with unsafe-*"],
      ['export const d = "<webview src=x>";', "a webview"],
      ['process.env["NODE_TLS_REJECT_UNAUTHORIZED"] = "0";', "believes every certificate"],
    ]);
  });

  it("a listener in the bridge that asks nobody who speaks", () => {
    expectEach("electron/bridge/planted.ts", [
      [
        "ipcMain.on(name, (event) => act());",
        "listens to pages without asking windowOf which of them speaks",
      ],
    ]);
  });

  it("the preload script that gives ipcRenderer itself to a page, or makes it wait", () => {
    const out = "ipcRenderer itself must not leave the preload script";
    const file = "electron/preload.ts";
    const own = tree.read(file);
    for (const line of [
      'contextBridge.exposeInMainWorld("ipc", ipcRenderer);',
      'ipcRenderer.sendSync("x");',
    ]) {
      tree.plant(file, `${own}\n${line}\n`);
      expect(tree.check("electron").output).toContain(out);
    }
    tree.plant(file, own);
  });

  it.each([
    ["electron/main.ts", /lockShell/g, "nothing locks the shell down"],
    ["electron/pages/pages-server.ts", /sealShellPages/g, "pages come without their headers"],
    ["electron/packaging/builder-config.ts", /runAsNode: false/g, "the fuse runAsNode is not set to false"],
  ])("%s without what must be said there", (file, said, why) => {
    const own = tree.read(file);
    tree.plant(file, own.replace(said, "planted"));
    const result = tree.check("electron");
    tree.plant(file, own);
    expect(result.isOk).toBe(false);
    expect(result.output).toContain(`${file}: ${why}`);
  });

  it("a page of the shell that opens a file dialog, a frame or a window; the manager's page may", () => {
    const planted: [string, string][] = [
      [
        'export const a = <input type="file" />;',
        "an input that opens a window of the engine's or the operating system's",
      ],
      ['export const b = <iframe title="x" />;', "<iframe> has no place in a page of the shell"],
      ['export const c = <a href="x" target="_blank" />;', "target= opens or saves something"],
      ['window.open("/");', "window.open() opens something"],
      ["print();", "window.print() opens something"],
      ["await showOpenFilePicker();", "showOpenFilePicker opens a file dialog"],
    ];
    expectEach("renderer/kiosk/planted.tsx", planted);
    const lines = planted.map(([line]) => line).join("\n");
    expect(checkWith("electron", "renderer/manager/planted.tsx", lines).output).not.toContain("planted");
  });
});

describe("unused", () => {
  it("a file that nothing imports", () => {
    const result = checkWith("unused", "hall-server/queueing/planted.ts", "export const planted = 1;\n");
    expect(result.isOk).toBe(false);
    expect(result.output).toMatch(/Unused files[\s\S]*hall-server\/queueing\/planted\.ts/);
  });

  it("an export that nothing imports", () => {
    tree.plant("hall-server/planted.ts", "export const used = 1;\nexport const plantedExport = 2;\n");
    const result = checkWith(
      "unused",
      "hall-server/planted.test.ts",
      'import { it } from "vitest";\nimport { used } from "./planted.ts";\n\nit("uses it", () => used);\n',
    );
    tree.uproot("hall-server/planted.ts");
    expect(result.isOk).toBe(false);
    expect(result.output).toMatch(/Unused exports[\s\S]*plantedExport\s+hall-server\/planted\.ts/);
  });
});

describe("text", () => {
  it.each([
    ["a registry's host", `"${["registry", "npmjs", "org"].join(".")}"`, "registry's host"],
    ["work left open", ["// TO", "DO later"].join(""), "leaves something open"],
    ["a silenced type error", ["// @ts", "ignore"].join("-"), "silences the type checker"],
  ])("%s", (_what, line, why) => {
    const result = checkWith("text", "docs/planted.md", `first line\n${line}\n`);
    expect(result.isOk).toBe(false);
    expect(result.output).toContain("docs/planted.md:2");
    expect(result.output).toContain(why);
  });
});
