import type { CaptureRequest } from "../../drivers/contract/documents.ts";
import type { CaptureOutcome } from "../../drivers/contract/operations.ts";
import {
  createEsclAdapter,
  defaultEsclSettings,
  type EsclSettings,
} from "../../drivers/document-camera/escl/adapter.ts";
import {
  createSaneAdapter,
  defaultSaneSettings,
  type SaneSettings,
} from "../../drivers/document-camera/sane/adapter.ts";
import {
  createSimulatedScanner,
  type SimulatedScanner,
  type SimulatedScannerOptions,
} from "../../drivers/document-camera/simulator.ts";
import type { MakeAdapter } from "../../drivers/driver.ts";
import type { DeviceConfig } from "../../drivers/host/config.ts";
import { atEnd, type Watched, watchDevices } from "./support.ts";

export async function plugScanner(options: SimulatedScannerOptions = {}): Promise<SimulatedScanner> {
  const scanner = await createSimulatedScanner(options);
  atEnd(() => scanner.unplug());
  return scanner;
}

/** A patience that a test can wait for; the order of the times is that of the shipped ones. */
export const quickEscl: EsclSettings = {
  ...defaultEsclSettings,
  pollMs: 60,
  doubtMs: 30,
  answerMs: 900,
  pageMs: 3000,
  laterMs: 40,
};

export interface WatchedScanner extends Watched {
  capture(request?: CaptureRequest): Promise<CaptureOutcome>;
}

export function watchScanner(transport: string, config: Partial<DeviceConfig> = {}): WatchedScanner {
  return watching(transport, config, (adapter) => createEsclAdapter(adapter, quickEscl));
}

export function watchSane(
  device: string,
  options: NonNullable<DeviceConfig["options"]> = {},
  settings: Partial<SaneSettings> = {},
): WatchedScanner {
  return watching(`sane:${device}`, { options }, (config) =>
    createSaneAdapter(config, { ...defaultSaneSettings, pollMs: 300, doubtMs: 50, ...settings }),
  );
}

function watching(transport: string, config: Partial<DeviceConfig>, make: MakeAdapter): WatchedScanner {
  const device = {
    deviceId: "scanner",
    kind: "document-camera" as const,
    model: "tested",
    transport,
    ...config,
  };
  const watched = watchDevices([device], { loadAdapter: async () => make });
  return {
    ...watched,
    capture: (request = {}) => watched.host.operate("scanner", "captureDocument", request),
  };
}
