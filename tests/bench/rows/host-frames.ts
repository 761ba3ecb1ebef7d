/** Frames per second through a line and its frame parser, against reading the same bytes from the same line. */
import { createFrameParser } from "../../../drivers/id-card-reader/frame.ts";
import { createTcpTransport } from "../../../drivers/transport/tcp.ts";
import { defaultLimits } from "../../../drivers/transport/types.ts";
import { fromRuns, type Measured, repeat } from "../figures.ts";
import { startProgram } from "../program.ts";
import { readerTraffic } from "../reader-traffic.ts";

const cards = 20_000;

export async function hostFrames(runs: number): Promise<Measured> {
  const { frames } = readerTraffic(cards);
  const wire = await startProgram(["tests/bench/wire-program.ts", String(cards)]);
  // Compiled once before it counts.
  await perSecond(wire.url, frames, throughParser());
  await perSecond(wire.url, frames, () => 0);
  const measured = await repeat(runs, async () => ({
    value: await perSecond(wire.url, frames, throughParser()),
    limit: await perSecond(wire.url, frames, () => 0),
  }));
  await wire.end();
  return fromRuns("host.frames", "frames/s", { ratio: 0.1, atLeast: true }, measured);
}

function throughParser(): (bytes: Uint8Array) => number {
  const parser = createFrameParser();
  return (bytes) => parser.push(bytes).length;
}

/** `read` says how many frames a piece completed; 0 for all where nobody looks. */
async function perSecond(
  address: string,
  frames: number,
  read: (bytes: Uint8Array) => number,
): Promise<number> {
  const [host = "", port = ""] = address.split(":");
  const transport = createTcpTransport({ host, port: Number(port) }, defaultLimits);
  const { promise: over, resolve } = Promise.withResolvers<void>();
  let seen = 0;
  const startedAt = performance.now();
  const data = (bytes: Uint8Array) => {
    seen += read(bytes);
  };
  await transport.open({ data, closed: resolve });
  await over;
  const seconds = (performance.now() - startedAt) / 1_000;
  if (seen !== 0 && seen !== frames) throw new Error(`${seen} of ${frames} frames were read`);
  return frames / seconds;
}
