import type { CaptureRequest } from "../../contract/documents.ts";
import { err, ok, type Result } from "../../result.ts";
import { captureLimits, defaultResolution } from "../types.ts";
import type { SaneOptions } from "./options.ts";

export interface ScanPlan {
  /** For `scanimage`, after `--device-name`; pages go to files of this pattern. */
  arguments: string[];
  isFeeder: boolean;
}

const a4Mm = { width: 210, height: 297 };

/** The makers' words for the same thing. */
const words = {
  color: /colou?r/i,
  gray: /gr[ae]y/i,
  flatbed: /flatbed|platen|normal/i,
  feeder: /adf|feeder/i,
  duplex: /duplex|both/i,
};

/**
 * How to ask this scanner for what is wanted, from what it says of itself. `extra`: further options of the configuration,
 * which win over what is chosen here.
 */
export function planScan(
  request: CaptureRequest,
  options: SaneOptions,
  pagePattern: string,
  extra: Readonly<Record<string, string>>,
): Result<ScanPlan, "not-supported"> {
  const chosen = new Map<string, string>();
  const source = chooseSource(request, options);
  if (source === null) return err("not-supported");
  for (const [flag, value] of source.settings) chosen.set(flag, value);
  const mode = chooseMode(request, options);
  if (mode === null) return err("not-supported");
  if (mode !== undefined) chosen.set("--mode", mode);
  const resolution = nearest(options, "--resolution", request.resolution ?? defaultResolution);
  if (resolution !== null) chosen.set("--resolution", String(resolution));
  for (const [flag, mm] of [
    ["-x", a4Mm.width],
    ["-y", a4Mm.height],
  ] as const) {
    const size = nearest(options, flag, mm);
    if (size !== null) chosen.set(flag, String(size));
  }
  for (const [name, value] of Object.entries(extra)) chosen.set(`--${name}`, value);
  return ok({
    isFeeder: source.isFeeder,
    arguments: [
      "--format=jpeg",
      `--batch=${pagePattern}`,
      // One more than is allowed, to know that there were too many.
      `--batch-count=${source.isFeeder ? captureLimits.mostPages + 1 : 1}`,
      ...[...chosen].flatMap(([flag, value]) =>
        flag.startsWith("--") ? [`${flag}=${value}`] : [flag, value],
      ),
    ],
  });
}

function wordsOf(options: SaneOptions, flag: string): string[] {
  const values = options.get(flag)?.values;
  return values?.kind === "words" ? values.words : [];
}

/** null: this scanner has no such source. A scanner that says nothing of sources has one. */
function chooseSource(
  { source, sides }: CaptureRequest,
  options: SaneOptions,
): { isFeeder: boolean; settings: [string, string][] } | null {
  const sources = wordsOf(options, "--source");
  const wantsFeeder = source === "feeder" || sides === "two-sided";
  if (sources.length === 0) return wantsFeeder ? null : { isFeeder: false, settings: [] };
  const isFeederName = (name: string) => words.feeder.test(name);
  if (!wantsFeeder) {
    const flatbed = sources.find((name) => words.flatbed.test(name) && !isFeederName(name));
    if (flatbed) return { isFeeder: false, settings: [["--source", flatbed]] };
    if (source === "flatbed") return null;
  }
  const feeders = sources.filter(isFeederName);
  const single = feeders.find((name) => !words.duplex.test(name));
  if (sides !== "two-sided") {
    const feeder = single ?? feeders[0];
    return feeder ? { isFeeder: true, settings: [["--source", feeder]] } : null;
  }
  const duplex = feeders.find((name) => words.duplex.test(name));
  if (duplex) return { isFeeder: true, settings: [["--source", duplex]] };
  const modes = wordsOf(options, "--adf-mode");
  const mode = modes.find((name) => words.duplex.test(name));
  return single && mode
    ? {
        isFeeder: true,
        settings: [
          ["--source", single],
          ["--adf-mode", mode],
        ],
      }
    : null;
}

/** undefined: nothing to choose. null: not what was asked for. */
function chooseMode({ color }: CaptureRequest, options: SaneOptions): string | null | undefined {
  const modes = wordsOf(options, "--mode");
  if (modes.length === 0) return undefined;
  const find = (pattern: RegExp) => modes.find((name) => pattern.test(name));
  if (color === "gray") return find(words.gray) ?? null;
  return find(words.color) ?? (color === undefined ? find(words.gray) : null);
}

/** The least that is no less than wanted, else the most that there is. */
function nearest(options: SaneOptions, flag: string, wanted: number): number | null {
  const values = options.get(flag)?.values;
  if (!values) return null;
  if (values.kind === "words") {
    const numbers = values.words.map(Number).filter(Number.isFinite);
    const sorted = numbers.toSorted((one, other) => one - other);
    return sorted.find((number) => number >= wanted) ?? sorted.at(-1) ?? null;
  }
  return Math.min(Math.max(wanted, values.min), values.max);
}
