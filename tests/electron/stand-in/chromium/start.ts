/** Starts the Chromium whose windows are the stand-in's windows. */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { settings } from "../settings.ts";

/** Linux ends Chromium when this process is killed, as Electron's own would end with it. */
const setpriv = "/usr/bin/setpriv";

export interface StartedChromium {
  process: ChildProcess;
  /** Of the DevTools protocol. */
  address: string;
}

export function startChromium(profile: string, more: readonly string[]): Promise<StartedChromium> {
  const switches = [...fixedSwitches(profile), ...settings.chromiumSwitches, ...more];
  const isKilledWithUs = process.platform === "linux" && existsSync(setpriv);
  const [command, first] = isKilledWithUs
    ? [setpriv, ["--pdeathsig", "KILL", "--", settings.chromium]]
    : [settings.chromium, []];
  const child = spawn(command, [...first, ...switches], { stdio: ["ignore", "ignore", "pipe"] });
  return new Promise((resolve, reject) => {
    let said = "";
    child.once("error", reject);
    child.once("exit", () => reject(new Error(`Chromium ended at once:\n${said}`)));
    child.stderr.on("data", (data) => {
      if (said.length < 20_000) said += String(data);
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (address !== undefined) resolve({ process: child, address });
    });
  });
}

function fixedSwitches(profile: string): string[] {
  const screens = settings.displays.map(({ width, height }) => `{${width}x${height}}`).join("");
  return [
    `--user-data-dir=${profile}`,
    ...["--remote-debugging-port=0", "--no-startup-window", "--no-first-run", "--disable-gpu"],
    ...["--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    ...["--lang=zh-CN", "--password-store=basic", "--hide-scrollbars"],
    // Frames of other sites stay in their page's process: one session of the protocol sees all frames.
    "--disable-site-isolation-trials",
    "--disable-features=Translate,IsolateOrigins,site-per-process,HttpsUpgrades,MediaRouter",
    ...(process.env.DISPLAY ? [] : ["--headless", `--screen-info=${screens}`]),
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  ];
}
