/** Starts and stops the hall server. Standard output carries one line of JSON when it listens; logs go to standard error. */

import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import pino from "pino";
import { readHall } from "./catalog/read-hall.ts";
import { BlobStore } from "./files/blob-store.ts";
import {
  type Certificate,
  certificateFiles,
  readCertificate,
  renewCertificate,
} from "./gateway/certificate.ts";
import { openGateway } from "./gateway/server.ts";
import { Hall } from "./hall.ts";
import { openDatabase } from "./journal/database.ts";
import { makeDemonstration } from "./people/demonstration.ts";
import { masterKey } from "./people/master-key.ts";
import { createSpeech } from "./speech/speech.ts";
import { systemTime } from "./time/hall-clock.ts";

const usage = `npm run server -- --hall <town|city|file> --data <folder> [--host 127.0.0.1] [--port 8100] [--demo]
  [--rate-limits] [--key-file <file>] [--pages <folder>] [--allow-origin <origin>]… [--host-name <name>]…
  [--tls-cert <file> --tls-key <file>]`;

const log = pino({ name: "hall" }, pino.destination(2));

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

function readArguments() {
  try {
    return parseArgs({
      options: {
        hall: { type: "string" },
        data: { type: "string" },
        host: { type: "string", default: "127.0.0.1" },
        port: { type: "string", default: "8100" },
        demo: { type: "boolean", default: false },
        "rate-limits": { type: "boolean", default: false },
        "key-file": { type: "string" },
        pages: { type: "string" },
        "allow-origin": { type: "string", multiple: true, default: [] },
        "host-name": { type: "string", multiple: true, default: [] },
        "tls-cert": { type: "string" },
        "tls-key": { type: "string" },
      },
    }).values;
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : error}\n${usage}`);
  }
}

async function main(): Promise<void> {
  const args = readArguments();
  if (!args.hall || !args.data) fail(`--hall and --data are needed.\n${usage}`);
  const port = Number(args.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) fail(`--port ${args.port} is not a port number.`);
  const isLoopback = ["127.0.0.1", "::1", "localhost"].includes(args.host);
  if (args.demo && !isLoopback) {
    fail("--demo has passwords that everybody knows: it is refused unless --host is 127.0.0.1.");
  }
  const read = readHall(args.hall, { isDemonstration: args.demo });
  if (!read.ok) {
    fail(
      read.problems
        .map((one) => `${one.file}:${one.line}:${one.column} ${one.path}: ${one.message}`)
        .join("\n"),
    );
  }
  const tls = certificateFiles(args["tls-cert"], args["tls-key"]);
  if (typeof tls === "string") fail(tls);
  const certificate = tls && readCertificate(tls, Date.now());
  if (typeof certificate === "string") fail(certificate);
  const key = masterKey({ file: args["key-file"], dataFolder: args.data, mayMake: args.demo });
  if (typeof key === "string") fail(key);

  const warn = (what: string, detail: Record<string, unknown>) => log.warn(detail, what);
  const speech = createSpeech({ log });
  const hall = new Hall({
    db: openDatabase(args.data),
    folder: args.data,
    config: read.config,
    masterKey: key,
    time: systemTime,
    speechMs: (number, counter, repeats) =>
      Math.max(
        speech.durationMs({ number, counterName: counter.zh, language: "zh", repeats }),
        speech.durationMs({ number, counterName: counter.en, language: "en", repeats }),
      ),
    log: (event, detail) => warn(event, detail ?? {}),
  });
  if (args.demo) await makeDemonstration(hall);
  const gateway = await openGateway({
    hall,
    speech,
    host: args.host,
    port,
    pagesFolder: args.pages ?? fileURLToPath(new URL("../renderer/dist", import.meta.url)),
    blobs: new BlobStore(args.data, hall.keys.files),
    backupFolder: `${args.data.replace(/[/\\]+$/, "")}.backups`,
    hasRateLimits: !args.demo || args["rate-limits"],
    allowedOrigins: args["allow-origin"],
    hostNames: args["host-name"],
    certificate,
    warn,
  });
  process.stdout.write(`${JSON.stringify({ ready: true, url: gateway.url })}\n`);
  log.info({ hall: read.config.id, position: hall.state.position, demo: args.demo }, "the hall is open");

  if (!isLoopback && !certificate)
    log.warn("without TLS whoever is on this network can read along: --tls-cert and --tls-key");
  if (tls && certificate) {
    const concerned = (one: Certificate) => {
      for (const concern of one.concerns) log.warn({ concern }, "the TLS certificate or its key needs care");
    };
    concerned(certificate);
    renewCertificate({
      files: tls,
      current: certificate,
      everyMs: 60_000,
      use: (next) => {
        gateway.renew(next);
        log.info({ validUntil: new Date(next.validUntil).toISOString() }, "a new TLS certificate is in use");
        concerned(next);
      },
      cannotUse: (why) => log.warn({ why }, "the new TLS certificate cannot be used; the old one stays"),
    });
  }

  let isStopping = false;
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    await gateway.stop();
    speech.stop();
    hall.stop();
    process.exit(0);
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
}

main().catch((error: unknown) => {
  log.fatal({ error: error instanceof Error ? error.message : String(error) }, "the hall cannot start");
  process.exit(1);
});
