/** What the hall server is started with. A mistake ends the process with a sentence and the usage. */
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { HallConfig } from "./catalog/config.ts";
import { understandHall } from "./catalog/understood-hall.ts";
import { type Certificate, certificateFiles, readCertificate } from "./gateway/certificate.ts";
import { wrongEntrance } from "./gateway/origins.ts";
import type { Level } from "./operations/events.ts";
import { isLevel } from "./operations/log.ts";
import { keyFileOf, masterKey } from "./people/master-key.ts";

const usage = `npm run server -- --hall <town|city|file> --data <folder> [--host 127.0.0.1] [--port 8100] [--demo]
  [--rate-limits] [--key-file <file>] [--pages <folder>] [--allow-origin <origin>]… [--host-name <name>]…
  [--tls-cert <file> --tls-key <file>] [--backups <folder> [--keep-backups 14]]
  [--updates <folder>]
  [--log-level debug|info|warn|error|fatal]`;

export interface Settings {
  config: HallConfig;
  dataFolder: string;
  keyFile: string;
  masterKey: Buffer;
  host: string;
  port: number;
  isLoopback: boolean;
  isDemonstration: boolean;
  hasRateLimits: boolean;
  pagesFolder: string;
  allowedOrigins: string[];
  hostNames: string[];
  tls: {
    files: NonNullable<Exclude<ReturnType<typeof certificateFiles>, string>>;
    certificate: Certificate;
  } | null;
  /** Where the daily backup goes; null for none. */
  backups: { shelf: string; keep: number } | null;
  /** Where releases of the shell lie; null for none. */
  updates: string | null;
  logLevel: Level;
}

export async function readSettings(): Promise<Settings> {
  const args = readArguments();
  if (!args.hall || !args.data) return fail(`--hall and --data are needed.\n${usage}`);
  const { host } = args;
  const isLoopback = ["127.0.0.1", "::1", "localhost"].includes(host);
  if (args.demo && !isLoopback) {
    fail("--demo has passwords that everybody knows: it is refused unless --host is 127.0.0.1.");
  }
  if (!isLevel(args["log-level"])) return fail(`--log-level ${args["log-level"]} is no level.\n${usage}`);
  const wrong = wrongEntrance(args["allow-origin"], args["host-name"]);
  if (wrong) fail(wrong);
  const dataFolder = args.data;
  const where = { file: args["key-file"], dataFolder };
  // A hall that does not start leaves nothing behind: the key comes first, then what writes into the folder.
  const key = orFail(masterKey({ ...where, backups: args.backups, mayMake: args.demo }));
  return {
    masterKey: key,
    config: await readConfig(args.hall, args.demo, dataFolder),
    dataFolder,
    keyFile: keyFileOf(where),
    host,
    port: readPort(args.port),
    isLoopback,
    isDemonstration: args.demo,
    hasRateLimits: !args.demo || args["rate-limits"],
    pagesFolder: args.pages ?? fileURLToPath(new URL("../renderer/dist", import.meta.url)),
    allowedOrigins: args["allow-origin"],
    hostNames: args["host-name"],
    tls: readTls(args["tls-cert"], args["tls-key"]),
    backups: readBackups(args.backups, args["keep-backups"]),
    updates: args.updates ?? null,
    logLevel: args["log-level"],
  };
}

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

function orFail<Value>(read: Value | string): Value {
  return typeof read === "string" ? fail(read) : read;
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
        backups: { type: "string" },
        "keep-backups": { type: "string", default: "14" },
        updates: { type: "string" },
        "log-level": { type: "string", default: "info" },
      },
    }).values;
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : error}\n${usage}`);
  }
}

async function readConfig(
  nameOrPath: string,
  isDemonstration: boolean,
  dataFolder: string,
): Promise<HallConfig> {
  const read = await understandHall(nameOrPath, { isDemonstration }, dataFolder);
  if (read.ok) return read.config;
  const lines = read.problems.map(
    (one) => `${one.file}:${one.line}:${one.column} ${one.path}: ${one.message}`,
  );
  return fail(lines.join("\n"));
}

function readPort(text: string): number {
  const port = Number(text);
  return Number.isInteger(port) && port >= 0 && port <= 65_535
    ? port
    : fail(`--port ${text} is not a port number.`);
}

function readTls(cert: string | undefined, key: string | undefined): Settings["tls"] {
  const files = orFail(certificateFiles(cert, key));
  return files && { files, certificate: orFail(readCertificate(files, Date.now())) };
}

function readBackups(shelf: string | undefined, keepText: string): Settings["backups"] {
  const keep = Number(keepText);
  if (!Number.isInteger(keep) || keep < 1)
    return fail(`--keep-backups ${keepText} is not a number of backups.`);
  return shelf === undefined ? null : { shelf, keep };
}
