/** Times in milliseconds. */
export interface HostSettings {
  /** Pauses before opening again; the last one repeats. Their largest, with opening and first words, stays under 5 s. */
  backOffMs: readonly [number, ...number[]];
  /** A device that worked for so long has earned the shortest pause again. */
  steadyMs: number;
  /** An adapter without a sign of life for so long is hung; a dead device must be reported within 4 s. */
  hungMs: number;
  /** The longest that any operation may take before its outcome is called unknown; most kinds say a shorter time. */
  longestOperationMs: number;
  process: LineProcessSettings;
}

/** For lines that run in processes of their own. */
export interface LineProcessSettings {
  /** Pauses before a line's process that died is started again; the last one repeats. */
  restartMs: readonly [number, ...number[]];
  /** From its start to its first words, on a slow machine that is busy. */
  startMs: number;
  /** Without a beat for so long it is stuck, and killed. */
  silentMs: number;
  /** Between two beats. */
  beatMs: number;
  /** From "stop" to the end. */
  stopMs: number;
  /** A driver that grows beyond this is killed, in million bytes. */
  mostMegabytes: number;
  /** Of status changes and events in a second; a hand at a device makes a few. */
  mostWordsPerSecond: number;
}

export const defaultHostSettings: HostSettings = {
  backOffMs: [250, 500, 1000, 2000],
  steadyMs: 10_000,
  hungMs: 3600,
  longestOperationMs: 15 * 60_000,
  process: {
    restartMs: [250, 500, 1000, 2000, 5000, 15_000, 30_000],
    startMs: 15_000,
    silentMs: 3600,
    beatMs: 300,
    stopMs: 4000,
    mostMegabytes: 400,
    mostWordsPerSecond: 500,
  },
};

export interface HostLog {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
}

export const noLog: HostLog = { info() {}, warn() {}, error() {} };
