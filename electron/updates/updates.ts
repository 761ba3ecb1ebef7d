import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { HostLog } from "../../drivers/host/settings.ts";
import { err, ok, type Result } from "../../drivers/result.ts";
import { type Considered, consider, type Refusal } from "./consider.ts";
import type { AwayFault, HallUpdates } from "./hall-updates.ts";
import { type StageFault, stage } from "./stage.ts";
import { type FailedVersion, readState, type UpdateState, writeState } from "./state.ts";

export type LookFault = Refusal | AwayFault | StageFault | "too-large" | "state-not-kept";

export interface UpdatesOptions extends Considered {
  updatesFolder: string;
  /** Of the version that runs. */
  runningProgram: string;
  hall: HallUpdates;
  /** Nobody uses this place, and what it has to do can wait. */
  isQuiet: () => boolean;
  /** Ends the shell in good order and starts it again. */
  restart: () => void;
  log: HostLog;
  freeBytes?: (folder: string) => number;
}

/** For the sign of life. */
export interface UpdateStatus {
  running: string;
  /** Whole on disk and to be switched to. */
  staged: string | null;
  /** Runs, and has not shown yet that it is well. */
  isTried: boolean;
  /** What was taken back here and the hall has not been told of. */
  failed: FailedVersion[];
  /** Why the last look brought nothing; null: it did, or there was none. */
  trouble: LookFault | null;
}

export interface Updates {
  /** Asks the hall and brings what is newer, up to being whole on this disk. Answers with its version. */
  look(): Promise<Result<string, LookFault>>;
  /** Switches to what was brought, if anything was: the shell starts again. */
  switchOver(): boolean;
  /** The page can be used, and the hall was heard or is known to be away: this version is kept from now on. */
  isWell(): boolean;
  /** The hall knows of it. */
  wasTold(version: string): void;
  status(): UpdateStatus;
}

export function openUpdates(options: UpdatesOptions): Updates {
  const { updatesFolder, running, log } = options;
  mkdirSync(updatesFolder, { recursive: true, mode: 0o700 });
  let trouble: LookFault | null = null;
  /** From the switch on this program only ends, which takes its time: what is known is the next one's to change. */
  let isSwitching = false;
  let isLooking: Promise<Result<string, LookFault>> | null = null;

  /** False where the disk takes nothing: then nothing has changed. */
  function keep(next: UpdateState): boolean {
    try {
      writeState(updatesFolder, next);
      return true;
    } catch (error) {
      log.error({ error }, "what is known of updates cannot be kept");
      return false;
    }
  }

  async function bring(): Promise<Result<string, LookFault>> {
    const envelope = await options.hall.manifest();
    if (!envelope.ok) return envelope;
    const considered = consider(envelope.value, options, readState(updatesFolder));
    if (!considered.ok) return considered;
    const { signed, remembered } = considered.value;
    const { version } = signed.manifest;
    if (isSwitching) return err("put-off");
    if (!keep(remembered)) return err("state-not-kept");
    if (remembered.staged === version) return ok(version);
    const staged = await stage({ ...options, mayGoOn: options.isQuiet }, signed.manifest, envelope.value);
    if (!staged.ok) return staged;
    if (isSwitching) return err("put-off");
    if (!keep({ ...readState(updatesFolder), staged: version })) return err("state-not-kept");
    log.info({ version }, "an update is ready to be switched to");
    return ok(version);
  }

  return {
    look() {
      if (isSwitching) return Promise.resolve(err("put-off"));
      isLooking ??= bring()
        .then((answer) => {
          trouble =
            answer.ok || answer.error === "nothing-newer" || answer.error === "put-off" ? null : answer.error;
          if (trouble !== null) log.warn({ because: trouble }, "no update was taken");
          return answer;
        })
        .finally(() => {
          isLooking = null;
        });
      return isLooking;
    },
    switchOver() {
      const state = readState(updatesFolder);
      if (state.staged === null || state.trying !== null) return false;
      const next: UpdateState = { ...state, trying: { version: state.staged, starts: 0 }, staged: null };
      if (!keep(next)) return false;
      log.info({ from: running, to: state.staged }, "switching to an update");
      isSwitching = true;
      options.restart();
      return true;
    },
    isWell() {
      const state = readState(updatesFolder);
      if (state.trying?.version !== running) return false;
      const staged = state.staged === running ? null : state.staged;
      const proven: UpdateState = { ...state, proven: running, previous: state.proven, trying: null, staged };
      if (!keep(proven)) return false;
      log.info({ version: running }, "the update came up and is kept");
      removeOthers(updatesFolder, proven, log);
      return true;
    },
    wasTold(version) {
      const state = readState(updatesFolder);
      if (!state.failed.some((one) => one.version === version && !one.isTold)) return;
      const failed = state.failed.map((one) => (one.version === version ? { ...one, isTold: true } : one));
      keep({ ...state, failed });
    },
    status() {
      const { staged, trying, failed } = readState(updatesFolder);
      const isTried = trying?.version === running;
      return { running, staged, isTried, failed: failed.filter(({ isTold }) => !isTold), trouble };
    },
  };
}

/** What runs, what ran before it, and what is to run. The rest takes room. */
function removeOthers(updatesFolder: string, { proven, previous, staged }: UpdateState, log: HostLog): void {
  const folder = join(updatesFolder, "versions");
  try {
    for (const name of readdirSync(folder)) {
      if (![proven, previous, staged].includes(name)) rmSync(join(folder, name), { recursive: true });
    }
  } catch (error) {
    log.warn({ error }, "old versions could not be removed");
  }
}
