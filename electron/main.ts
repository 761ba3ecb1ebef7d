/** The kiosk shell: reads what this place is, then opens its windows and what stands behind them. */
import { join, resolve } from "node:path";
import { app, BrowserWindow, ipcMain, Menu, safeStorage, screen, session, utilityProcess } from "electron";
import { lockShell } from "./lock-down/lock-shell.ts";
import { judgeStart, refusedStartSentence } from "./lock-down/start.ts";
import { describePlaceTrouble } from "./place/describe-trouble.ts";
import { ownSwitches, type PlaceTrouble, readFlags, readPlace } from "./place/read-place.ts";
import { trustAuthority } from "./place/trust.ts";
import { openShell } from "./shell.ts";
import { runningVersion } from "./updates/running-version.ts";
import { openLog } from "./watch/log.ts";
import { eventOfNote } from "./watch/notes.ts";
import { openWatch, type ShellWatch } from "./watch/watch.ts";

const cannotStart = 2;

const flags = readFlags(process.argv.slice(1));
if (flags.ok && flags.value.data !== undefined) app.setPath("userData", resolve(flags.value.data));
const data = app.getPath("userData");
const opened = openLog(data);
const { log } = opened;
let watch: ShellWatch | null = null;

const isProduction = app.isPackaged;
const { argv, execArgv: nodeArgs, env, platform } = process;
const start = judgeStart({ args: argv.slice(1), nodeArgs, env, platform, isProduction }, ownSwitches);
const lock = lockShell({
  ...{ app, menu: Menu, sessions: session, isProduction },
  tell: (note) => {
    log.warn(note, "lock-down");
    const event = eventOfNote(note);
    if (event) watch?.happened(event);
  },
});
const place = flags.ok ? readPlace(flags.value, join(data, "place.json")) : flags;

if (start.kind === "refused") giveUp(refusedStartSentence(start.because));
else if (!place.ok) giveUp(sentenceOf(place.error));
else if (!app.requestSingleInstanceLock()) app.quit();
else {
  trustAuthority(place.value.certificateAuthority);
  const version = runningVersion(import.meta.filename) ?? app.getVersion();
  const isKept = flags.ok && flags.value.kept === true;
  const own = openWatch({ app, version, data, opened, isKept });
  watch = own;
  const electron = { app, BrowserWindow, ipcMain, safeStorage, screen, utilityProcess };
  const padCode = flags.ok ? flags.value["pair-pad"] : undefined;
  const parts = { electron, here: place.value, data, mainScript: import.meta.filename, padCode, lock, log };
  void app.whenReady().then(() => openShell({ ...parts, watch: own }));
}

function sentenceOf(trouble: PlaceTrouble): string {
  const { zh, en } = describePlaceTrouble(trouble);
  return `${zh}\n${en}`;
}

function giveUp(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  app.exit(cannotStart);
}
