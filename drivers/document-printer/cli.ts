import type { TryOut } from "../kind.ts";
import { parseTransportSpec } from "../transport/spec.ts";
import { addressOf } from "./address.ts";
import { certificateAt } from "./connect.ts";
import { refusalOf } from "./status.ts";
import { testPage } from "./test-page.ts";
import { defaultDocumentPrinterSettings } from "./types.ts";

/** Prints one page to hold a ruler against as soon as the printer is there, and then says how its state changes. */
export const tryDocumentPrinter: TryOut = async ({ devices, deviceId, transport }, say) => {
  let isPrinted = false;
  devices.listen(async (event) => {
    if (event.event !== "status") return;
    say(`status: ${JSON.stringify(event.status)}`);
    if (isPrinted || refusalOf(event.status) !== null) return;
    isPrinted = true;
    const outcome = await devices.operate(deviceId, "printDocument", {
      jobId: `try-${Date.now()}`,
      title: "test page",
      pdf: await testPage(),
      scaling: "true-size",
    });
    say(`print: ${JSON.stringify(outcome)}`);
    isPrinted = outcome.outcome !== "not-printed";
  });
  say(`looking for a printer at ${transport}; it prints one page, Ctrl-C ends`);
  await showCertificate(transport, say);
};

/** A certificate that no authority signed must be written into the configuration; here it is seen what it is. */
async function showCertificate(transport: string, say: (line: string) => void): Promise<void> {
  const spec = parseTransportSpec(transport);
  const address = spec.ok ? addressOf(spec.value) : null;
  if (address?.reach !== "network" || !address.isEncrypted) return;
  const fingerprint = await certificateAt(
    address.host,
    address.port,
    defaultDocumentPrinterSettings.connectMs,
  );
  say(
    fingerprint
      ? `its certificate (compare it at the printer's panel): "options": { "certificate": "${fingerprint}" }`
      : "it shows no certificate",
  );
}
