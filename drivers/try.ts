import type { DeviceKind } from "./contract/devices.ts";
import { tryIdCardReader } from "./id-card-reader/cli.ts";
import { tryTicketPrinter } from "./ticket-printer/cli.ts";
import { parseTransportSpec } from "./transport/spec.ts";

/** npm run try -- ticket-printer tcp:192.168.1.20:9100 */
const tryOut: Record<DeviceKind, (transport: string, say: (line: string) => void) => void> = {
  "id-card-reader": tryIdCardReader,
  "ticket-printer": tryTicketPrinter,
};

const say = (line: string) => void process.stdout.write(`${line}\n`);
const [kind = "", transport = ""] = process.argv.slice(2);
const start = Object.entries(tryOut).find(([name]) => name === kind)?.[1];
if (!start || !parseTransportSpec(transport).ok) {
  say("npm run try -- <kind> <transport>");
  say(`  kind       ${Object.keys(tryOut).join(", ")}`);
  say("  transport  serial:/dev/ttyUSB0@115200 or tcp:192.168.1.20:9100");
  process.exit(2);
}
start(transport, say);
