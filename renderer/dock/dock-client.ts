import type { DeviceKind } from "../../drivers/contract/devices.ts";

export interface DockDevice {
  deviceId: string;
  kind: DeviceKind;
  /** Of a keypad's display. */
  number?: string;
  waiting?: number | null;
  /** Of a sign. */
  rows?: string[];
  color?: string;
}

export type DockFault = "unreachable" | "refused";
type Answer<Value> = { ok: true; value: Value } | { ok: false; error: DockFault };

export function listDevices(dockUrl: string): Promise<Answer<DockDevice[]>> {
  return ask(`${dockUrl}/devices`);
}

/** As the simulators take it: what a person does, and with what. */
export interface DockAction {
  action: string;
  card?: string;
  key?: string;
  level?: number;
  text?: string;
}

export function moveDevice(
  dockUrl: string,
  deviceId: string,
  action: DockAction,
): Promise<Answer<DockDevice>> {
  return ask(`${dockUrl}/devices/${encodeURIComponent(deviceId)}/actions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(action),
  });
}

async function ask<Value>(url: string, init?: RequestInit): Promise<Answer<Value>> {
  try {
    const response = await fetch(url, init);
    if (!response.ok) return { ok: false, error: "refused" };
    return { ok: true, value: (await response.json()) as Value };
  } catch {
    return { ok: false, error: "unreachable" };
  }
}
