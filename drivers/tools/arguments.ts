import { parseArgs } from "node:util";
import type { DeviceKind } from "../contract/devices.ts";
import type { DeviceConfig } from "../host/config.ts";
import { devicesConfig } from "../host/config.ts";
import { kinds } from "../kinds.ts";
import { models } from "../models.ts";
import { err, ok, type Result } from "../result.ts";

/** Which device a tool is to speak to, as its command line names it. */
export interface NamedDevice {
  kind: DeviceKind;
  /** Empty when none was named. */
  transport: string;
  adapter?: string;
  profile?: string;
  address?: number;
  model?: string;
}

export interface ToolArguments {
  device: NamedDevice;
  /** The tool's own options. */
  own: Record<string, string | undefined>;
}

const deviceOptions = ["adapter", "profile", "address", "model"] as const;

/**
 * `<kind> [<transport>] [--adapter … --profile … --address … --model …]` and a tool's own options. `err` says in words what is
 * not right.
 */
export function readArguments(
  args: readonly string[],
  ownOptions: readonly string[],
): Result<ToolArguments, string> {
  let parsed: { values: Record<string, string | undefined>; positionals: string[] };
  try {
    const names = [...deviceOptions, ...ownOptions];
    const options = Object.fromEntries(names.map((name) => [name, { type: "string" as const }]));
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    parsed = { values: values as Record<string, string | undefined>, positionals };
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
  const { values, positionals } = parsed;
  const [kindName = "", transport = "", ...tooMany] = positionals;
  const kind = (Object.keys(kinds) as DeviceKind[]).find((name) => name === kindName);
  if (!kind) return err(`the kinds of devices are ${Object.keys(kinds).join(", ")}`);
  if (tooMany.length > 0) return err(`too much: ${tooMany.join(" ")}`);
  const { adapter, profile, model, address: addressText } = values;
  const address = addressText === undefined ? undefined : Number(addressText);
  const device: NamedDevice = {
    kind,
    transport,
    ...(adapter === undefined ? {} : { adapter }),
    ...(profile === undefined ? {} : { profile }),
    ...(model === undefined ? {} : { model }),
    ...(address === undefined ? {} : { address }),
  };
  return ok({ device, own: values });
}

/** The host's configuration for one device that a tool speaks to; checked as a hall's file is. */
export function configOf(device: NamedDevice): Result<DeviceConfig, string> {
  const { model = "tried by hand", ...named } = device;
  const row = models.find(({ modelId, kind }) => modelId === device.model && kind === device.kind);
  if (device.model !== undefined && !row) {
    const known = models.filter(({ kind }) => kind === device.kind).map(({ modelId }) => modelId);
    return err(`no such model; of this kind there are ${known.join(", ") || "none"}`);
  }
  const checked = devicesConfig.safeParse([{ ...named, deviceId: "tried", model }]);
  const [config] = checked.data ?? [];
  if (config) return ok(config);
  const issues = checked.error?.issues.map(({ path, message }) => `${path.slice(1).join(".")}: ${message}`);
  return err(issues?.join("; ") ?? "not understood");
}
