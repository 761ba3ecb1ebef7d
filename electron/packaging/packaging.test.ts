import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { nativePackages } from "../program/bundle.ts";
import { fuses } from "./builder-config.ts";
import {
  contentsOf,
  fuseSentinel,
  judgeContents,
  judgeFuses,
  judgeSecrets,
  judgeUnpacked,
} from "./inspect.ts";
import { closureOf, isNeeded } from "./native-packages.ts";
import { stageApp } from "./stage-app.ts";
import { stageProgram } from "./stage-program.ts";

const root = join(import.meta.dirname, "../..");
const linux = { platform: "linux", arch: "x64" } as const;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "yichuang-packaging-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, files: Record<string, string>): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name, path)), { recursive: true });
    writeFileSync(join(folder, name, path), text);
  }
  return join(folder, name);
}

function stage(): string[] {
  const bundles = write("bundles", {
    ...{ "main.mjs": "1", "preload.cjs": "2", "line.mjs": "3", "line.mjs.map": "{}" },
    ...{ "drivers/led-sign/profiles/a.json": "{}", "drivers/rating-pad/captures/b.wire.jsonl": "{}" },
  });
  const pages = write("pages", {
    ...{ ".made-of": "x", "kiosk/index.html": "k", "manager/index.html": "m", "gallery/index.html": "g" },
    ...{ "assets/kiosk-1.js": "j", "assets/kiosk-1.js.map": "{}" },
  });
  const program = join(folder, "program");
  const staged = stageProgram({ root, packagesRoot: root, bundles, pages, target: linux, to: program });
  expect(staged.ok).toBe(true);
  const launcher = join(write("launcher", { "launcher.mjs": "l" }), "launcher.mjs");
  const to = join(folder, "app");
  stageApp({ version: "1.0.0", launcher, program, updateKey: "-----BEGIN PUBLIC KEY-----", to });
  return contentsOf(to);
}

describe("what goes to a kiosk", () => {
  it("is the launcher, the program, the pages of its windows and native packages, for this machine alone", () => {
    const paths = stage();
    expect(judgeContents(paths)).toEqual([]);
    expect(paths.filter((path) => !path.includes("node_modules")).toSorted()).toEqual([
      "launcher.mjs",
      "package.json",
      "program/drivers/led-sign/profiles/a.json",
      "program/line.mjs",
      "program/main.mjs",
      "program/package.json",
      "program/pages/assets/kiosk-1.js",
      "program/pages/kiosk/index.html",
      "program/preload.cjs",
      "update-key.pem",
    ]);
    const native = paths.filter((path) => path.endsWith(".node"));
    expect(native).toHaveLength(5);
    for (const path of native) expect(path).toMatch(/linux-x64/);
    for (const name of ["better-sqlite3", "node-hid", "serialport", "usb"])
      expect(paths).toContain(`program/node_modules/${name}/package.json`);
  });

  it("lacks nothing that the packages load", () => {
    stage();
    const names = JSON.stringify(nativePackages);
    const program = `for (const name of ${names}) require(name); require("better-sqlite3")(":memory:").close();
      require("serialport").SerialPort.list().then(() => require("node-hid").devices());`;
    const { status, stderr } = spawnSync(process.execPath, ["-e", program], {
      cwd: join(folder, "app", "program"),
      encoding: "utf8",
      // Nothing of the repository's is to help out.
      env: { PATH: process.env.PATH ?? "" },
    });
    expect(status, stderr).toBe(0);
  });

  it.each([
    "program/main.ts",
    "program/main.mjs.map",
    "src/main.ts",
    "program/pages/kiosk/index.test.js",
    "program/pages/assets/../../../etc/passwd",
    "release.key",
    "program/node_modules/serialport/id_ed25519",
    "program/node_modules/electron/index.js",
    "program/node_modules/@playwright/test/index.js",
    "program/node_modules/better-sqlite3/test/x.js",
    "hall.sqlite",
    ".git/config",
    ".env",
  ])("is never %s", (path) => {
    expect(judgeContents([path])).toHaveLength(1);
  });

  it("is no private key, and no native code that cannot be loaded", () => {
    const key = "-----BEGIN PRIVATE KEY-----\nMC4C\n";
    expect(judgeSecrets(new Map([["program/main.mjs", Buffer.from(key)]]))).toHaveLength(1);
    const inArchive = ["program/node_modules/usb/usb.node", "program/main.mjs"];
    expect(judgeUnpacked(inArchive, [])).toHaveLength(1);
    expect(judgeUnpacked(inArchive, ["program/node_modules/usb/usb.node"])).toEqual([]);
  });
});

describe("fuses", () => {
  const binary = (wire: string) =>
    Buffer.concat([Buffer.from("ELF"), Buffer.from(fuseSentinel), Buffer.from([1, 8]), Buffer.from(wire)]);

  it("are read from the binary: as wished, one of them otherwise, none", () => {
    expect(judgeFuses(binary("01001100"))).toEqual([]);
    expect(judgeFuses(binary("11001100"))).toEqual(['fuse runAsNode is "1"']);
    expect(judgeFuses(Buffer.from("no fuses"))).toHaveLength(1);
  });

  it("close every way to a Node in the kiosk", () => {
    const { runAsNode, enableNodeOptionsEnvironmentVariable, enableNodeCliInspectArguments } = fuses;
    expect([runAsNode, enableNodeOptionsEnvironmentVariable, enableNodeCliInspectArguments]).toEqual([
      false,
      false,
      false,
    ]);
    expect(fuses).toMatchObject({ onlyLoadAppFromAsar: true, grantFileProtocolExtraPrivileges: false });
  });
});

describe("native packages", () => {
  it("say which build is missing for a machine", () => {
    const target = { platform: "win32", arch: "arm64" } as const;
    expect(closureOf([root], ["usb"], target)).toEqual({
      ...{ ok: false, error: { code: "build-missing", name: "@node-usb/usb-win32-arm64-msvc" } },
    });
  });

  it.each([
    ["prebuilds/linux-x64.node", true],
    ["prebuilds/linuxmusl-x64.node", false],
    ["prebuilds/linux-arm64.node", false],
    ["prebuilds/HID_hidraw-linux-x64/node-napi-v4.node", true],
    ["prebuilds/HID-linux-x64-musl/node-napi-v4.node", false],
    ["prebuilds/win32-x64/a.node", false],
    ["LICENSE.md", true],
    ["README.md", false],
    ["src/a.cc", false],
    ["src/node.js", true],
    ["dist/index.d.ts", false],
    ["dist/index.js", true],
  ])("%s", (path, isThere) => {
    expect(isNeeded(path, linux)).toBe(isThere);
  });
});
