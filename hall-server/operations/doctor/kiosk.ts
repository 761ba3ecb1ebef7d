/** What a machine with a page and devices needs besides the hall. */
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { type Finding, fine, note, problem } from "./finding.ts";

const browsers = ["chromium", "chromium-browser", "google-chrome", "microsoft-edge"];
const serialNames = /^tty(USB|ACM)\d+$/;

export function checkPageNeeds(path = process.env.PATH ?? ""): Finding[] {
  const hasBrowser = path
    .split(delimiter)
    .some((folder) => folder !== "" && browsers.some((name) => existsSync(join(folder, name))));
  const fonts = spawnSync("fc-list", [":lang=zh"], { encoding: "utf8", env: { ...process.env, PATH: path } });
  const missing = [
    ...(hasBrowser ? [] : [problem("no-browser")]),
    ...(fonts.stdout?.trim() ? [] : [problem("no-chinese-font")]),
  ];
  return missing.length > 0 ? missing : [fine("kiosk-fine")];
}

/** Those that were named, or every USB one that is plugged in. */
export function checkSerialPorts(named: readonly string[]): Finding[] {
  const ports = named.length > 0 ? named : pluggedIn("/dev");
  if (ports.length === 0) return [note("serial-none")];
  const closed = ports.filter((port) => !mayUse(port));
  if (closed.length > 0) return closed.map((port) => problem("serial-closed", { port }));
  return [fine("serial-fine", { ports: ports.join(", ") })];
}

function pluggedIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => serialNames.test(name))
    .map((name) => join(folder, name));
}

function mayUse(port: string): boolean {
  try {
    accessSync(port, constants.R_OK | constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
