/** What a simulated scanner says, in the words of the protocol. */
import type { SimulatedJob, SimulatedState } from "./engine.ts";

const names =
  'xmlns:scan="http://schemas.hp.com/imaging/escl/2011/05/03" xmlns:pwg="http://www.pwg.org/schemas/2010/12/sm"';
const head = '<?xml version="1.0" encoding="UTF-8"?>\n';

const resolutions = [75, 100, 150]
  .map(
    (dots) =>
      `<scan:DiscreteResolution><scan:XResolution>${dots}</scan:XResolution><scan:YResolution>${dots}</scan:YResolution></scan:DiscreteResolution>`,
  )
  .join("");

const profile = `<scan:SettingProfiles><scan:SettingProfile>
<scan:ColorModes><scan:ColorMode>Grayscale8</scan:ColorMode><scan:ColorMode>RGB24</scan:ColorMode></scan:ColorModes>
<scan:DocumentFormats><pwg:DocumentFormat>image/jpeg</pwg:DocumentFormat><scan:DocumentFormatExt>image/jpeg</scan:DocumentFormatExt></scan:DocumentFormats>
<scan:SupportedResolutions><scan:DiscreteResolutions>${resolutions}</scan:DiscreteResolutions></scan:SupportedResolutions>
</scan:SettingProfile></scan:SettingProfiles>`;

const source = (name: string) =>
  `<scan:${name}><scan:MinWidth>8</scan:MinWidth><scan:MaxWidth>2550</scan:MaxWidth><scan:MinHeight>8</scan:MinHeight><scan:MaxHeight>4200</scan:MaxHeight>${profile}</scan:${name}>`;

export const capabilities = `${head}<scan:ScannerCapabilities ${names}>
<pwg:Version>2.63</pwg:Version><pwg:MakeAndModel>Simulated scanner</pwg:MakeAndModel><pwg:SerialNumber>0</pwg:SerialNumber>
<scan:Platen>${source("PlatenInputCaps")}</scan:Platen>
<scan:Adf>${source("AdfSimplexInputCaps")}${source("AdfDuplexInputCaps")}<scan:FeederCapacity>50</scan:FeederCapacity></scan:Adf>
</scan:ScannerCapabilities>
`;

export function statusAnswer(state: SimulatedState, jobs: readonly SimulatedJob[]): string {
  const isWorking = jobs.some((job) => job.state === "Processing");
  const adf = state.isCoverOpen
    ? "ScannerAdfHatchOpen"
    : state.isJammed
      ? "ScannerAdfJam"
      : state.sheets > 0
        ? "ScannerAdfLoaded"
        : "ScannerAdfEmpty";
  const infos = jobs.map(
    (job) =>
      `<scan:JobInfo><pwg:JobUri>${job.path}</pwg:JobUri><pwg:ImagesCompleted>${job.served}</pwg:ImagesCompleted><pwg:JobState>${job.state}</pwg:JobState></scan:JobInfo>`,
  );
  return `${head}<scan:ScannerStatus ${names}><pwg:Version>2.63</pwg:Version><pwg:State>${isWorking ? "Processing" : "Idle"}</pwg:State><scan:AdfState>${adf}</scan:AdfState><scan:Jobs>${infos.join("")}</scan:Jobs></scan:ScannerStatus>
`;
}
