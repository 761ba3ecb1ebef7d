import type { CaptureRequest } from "../../contract/documents.ts";
import { err, ok, type Result } from "../../result.ts";
import { defaultResolution } from "../types.ts";
import { nearestResolution, type ScannerAbilities, type SourceAbilities } from "./capabilities.ts";
import type { FeederState } from "./scanner-status.ts";
import { escapeXml } from "./xml.ts";

export interface ScanSettings {
  source: "Platen" | "Feeder";
  isDuplex: boolean;
  colorMode: string;
  resolution: number;
  /** 1/300 inch. */
  width: number;
  height: number;
}

const jpeg = "image/jpeg";
const a4 = { width: 2480, height: 3508 };

/** What to ask of this scanner; paper that lies in the feeder is meant when nobody said where it is. */
export function chooseSettings(
  request: CaptureRequest,
  abilities: ScannerAbilities,
  feeder: FeederState,
): Result<ScanSettings, "not-supported"> {
  const isDuplex = request.sides === "two-sided";
  const isLoaded = feeder === "loaded" && abilities.feeder !== null;
  const wanted = request.source ?? (isLoaded || isDuplex || !abilities.platen ? "feeder" : "flatbed");
  const source =
    wanted === "flatbed" ? abilities.platen : isDuplex ? abilities.duplexFeeder : abilities.feeder;
  const colorMode = source && colorModeOf(source, request.color);
  if (!source || !colorMode || (source.formats.length > 0 && !source.formats.includes(jpeg)))
    return err("not-supported");
  return ok({
    source: wanted === "flatbed" ? "Platen" : "Feeder",
    isDuplex,
    colorMode,
    resolution: nearestResolution(source.resolutions, request.resolution ?? defaultResolution),
    width: Math.min(a4.width, source.maxWidth),
    height: Math.min(a4.height, source.maxHeight),
  });
}

/** Colour when nothing was said; gray only instead of it when it was not asked for. */
function colorModeOf({ colorModes }: SourceAbilities, wanted: CaptureRequest["color"]): string | undefined {
  const color = colorModes.find((mode) => mode === "RGB24");
  const gray = colorModes.find((mode) => mode === "Grayscale8");
  if (wanted === "gray") return gray;
  return color ?? (wanted === undefined ? gray : undefined);
}

/** The body of `POST ScanJobs` (Mopria eSCL 2.97, 7). Elements in the order of its schema: some scanners insist on it. */
export function encodeSettings(settings: ScanSettings): string {
  const { source, isDuplex, colorMode, resolution, width, height } = settings;
  return `<?xml version="1.0" encoding="UTF-8"?>
<scan:ScanSettings xmlns:scan="http://schemas.hp.com/imaging/escl/2011/05/03" xmlns:pwg="http://www.pwg.org/schemas/2010/12/sm">
<pwg:Version>2.0</pwg:Version>
<scan:Intent>Document</scan:Intent>
<pwg:ScanRegions><pwg:ScanRegion>
<pwg:Height>${height}</pwg:Height>
<pwg:ContentRegionUnits>escl:ThreeHundredthsOfInches</pwg:ContentRegionUnits>
<pwg:Width>${width}</pwg:Width>
<pwg:XOffset>0</pwg:XOffset>
<pwg:YOffset>0</pwg:YOffset>
</pwg:ScanRegion></pwg:ScanRegions>
<pwg:InputSource>${source}</pwg:InputSource>
<scan:ColorMode>${escapeXml(colorMode)}</scan:ColorMode>
<scan:XResolution>${resolution}</scan:XResolution>
<scan:YResolution>${resolution}</scan:YResolution>
<pwg:DocumentFormat>${jpeg}</pwg:DocumentFormat>
<scan:DocumentFormatExt>${jpeg}</scan:DocumentFormatExt>
${source === "Feeder" ? `<scan:Duplex>${isDuplex}</scan:Duplex>\n` : ""}</scan:ScanSettings>
`;
}
