/** Everything that can be wrong with an installation, looked at without changing any of it. */
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { askControl } from "../control.ts";
import { hasPages } from "../readiness.ts";
import { checkBackups } from "./backups.ts";
import { asProblem, type Finding, fine, note, problem } from "./finding.ts";
import { checkFolder, checkLeftovers } from "./folder.ts";
import { checkHallFile } from "./hall-file.ts";
import { checkKey } from "./key.ts";
import { checkPageNeeds, checkSerialPorts } from "./kiosk.ts";
import { checkClock, checkModules, checkNode } from "./machine.ts";
import { checkPort, checkUrl, judge } from "./reach.ts";
import { checkSpeech } from "./speech.ts";

export interface Examined {
  data?: string | undefined;
  hall?: string | undefined;
  url?: string | undefined;
  keyFile?: string | undefined;
  host: string;
  port: number;
  pages?: string | undefined;
  backups?: string | undefined;
  /** A machine with a page and devices: browser, fonts, serial ports. */
  isKiosk: boolean;
  serialPorts: readonly string[];
}

export async function examine(what: Examined): Promise<Finding[]> {
  const modules = await checkModules(what.isKiosk);
  const doModulesLoad = modules.every(({ weight }) => weight === "fine");
  const running = what.data === undefined ? null : await runningHall(what.data);
  return [
    checkNode(process.versions.node),
    ...modules,
    ...(await checkInstallation(what, running, doModulesLoad)),
    ...(await checkReach(what, running)),
    ...(await checkVoice()),
    ...(what.isKiosk ? checkPageNeeds() : []),
    ...(what.isKiosk || what.serialPorts.length > 0 ? checkSerialPorts(what.serialPorts) : []),
  ];
}

function isClosed({ code }: Finding): boolean {
  return code === "folder-not-writable" || code === "folder-read-only" || code === "folder-not-a-folder";
}

interface RunningHall {
  url: string;
  position: number;
}

async function runningHall(dataFolder: string): Promise<RunningHall | null> {
  return (await askControl(dataFolder, "GET", "/status")) as RunningHall | null;
}

/** The hall's file, its data and its key. */
export async function checkInstallation(
  what: Omit<Examined, "host" | "port" | "isKiosk" | "serialPorts">,
  running: RunningHall | null,
  doModulesLoad: boolean,
): Promise<Finding[]> {
  const { data, backups } = what;
  const { hallId, findings } = checkHallFile(what.hall);
  if (data === undefined) return [...findings, checkClock(Date.now(), 0)];
  const { key, findings: ofKey } = checkKey(what.keyFile, data);
  const ofFolder = checkFolder(data);
  // What is in a folder that is closed to us cannot be judged.
  if (ofFolder.some(isClosed)) return [...findings, ...ofFolder, ...ofKey, checkClock(Date.now(), 0)];
  const shelves = [`${resolve(data)}.backups`, ...(backups === undefined ? [] : [backups])];
  const database = await lookAtDatabase(data, running, doModulesLoad, hallId, key);
  return [
    ...findings,
    ...ofFolder,
    ...ofKey,
    ...database.findings,
    checkClock(Date.now(), database.lastFactAt),
    ...checkBackups(data, backups, Date.now()),
    ...checkLeftovers(data, shelves, running !== null),
  ];
}

async function lookAtDatabase(
  data: string,
  running: RunningHall | null,
  doModulesLoad: boolean,
  hallId: string | null,
  key: Buffer | null,
): Promise<{ findings: Finding[]; lastFactAt: number }> {
  if (running) return { findings: [note("database-in-use", { position: running.position })], lastFactAt: 0 };
  if (!doModulesLoad) return { findings: [], lastFactAt: 0 };
  // Loaded only now: without SQLite the rest of the examination would not come about.
  const { checkStoppedDatabase } = await import("./database.ts");
  return checkStoppedDatabase(data, hallId, key);
}

/** The pages, and whether the hall answers or could. */
export async function checkReach(
  what: Pick<Examined, "url" | "pages" | "host" | "port">,
  running: RunningHall | null,
): Promise<Finding[]> {
  const folder = what.pages ?? fileURLToPath(new URL("../../../renderer/dist", import.meta.url));
  const pages = hasPages(folder) ? fine("pages-fine") : problem("pages-missing", { folder });
  if (what.url !== undefined) return [pages, await checkUrl(what.url)];
  const said = running && judge(running.url, running);
  return [pages, said ?? (await checkPort(what.host, what.port))];
}

async function checkVoice(): Promise<Finding[]> {
  try {
    const { createSpeech } = await import("../../speech/speech.ts");
    return [await checkSpeech(createSpeech({ log: { info: () => {}, warn: () => {} } }))];
  } catch (error) {
    const because = error instanceof Error ? error.message : String(error);
    return [asProblem({ code: "speech-silent", params: { because } })];
  }
}
