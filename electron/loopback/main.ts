import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import pino from "pino";
import { whenEnded } from "../../drivers/when-ended.ts";
import { readCommandLine } from "./command-line.ts";
import { startLoopback } from "./server.ts";

const builtPages = fileURLToPath(new URL("../../renderer/dist", import.meta.url));

const config = readCommandLine(process.argv.slice(2));
if (!config.ok) {
  process.stderr.write(`${config.error}\n`);
  process.exit(2);
}

/** Codes and ids only: no card's text and no ticket's text is ever logged. */
const log = pino({ name: "device-host" }, pino.destination(2));
const pages = config.value.pages ?? builtPages;
if (!existsSync(pages)) log.warn({ pages }, "no built pages here; npm run build makes them");

const server = await startLoopback(config.value, pages, log, "process").catch((error: unknown) => {
  process.stderr.write(`cannot start: ${error instanceof Error ? error.message : String(error)}\n`);
  return process.exit(1);
});

whenEnded(async () => {
  await server.stop();
  process.exit(0);
});

process.stdout.write(`${JSON.stringify({ ready: true, url: server.url })}\n`);
