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
}

export const defaultHostSettings: HostSettings = {
  backOffMs: [250, 500, 1000, 2000],
  steadyMs: 10_000,
  hungMs: 3600,
  longestOperationMs: 15 * 60_000,
};

export interface HostLog {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
}

export const noLog: HostLog = { info() {}, warn() {}, error() {} };
