import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { leftExitCode } from "../lock-down/service/left.ts";
import { executable } from "./builder-config.ts";

const folder = fileURLToPath(new URL("./systemd", import.meta.url));
const units = ["yichuang.service", "yichuang-kiosk.service", "yichuang-shell.service"];
const unitOf = (name: string) => readFileSync(join(folder, name), "utf8");

let copies: string;
beforeEach(() => {
  copies = mkdtempSync(join(tmpdir(), "yichuang-units-"));
});
afterEach(() => rmSync(copies, { recursive: true, force: true }));

/** What systemd itself says of the unit, with programs that are here; null where there is no systemd. */
function complaints(name: string, text: string): string | null {
  const path = join(copies, name);
  writeFileSync(path, text.replace(/^(Exec\w+=\+?)\/\S+/gm, "$1/bin/true"));
  const dropIns = `${path}.d`;
  if (name !== "yichuang.service") {
    mkdirSync(dropIns, { recursive: true });
    copyFileSync(join(folder, "watchdog.conf"), join(dropIns, "watchdog.conf"));
  }
  const user = name === "yichuang-shell.service" ? ["--user"] : [];
  const { error, status, stderr } = spawnSync(
    "systemd-analyze",
    ["verify", "--man=no", ...user, `./${name}`],
    { cwd: copies, encoding: "utf8", env: { ...process.env, XDG_RUNTIME_DIR: copies } },
  );
  return error ? null : `${status === 0 ? "" : `exit ${status}\n`}${stderr}`;
}

describe.each(units)("%s", (name) => {
  it("is a unit that systemd understands, where it is here to ask", () => {
    expect(complaints(name, unitOf(name)) ?? "").toBe("");
    const misspelt = complaints(name, unitOf(name).replace("RestartSec=", "RestartSeconds="));
    if (misspelt !== null) expect(misspelt).toContain("RestartSeconds");
  });

  it("is started again however it ends and however often", () => {
    expect(unitOf(name)).toMatch(/^Restart=always$/m);
    expect(unitOf(name)).toMatch(/^StartLimitIntervalSec=0$/m);
    // Never in a tight loop.
    expect(unitOf(name)).toMatch(/^RestartSec=[1-9]/m);
  });
});

it.each(["yichuang-kiosk.service", "yichuang-shell.service"])(
  "%s stays away once it was left at the service pad",
  (name) => {
    expect(unitOf(name)).toMatch(new RegExp(`^RestartPreventExitStatus=${leftExitCode}$`, "m"));
    expect(unitOf(name)).toMatch(new RegExp(`^SuccessExitStatus=${leftExitCode}$`, "m"));
  },
);

it("the shell's units start the program that the package installs, and only on its own screen", () => {
  const installed = `/opt/Yichuang/${executable} --kept`;
  expect(unitOf("yichuang-shell.service")).toContain(`\nExecStart=${installed}\n`);
  // Without -s: no key combination leads to another console.
  expect(unitOf("yichuang-kiosk.service")).toContain(`\nExecStart=/usr/bin/cage -d -- ${installed}\n`);
  expect(unitOf("yichuang-shell.desktop")).toContain("systemctl --user start yichuang-shell.service");
});
