import { Worker } from "node:worker_threads";
import { describeError } from "../describe-error.ts";
import type { Log } from "../events.ts";
import { failed, type Outcome } from "../problem.ts";
import type { FinishedBackup, Unfinished } from "./finish.ts";
import { readLastBackup } from "./last-backup.ts";
import { makeBackup } from "./make.ts";
import type { BackupReason } from "./manifest.ts";

export interface BackupsOptions {
  dataFolder: string;
  hallId: string;
  /** A consistent copy of the running database. */
  copy: (file: string) => Promise<void>;
  log: Log;
}

/** Backups of a running hall: commands go on meanwhile. One at a time. */
export class Backups {
  readonly #options: BackupsOptions;
  #isMaking = false;
  #lastMadeAt: number | null;

  constructor(options: BackupsOptions) {
    this.#options = options;
    const last = readLastBackup(options.dataFolder);
    this.#lastMadeAt = last && Date.parse(last.madeAt);
  }

  /** Wall time, milliseconds since the epoch. */
  get lastMadeAt(): number | null {
    return this.#lastMadeAt;
  }

  async make(to: {
    shelf: string;
    keep: number | null;
    reason: BackupReason;
  }): Promise<Outcome<FinishedBackup>> {
    if (this.#isMaking) return failed("backup-is-being-made");
    this.#isMaking = true;
    const startedAt = performance.now();
    try {
      const { dataFolder, hallId, copy } = this.#options;
      const outcome = await makeBackup(
        { dataFolder, hallId, ...to },
        {
          copy: async (file) => {
            await copy(file);
            return { ok: true, value: null };
          },
          finish: finishBeside,
        },
      );
      this.#tell(outcome, performance.now() - startedAt);
      return outcome;
    } catch (error) {
      // A fault in making backups must not end the hall that they are made of.
      this.#options.log("backup-failed", describeError(error));
      return failed("backup-fault");
    } finally {
      this.#isMaking = false;
    }
  }

  #tell(outcome: Outcome<FinishedBackup>, tookMs: number): void {
    const { log } = this.#options;
    if (!outcome.ok) {
      log("backup-failed", { ...outcome.problem.params, code: outcome.problem.code });
      return;
    }
    const { folder, manifest, removed } = outcome.value;
    const { position, madeAt, reason, files } = manifest;
    this.#lastMadeAt = Date.parse(madeAt);
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    const counts = { position, files: files.length, bytes, removed: removed.length };
    log("backup-made", { folder, reason, ...counts, tookMs: Math.round(tookMs) });
  }
}

function finishBeside(unfinished: Unfinished): Promise<Outcome<FinishedBackup>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./finish-worker.ts", import.meta.url), { workerData: unfinished });
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`The backup's worker ended with ${code}.`)));
  });
}
