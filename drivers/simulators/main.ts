import { parseArgs } from "node:util";
import { z } from "zod";
import { WrongProfile } from "../frame-map/profile-files.ts";
import { whenEnded } from "../when-ended.ts";
import { setUpBench } from "./bench.ts";
import { openDock } from "./dock.ts";
import { orders } from "./orders.ts";

/**
 * npm run simulators -- --devices kiosk-1-reader:id-card-reader,kiosk-1-printer:ticket-printer --dock-port 0
 *
 * With profile, address and a shared line: `counter-3-sign:led-sign:profile=imm9003:address=3:line=rs485`.
 *
 * Prints one line of JSON when everything is up: the dock's address, and for each device what the host's configuration needs.
 */
const flags = z.object({
  devices: orders,
  "dock-port": z.coerce.number().int().min(0).max(65535),
  transport: z.enum(["auto", "pty", "tcp"]),
});

const { values } = parseArgs({
  options: {
    devices: { type: "string", default: "kiosk-1-reader:id-card-reader,kiosk-1-printer:ticket-printer" },
    "dock-port": { type: "string", default: "0" },
    transport: { type: "string", default: "auto" },
  },
});
const parsed = flags.safeParse(values);
if (!parsed.success) {
  process.stderr.write(`${z.prettifyError(parsed.error)}\n`);
  process.exit(2);
}

const bench = await setUpBench(parsed.data.devices, parsed.data.transport).catch((error: unknown) => {
  if (!(error instanceof WrongProfile)) throw error;
  process.stderr.write(`${error.message}\n`);
  return process.exit(2);
});
const dock = await openDock(bench.devices, parsed.data["dock-port"]).catch(async (error: unknown) => {
  process.stderr.write(`cannot start: ${error instanceof Error ? error.message : String(error)}\n`);
  await bench.stop();
  return process.exit(1);
});

whenEnded(async () => {
  await dock.stop();
  await bench.stop();
  process.exit(0);
});

const devices = bench.devices.map(({ deviceId, kind, transport, adapter, profile, address }) => ({
  deviceId,
  kind,
  transport,
  adapter,
  profile,
  address,
}));
process.stdout.write(`${JSON.stringify({ ready: true, dockUrl: dock.url, devices })}\n`);
process.stderr.write(`${devices.length} simulated devices; dock at ${dock.url}\n`);
