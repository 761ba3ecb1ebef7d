import type { OpenTransport } from "../host/line.ts";
import { createTransport } from "../transport/open.ts";
import { tapTransport } from "../transport/tap.ts";
import type { CaptureEntry } from "./format.ts";

/** Some ten minutes of the liveliest wire; what comes later is not kept. */
const mostBytes = 2_000_000;

export interface WireRecorder {
  openTransport: OpenTransport;
  readonly entries: readonly CaptureEntry[];
  readonly isFull: boolean;
}

/** Keeps, in memory only, what goes over a line from its first opening on. */
export function createWireRecorder(): WireRecorder {
  const entries: CaptureEntry[] = [];
  let openedAt: number | undefined;
  let kept = 0;

  function keep(from: CaptureEntry["from"], bytes: Uint8Array): void {
    kept += bytes.length;
    if (kept > mostBytes || bytes.length === 0) return;
    const atMs = Math.round(performance.now() - (openedAt ?? performance.now()));
    entries.push({ atMs, from, bytes: Uint8Array.from(bytes) });
  }

  return {
    openTransport: (spec) =>
      tapTransport(createTransport(spec), {
        opened: () => {
          openedAt ??= performance.now();
        },
        fromHost: (bytes) => keep("host", bytes),
        fromDevice: (bytes) => keep("device", bytes),
      }),
    entries,
    get isFull() {
      return kept > mostBytes;
    },
  };
}
