import type { AdapterConfig, Attach } from "../../driver.ts";
import { attachScanner } from "../scanner-device.ts";
import { longestCaptureMs, type ScannerRhythm } from "../types.ts";
import { createSaneScanner, type SaneScannerSettings } from "./scanner.ts";

export interface SaneSettings
  extends ScannerRhythm,
    Pick<SaneScannerSettings, "command" | "lookMs" | "captureMs"> {}

/**
 * A look opens the device, which moves some scanners' lamps and keeps other programs from it for a moment: seldom. That a
 * scanner was pulled out is therefore known after some twenty seconds, or at once when somebody scans.
 */
export const defaultSaneSettings: SaneSettings = {
  command: "scanimage",
  pollMs: 20_000,
  doubtMs: 1000,
  failuresUntilLost: 2,
  lookMs: 15_000,
  captureMs: longestCaptureMs - 10_000,
};

/** An option of the configuration that goes to `scanimage` as it is: `"sane.swdeskew": "yes"`. */
const passedOn = /^sane\.([a-z][a-z0-9-]{0,40})$/;

export function createSaneAdapter(
  { options = {} }: AdapterConfig,
  settings: SaneSettings = defaultSaneSettings,
): Attach {
  const extra = Object.fromEntries(
    Object.entries(options).flatMap(([name, value]): [string, string][] => {
      const found = passedOn.exec(name)?.[1];
      return found === undefined ? [] : [[found, String(value)]];
    }),
  );
  return (port, sink) => {
    if (port.spec.transport !== "sane") throw new Error(`no SANE scanner hangs on ${port.spec.transport}`);
    return attachScanner(createSaneScanner({ ...settings, device: port.spec.device, extra }), sink, settings);
  };
}
