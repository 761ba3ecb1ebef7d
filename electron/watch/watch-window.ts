import type { BrowserWindow, WebContents } from "electron";
import type { HostLog } from "../../drivers/host/settings.ts";
import type { ShellEvent, ShellWindow } from "../../hall-server/contract/shells.ts";
import { nextStep, steadyMs } from "./next-step.ts";
import type { Pulse } from "./pulse.ts";

const tickMs = 1_000;
/** A page has a pulse every two seconds; a busy machine may take its time. */
const silentTicks = 15;
/** From the load to the first pulse. */
const startTicks = 45;
/** So many pulses in a row without anything to see. */
const blankPulses = 5;

export type WatchedWindow = Pick<BrowserWindow, "isDestroyed" | "loadURL" | "once"> & {
  readonly webContents: Pick<WebContents, "forcefullyCrashRenderer" | "on">;
};

export interface WatchWindowParts {
  /** Names it in the log. */
  id: string;
  role: ShellWindow["role"];
  url: string;
  /** Of the shell, within the last while. */
  restarts: () => number;
  restart: () => void;
  happened: (what: ShellEvent) => void;
  /** Its state is another one. */
  changed: () => void;
  log: HostLog;
}

export interface WindowWatch {
  state(): ShellWindow;
  /** Since somebody used it; a page that nobody can use is quiet. */
  quietSeconds(): number;
  pulse(pulse: Pulse): void;
}

/**
 * A window's page comes back, whatever ended it: gone, without a pulse, or with nothing to see. Counted in ticks, not by a
 * clock: a machine that slept, or was held up itself, does not take its pages for dead.
 */
export function watchWindow(window: WatchedWindow, parts: WatchWindowParts): WindowWatch {
  const { id, role, url, log } = parts;
  let state: ShellWindow["state"] = "starting";
  let page: string | null = null;
  let ticksWithoutPulse = 0;
  let ticksWell = 0;
  let pulsesBlank = 0;
  let quietSeconds = 0;
  let failures = 0;
  let isRecovering = false;
  let told = "starting";
  let coming: NodeJS.Timeout | undefined;

  function tell(): void {
    if (state !== told) parts.changed();
    told = state;
  }

  function load(): void {
    isRecovering = false;
    state = "starting";
    ticksWithoutPulse = 0;
    pulsesBlank = 0;
    if (window.isDestroyed()) return;
    // What does not come is told by `did-fail-load`.
    window.loadURL(url).catch(() => undefined);
  }

  function failed(what: "page-gone" | "page-unresponsive" | "page-blank", detail: object = {}): void {
    if (isRecovering || window.isDestroyed()) return;
    isRecovering = true;
    failures += 1;
    ticksWell = 0;
    page = null;
    state = stateAfter[what];
    const step = nextStep(failures, parts.restarts());
    log.warn({ window: id, what, failures, next: step.kind, ...detail }, "the page failed");
    parts.happened(what);
    // One that hangs takes no address until its process is gone.
    if (what === "page-unresponsive") window.webContents.forcefullyCrashRenderer();
    if (step.kind === "restart") parts.restart();
    else coming = setTimeout(load, step.afterMs);
    tell();
  }

  window.webContents.on("render-process-gone", (_event, { reason, exitCode }) =>
    failed("page-gone", { reason, exitCode }),
  );
  window.webContents.on("did-fail-load", (_event, code, _description, _url, isMainFrame) => {
    // Given up for another load, which is on its way.
    if (isMainFrame && code !== loadAborted) failed("page-blank", { code });
  });
  window.webContents.on("preload-error", () => failed("page-blank", { preload: true }));

  const ticking = setInterval(() => {
    if (isRecovering) return;
    ticksWithoutPulse += 1;
    ticksWell += 1;
    if (ticksWell * tickMs >= steadyMs) failures = 0;
    if (ticksWithoutPulse >= (state === "starting" ? startTicks : silentTicks)) failed("page-unresponsive");
  }, tickMs);
  window.once("closed", () => {
    clearInterval(ticking);
    clearTimeout(coming);
  });

  return {
    state: () => ({ role, page, state }),
    quietSeconds: () => (state === "well" ? quietSeconds : Number.POSITIVE_INFINITY),
    pulse(pulse) {
      if (isRecovering) return;
      ticksWithoutPulse = 0;
      page = pulse.page;
      quietSeconds = pulse.quietSeconds;
      pulsesBlank = pulse.isDrawn ? 0 : pulsesBlank + 1;
      if (pulse.isDrawn) state = "well";
      else if (pulsesBlank >= blankPulses) failed("page-blank");
      tell();
    },
  };
}

/** net::ERR_ABORTED */
const loadAborted = -3;

const stateAfter = {
  "page-gone": "gone",
  "page-unresponsive": "unresponsive",
  "page-blank": "blank",
} as const;
