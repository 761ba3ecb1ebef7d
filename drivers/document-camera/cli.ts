import type { TryOut } from "../kind.ts";
import { notInstalled } from "./sane/scanner.ts";

/** Captures one sheet as soon as the scanner is there, says what came, and then how its state changes. Keeps no picture. */
export const tryDocumentCamera: TryOut = ({ devices, deviceId, transport }, say) => {
  let isCaptured = false;
  devices.listen(async (event) => {
    if (event.event !== "status") return;
    say(`status: ${JSON.stringify(event.status)}`);
    if (event.status.kind === "faulty" && event.status.fault === notInstalled)
      say("scanimage is missing; as root: apt-get install sane-utils sane-airscan");
    if (isCaptured || event.status.kind !== "ready") return;
    isCaptured = true;
    const outcome = await devices.operate(deviceId, "captureDocument", {});
    if (outcome.outcome !== "captured") return say(`capture: ${JSON.stringify(outcome)}`);
    for (const [index, { widthPixels, heightPixels, jpeg }] of outcome.pages.entries())
      say(`page ${index + 1}: ${widthPixels} × ${heightPixels} pixels, ${jpeg.length} bytes`);
  });
  say(`looking for a scanner at ${transport}; it scans once, Ctrl-C ends`);
};
