import { startDeviceHost } from "../host/device-host.ts";
import { kinds } from "../kinds.ts";
import { configOf, readArguments } from "./arguments.ts";
import { loadModule } from "./load-module.ts";

/** npm run try -- <kind> <transport> [--adapter … --profile … --address … --model … --module …] */
const say = (line: string) => void process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const read = readArguments(process.argv.slice(2), ["module"]);
  const config = read.ok ? configOf(read.value.device) : read;
  if (!config.ok) {
    say(
      "npm run try -- <kind> <transport> [--adapter …] [--profile …] [--address …] [--model …] [--module …]",
    );
    say(
      "  such as: npm run try -- ticket-printer tcp:192.168.1.20:9100; what is plugged in: npm run devices",
    );
    say(`  ${config.error}`);
    process.exitCode = 2;
    return;
  }
  const { kind, deviceId, transport } = config.value;
  const tools = await kinds[kind].tools();
  const outside = read.ok ? await loadModule(read.value.own.module) : read;
  if (!outside.ok) {
    say(outside.error);
    process.exitCode = 2;
    return;
  }
  const devices = startDeviceHost([config.value], { ...outside.value });
  tools.tryOut({ devices, deviceId, transport }, say);
}

await main();
