// `npm start`, or `npm start -- --hall city --port 9000`: a whole hall on this machine, with simulated devices.
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, parse, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { describeAddresses } from "./addresses.mjs";
import { Crew } from "./crew.mjs";
import { ensureInstalled, root } from "./install.mjs";
import { ensurePages } from "./pages.mjs";
import { freePort } from "./ports.mjs";
import { endingSignals } from "./processes.mjs";
import { isRunning, sayAndExit } from "./say.mjs";
import { ensureServerProgram } from "./server-program.mjs";
import { watchParents } from "./watch-parents.mjs";

const host = "127.0.0.1";
/** Beside the hall's own port, far enough away for a second hall. */
const deviceHostPortOffset = 40;
/** On the dock of the kiosk's page, to be moved by hand. */
const simulated = [
  "kiosk-1-reader:id-card-reader",
  "kiosk-1-printer:ticket-printer",
  "kiosk-1-scanner:code-scanner",
  "counter-1-pad:rating-pad",
];
/** One Ctrl-C may arrive twice, from the terminal and from npm: only a later one is a second wish. */
const sameWishMs = 1_000;

const settings = readSettings();
const node = await ensureInstalled();
const runningFile = `${settings.data}.running.json`;
await refuseSecondStart();
ensurePages(node);
ensureServerProgram(node);

/** @type {number | undefined} */
let endingSince;
const logFolder = `${settings.data}.logs`;
const crew = new Crew(node, logFolder, (name, log) => {
  void end(
    1,
    `${log}\n\n${name} 意外结束,已全部停止。 / ${name} ended unexpectedly; everything was stopped.`,
  );
});
for (const signal of endingSignals) process.on(signal, onEndWished);
watchParents(onEndWished);
await startHall().catch((error) => end(1, `没有启动成功。 / Could not start: ${error.message}`));

async function startHall() {
  const port = await freePort(host, settings.port);
  const deviceHostPort = await freePort(host, port + deviceHostPortOffset);
  const [server, simulators] = await Promise.all([
    crew.start("hall-server", [
      "hall-server/main.ts",
      ...["--hall", settings.hall, "--data", settings.data],
      ...["--host", host, "--port", String(port), "--demo"],
      ...["--allow-origin", `http://${host}:${deviceHostPort}`],
    ]),
    crew.start("simulators", ["drivers/simulators/main.ts", "--devices", simulated.join(",")]),
  ]);
  const hallUrl = String(server.url);
  const deviceHost = await crew.start("device-host", [
    "electron/loopback/main.ts",
    ...["--hall", hallUrl, "--hall-token", "demo-kiosk-1", "--port", String(deviceHostPort)],
    ...[
      "--devices",
      JSON.stringify(asConfigured(simulators.devices)),
      "--dock-url",
      String(simulators.dockUrl),
    ],
    // The pad of keys at the first counter: it asks when a service is finished there.
    ...["--rating", JSON.stringify({ padToken: "demo-pad-1", outbox: `${settings.data}.ratings.json` })],
  ]);
  writeFileSync(runningFile, JSON.stringify({ pid: process.pid, hallUrl }));
  process.stdout.write(
    describeAddresses({
      hallUrl,
      kioskUrl: String(deviceHost.url),
      hall: settings.name,
      logFolder: relative(process.cwd(), logFolder),
    }),
  );
}

/**
 * The simulators say where each device can be reached; a hall's own configuration would say so.
 * @param {unknown} devices
 */
function asConfigured(devices) {
  const simulated = /** @type {{ deviceId: string, kind: string, transport: string }[]} */ (devices);
  return simulated.map((device) => ({ ...device, model: "模拟设备 simulated" }));
}

function onEndWished() {
  if (endingSince === undefined) void end(0, "正在结束… / Ending …");
  else if (performance.now() - endingSince > sameWishMs) {
    crew.kill();
    process.exit(1);
  }
}

/**
 * @param {number} code
 * @param {string} sentence
 */
async function end(code, sentence) {
  if (endingSince !== undefined) return;
  endingSince = performance.now();
  process.stderr.write(`\n${sentence}\n`);
  await crew.end();
  rmSync(runningFile, { force: true });
  process.exit(code);
}

/** Two halls on one data folder would be one too many; the day goes on in the one that runs. */
async function refuseSecondStart() {
  if (!existsSync(runningFile)) return;
  const { pid, hallUrl } = JSON.parse(readFileSync(runningFile, "utf8"));
  if (!isRunning(pid)) return;
  const answer = await fetch(`${hallUrl}/healthz`, { signal: AbortSignal.timeout(1_000) }).catch(
    () => undefined,
  );
  if (answer?.ok) sayAndExit(`这个大厅已经在运行:${hallUrl}`, `This hall is running already: ${hallUrl}`);
}

function readSettings() {
  const values = readArguments();
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65_000) sayUsage(`--port ${values.port}`);
  // A hall's own file may lie anywhere; its demonstration data is named after it.
  const name = parse(values.hall).name;
  return { hall: values.hall, name, port, data: resolve(values.data ?? join(root, ".data", name)) };
}

function readArguments() {
  try {
    return parseArgs({
      options: {
        hall: { type: "string", default: "town" },
        port: { type: "string", default: "8100" },
        data: { type: "string" },
      },
    }).values;
  } catch (error) {
    return sayUsage(error instanceof Error ? error.message : String(error));
  }
}

/**
 * @param {string} what
 * @returns {never}
 */
function sayUsage(what) {
  const usage = "npm start -- [--hall town|city|<file>] [--port 8100] [--data <folder>]";
  sayAndExit(`看不懂:${what}\n用法:${usage}`, `Not understood: ${what}\nUsage: ${usage}`);
}
