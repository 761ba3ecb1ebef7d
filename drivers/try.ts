import { kinds } from "./kinds.ts";
import { parseTransportSpec } from "./transport/spec.ts";

/** npm run try -- ticket-printer tcp:192.168.1.20:9100 */
const say = (line: string) => void process.stdout.write(`${line}\n`);
const [kind = "", transport = ""] = process.argv.slice(2);
const entry = Object.entries(kinds).find(([name]) => name === kind)?.[1];
if (!entry || !parseTransportSpec(transport).ok) {
  say("npm run try -- <kind> <transport>");
  say(`  kind       ${Object.keys(kinds).join(", ")}`);
  say("  transport  serial:/dev/ttyUSB0@115200 or tcp:192.168.1.20:9100");
  process.exit(2);
}
const { tryOut } = await entry.tools();
tryOut({ transport }, say);
