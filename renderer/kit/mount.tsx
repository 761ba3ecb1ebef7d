import "@fontsource-variable/overpass/index.css";
import "@fontsource-variable/noto-sans-sc/index.css";
import "./kit.css";
import { type ReactNode, StrictMode } from "react";
import { createRoot } from "react-dom/client";
import type { Devices } from "../../drivers/contract/devices.ts";
import type { ShellSettings } from "../../drivers/contract/loopback.ts";
import { openDevices } from "./devices.ts";
import { Entrance } from "./entrance.tsx";
import { readShell, takeToken } from "./token.ts";

export interface PageTools {
  devices: Devices;
  shell: ShellSettings | null;
}

interface PageSetup {
  /** The page's folder: names its kept token, and tells a device's page from a person's. */
  page: string;
  /** `device` pairs, `staff` signs in, `nobody` needs no token. */
  entry: "device" | "staff" | "nobody";
  draw: (tools: PageTools) => ReactNode;
}

/** Puts a page on the screen: finds its shell and token, lets a person sign in or pair, connects, then draws it. */
export async function mountPage({ page, entry, draw }: PageSetup): Promise<void> {
  const root = document.getElementById("root");
  if (!root) throw new Error("The page has no root.");
  const shell = await readShell();
  const tools: PageTools = { shell, devices: openDevices(shell) };
  const token =
    entry === "nobody" ? null : (takeToken(page) ?? (entry === "device" ? shell?.hallToken : null) ?? null);
  createRoot(root).render(
    <StrictMode>
      <Entrance page={page} entry={entry} hallUrl={shell?.hallUrl ?? ""} token={token}>
        {draw(tools)}
      </Entrance>
    </StrictMode>,
  );
}
