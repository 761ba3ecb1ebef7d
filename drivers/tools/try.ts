import { startDeviceHost } from "../host/device-host.ts";
import { kinds } from "../kinds.ts";
import { configOf, readArguments } from "./arguments.ts";

/** npm run try -- <kind> <transport> [--adapter … --profile … --address … --model …] */
const say = (line: string) => void process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const read = readArguments(process.argv.slice(2), []);
  const config = read.ok ? configOf(read.value.device) : read;
  if (!config.ok) {
    say("npm run try -- <kind> <transport> [--adapter …] [--profile …] [--address …] [--model …]");
    say(
      "  such as: npm run try -- ticket-printer tcp:192.168.1.20:9100; what is plugged in: npm run devices",
    );
    say(`  ${config.error}`);
    process.exitCode = 2;
    return;
  }
  const { kind, deviceId, transport } = config.value;
  const tools = await kinds[kind].tools();
  const devices = startDeviceHost([config.value]);
  tools.tryOut({ devices, deviceId, transport }, say);
}

await main();
