import type { AdapterConfig, Attach } from "../../driver.ts";
import { attachScanner } from "../scanner-device.ts";
import type { ScannerRhythm } from "../types.ts";
import { createEsclScanner, type EsclMemory, type EsclScannerSettings } from "./scanner.ts";

export interface EsclSettings extends ScannerRhythm, Omit<EsclScannerSettings, "root" | "pinned"> {}

/** A dead scanner is known within 800 + 1200 + 200 + 1200 ms. */
export const defaultEsclSettings: EsclSettings = {
  pollMs: 800,
  doubtMs: 200,
  failuresUntilLost: 2,
  answerMs: 1200,
  pageMs: 60_000,
  laterMs: 500,
};

/**
 * A scanner on the network that speaks eSCL (AirScan). Option `certificate`: SHA-256 of its own certificate, where it speaks
 * https with one that no authority signed.
 */
export function createEsclAdapter(
  { options = {} }: AdapterConfig,
  settings: EsclSettings = defaultEsclSettings,
): Attach {
  const pinned = typeof options.certificate === "string" ? options.certificate : undefined;
  const memory: EsclMemory = { leftover: null };
  return (port, sink) => {
    if (port.spec.transport !== "escl") throw new Error(`no eSCL scanner hangs on ${port.spec.transport}`);
    return attachScanner(
      createEsclScanner({ ...settings, root: new URL(port.spec.url), pinned }, memory),
      sink,
      settings,
    );
  };
}
