import { existsSync, writeFileSync } from "node:fs";
import { type Capture, type CaptureHeader, formatCapture } from "../captures/format.ts";
import { createWireRecorder } from "../captures/record.ts";
import type { Redact } from "../captures/redact.ts";
import { adapterOf } from "../host/adapter-of.ts";
import type { DeviceConfig } from "../host/config.ts";
import { startDeviceHost } from "../host/device-host.ts";
import { kinds } from "../kinds.ts";
import { err, ok, type Result } from "../result.ts";
import { carriesBytes, parseTransportSpec } from "../transport/spec.ts";
import { whenEnded } from "../when-ended.ts";
import { configOf, readArguments } from "./arguments.ts";
import { loadModule, type OutsideDevice } from "./load-module.ts";

/**
 * npm run record -- <kind> <transport> --out <file> [--module … --maker … --model-name … --firmware … --real yes]
 *
 * Does what `try` does and keeps what goes over the wire until Ctrl-C; then everything personal is taken out of it, and only
 * then it is written. Nothing touches the disk before.
 */
const say = (line: string) => void process.stdout.write(`${line}\n`);
const ownOptions = ["module", "out", "maker", "model-name", "firmware", "real"];

interface Order {
  config: DeviceConfig;
  out: string;
  header: CaptureHeader;
  redact: Redact | null;
  outside: OutsideDevice | null;
}

async function readOrder(args: readonly string[]): Promise<Result<Order, string>> {
  const read = readArguments(args, ownOptions);
  if (!read.ok) return read;
  const config = configOf(read.value.device);
  if (!config.ok) return config;
  const { out, maker = "", "model-name": model = "", firmware = "", real } = read.value.own;
  if (!out?.endsWith(".wire.jsonl")) return err("--out <name>.wire.jsonl");
  if (existsSync(out)) return err(`${out} is there already`);
  const isReal = real === "yes";
  if (isReal && [maker, model, firmware].includes("")) {
    return err("a real device's recording needs --maker, --model-name and --firmware");
  }
  const outside = await loadModule(read.value.own.module);
  if (!outside.ok) return outside;
  const spec = parseTransportSpec(config.value.transport);
  if (!spec.ok || !carriesBytes(spec.value)) return err("no bytes go over this line that could be recorded");
  const { redact } = await kinds[config.value.kind].tools();
  const baudRate = "baudRate" in spec.value ? `@${spec.value.baudRate}` : "";
  const header: CaptureHeader = {
    capture: "wire/1",
    kind: config.value.kind,
    maker,
    model,
    firmware,
    recordedAt: new Date().toISOString().slice(0, 10),
    transport: `${spec.value.transport}${baudRate}`,
    adapter: adapterOf(config.value).adapter,
    verified: isReal ? "real-device" : "simulator",
  };
  return ok({ config: config.value, out, header, redact, outside: outside.value });
}

async function main(): Promise<void> {
  const order = await readOrder(process.argv.slice(2));
  if (!order.ok) {
    say(
      "npm run record -- <kind> <transport> --out <name>.wire.jsonl [--maker …] [--model-name …] [--firmware …] [--real yes]",
    );
    say(`  ${order.error}`);
    process.exitCode = 2;
    return;
  }
  const { config, out, header, redact, outside } = order.value;
  const { kind, deviceId, transport } = config;
  const recorder = createWireRecorder();
  const tools = await kinds[kind].tools();
  const devices = startDeviceHost([config], { ...outside, openTransport: recorder.openTransport });
  tools.tryOut({ devices, deviceId, transport }, say);
  whenEnded(async () => {
    await devices.stop();
    const entries = redact ? redact(recorder.entries, header.adapter) : [...recorder.entries];
    const capture: Capture = { header, entries };
    writeFileSync(out, formatCapture(capture), { flag: "wx" });
    say(`${entries.length} pieces in ${out}${recorder.isFull ? "; what came last did not fit" : ""}`);
    process.exit(0);
  });
  say("recording; Ctrl-C ends it and writes it down");
}

await main();
