import "@fontsource-variable/overpass/index.css";
import "@fontsource-variable/noto-sans-sc/index.css";
import "./kit.css";
import { type ReactNode, StrictMode } from "react";
import { createRoot } from "react-dom/client";
import type { Devices } from "../../drivers/contract/devices.ts";
import type { ShellSettings } from "../../drivers/contract/loopback.ts";
import type { ShellBridge } from "../../electron/contract/bridge.ts";
import { openDevices } from "./devices.ts";
import { Entrance } from "./entrance.tsx";
import { LoopbackEntrance } from "./loopback-entrance.tsx";
import { ShellEntrance } from "./shell-entrance.tsx";
import { readShell, takeToken } from "./token.ts";

export interface PageTools {
  devices: Devices;
  /** Where this page stands, in a shell with devices; null in a browser without. */
  shell: Pick<ShellSettings, "hallUrl" | "dockUrl"> | null;
}

interface PageSetup {
  /** The page's folder: names its kept token, and tells a device's page from a person's. */
  page: string;
  /** `device` pairs, `staff` signs in, `nobody` needs no token. */
  entry: "device" | "staff" | "nobody";
  draw: (tools: PageTools) => ReactNode;
}

/** Puts a page on the screen: finds its shell and token, lets a person sign in or pair, connects, then draws it. */
export async function mountPage(setup: PageSetup): Promise<void> {
  const root = document.getElementById("root");
  if (!root) throw new Error("The page has no root.");
  if (window.yichuang) void mountServiceOf(window.yichuang);
  const draws = window.yichuang ? inShell(setup, window.yichuang) : await inBrowser(setup);
  createRoot(root).render(<StrictMode>{draws}</StrictMode>);
}

/** A file of its own: no browser without a shell loads it. */
async function mountServiceOf({ service }: ShellBridge): Promise<void> {
  const { mountService } = await import("./service/mount-service.tsx");
  mountService(service);
}

function inShell({ page, draw }: PageSetup, bridge: ShellBridge): ReactNode {
  const { hallUrl, dockUrl } = bridge.place;
  const shell = { hallUrl, ...(dockUrl === null ? {} : { dockUrl }) };
  return (
    <ShellEntrance page={page} bridge={bridge}>
      {draw({ shell, devices: bridge.devices })}
    </ShellEntrance>
  );
}

async function inBrowser({ page, entry, draw }: PageSetup): Promise<ReactNode> {
  const shell = await readShell();
  if (entry === "device" && shell?.passesOnHall)
    return <LoopbackEntrance shell={shell}>{draw({ shell, devices: openDevices(shell) })}</LoopbackEntrance>;
  const token =
    entry === "nobody" ? null : (takeToken(page) ?? (entry === "device" ? shell?.hallToken : null) ?? null);
  return (
    <Entrance page={page} entry={entry} hallUrl={shell?.hallUrl ?? ""} token={token}>
      {draw({ shell, devices: openDevices(shell) })}
    </Entrance>
  );
}
