import { ok, type Result } from "../../result.ts";
import { at, childrenOf, numberAt, parseXml, textsAt, type XmlNode } from "./xml.ts";

/** What one source of a scanner can do. Sizes in 1/300 inch. */
export interface SourceAbilities {
  maxWidth: number;
  maxHeight: number;
  colorModes: string[];
  formats: string[];
  /** Dots per inch that it offers one by one, or from one to another. */
  resolutions:
    | { kind: "these"; values: number[] }
    | { kind: "range"; min: number; max: number; step: number };
}

export interface ScannerAbilities {
  makeAndModel: string;
  platen: SourceAbilities | null;
  feeder: SourceAbilities | null;
  duplexFeeder: SourceAbilities | null;
}

/** A4 in 1/300 inch, for a scanner that does not say. */
const a4 = { width: 2480, height: 3508 };

/** Reads `ScannerCapabilities` (Mopria eSCL 2.97, 6.1). Never throws. */
export function readCapabilities(text: string): Result<ScannerAbilities, "garbage"> {
  const parsed = parseXml(text, "ScannerCapabilities");
  if (!parsed.ok) return parsed;
  const root = parsed.value;
  const shared = childrenOf(at(root, "SettingProfiles"), "SettingProfile");
  const source = (...path: string[]) => readSource(at(root, ...path), shared);
  return ok({
    makeAndModel: textsAt(root, "MakeAndModel")[0]?.slice(0, 100) ?? "",
    platen: source("Platen", "PlatenInputCaps"),
    feeder: source("Adf", "AdfSimplexInputCaps"),
    duplexFeeder: source("Adf", "AdfDuplexInputCaps"),
  });
}

function readSource(node: XmlNode | undefined, shared: readonly XmlNode[]): SourceAbilities | null {
  if (node === undefined) return null;
  const profiles = childrenOf(at(node, "SettingProfiles"), "SettingProfile").map((one) =>
    lookedUp(one, shared),
  );
  const all = (...path: string[]) => [...new Set(profiles.flatMap((profile) => textsAt(profile, ...path)))];
  return {
    maxWidth: numberAt(node, "MaxWidth") ?? a4.width,
    maxHeight: numberAt(node, "MaxHeight") ?? a4.height,
    colorModes: all("ColorModes", "ColorMode"),
    formats: [
      ...new Set([
        ...all("DocumentFormats", "DocumentFormat"),
        ...all("DocumentFormats", "DocumentFormatExt"),
      ]),
    ],
    resolutions: readResolutions(profiles),
  };
}

/** A profile may be written once for all sources and only named in them (`<SettingProfile ref="p1"/>`). */
function lookedUp(profile: XmlNode, shared: readonly XmlNode[]): XmlNode {
  const [name] = textsAt(profile, "@ref");
  return shared.find((one) => name !== undefined && textsAt(one, "@name")[0] === name) ?? profile;
}

function readResolutions(profiles: readonly XmlNode[]): SourceAbilities["resolutions"] {
  const values = profiles
    .flatMap((profile) =>
      textsAt(profile, "SupportedResolutions", "DiscreteResolutions", "DiscreteResolution", "XResolution"),
    )
    .map(Number)
    .filter((value) => Number.isInteger(value) && value > 0 && value <= 10_000);
  if (values.length > 0) return { kind: "these", values: [...new Set(values)].toSorted((a, b) => a - b) };
  for (const profile of profiles) {
    const range = at(profile, "SupportedResolutions", "ResolutionRange", "XResolutionRange");
    const [min, max] = [numberAt(range, "Min"), numberAt(range, "Max")];
    if (min && max && min <= max)
      return { kind: "range", min, max, step: Math.max(1, numberAt(range, "Step") ?? 1) };
  }
  return { kind: "these", values: [] };
}

/** The least that is no less than wanted, else the most that there is; what is wanted where the scanner says nothing. */
export function nearestResolution(offered: SourceAbilities["resolutions"], wanted: number): number {
  if (offered.kind === "these") {
    return offered.values.find((value) => value >= wanted) ?? offered.values.at(-1) ?? wanted;
  }
  const { min, max, step } = offered;
  const steps = Math.ceil((Math.min(Math.max(wanted, min), max) - min) / step);
  const value = min + steps * step;
  return value > max ? value - step : value;
}
