/** Pairing a window as an installer does: a code from the manager, typed into the form. */
import type { Page } from "@playwright/test";
import type { DeviceRole } from "../../hall-server/contract/roles.ts";
import type { Client } from "../hall/hall-process.ts";

export async function codeFor(manager: Client, kind: DeviceRole, place?: string): Promise<string> {
  const { code } = await manager.do("pairing:create", place === undefined ? { kind } : { kind, place });
  return String(code);
}

export async function typeCode(page: Page, code: string, name = "终端"): Promise<void> {
  await page.locator("input[name=code]").fill(code);
  await page.locator("input[name=name]").fill(name);
  await page.locator("button[type=submit]").click();
}
