/** Lines of a stream with an upper bound: a writer that never ends its line must not fill the memory. */
import type { Readable } from "node:stream";

export interface LineReader {
  stop(): void;
}

/** `onLine` gets every line without its end, or `null` once when a line passes `longest` bytes. */
export function readLines(
  stream: Readable,
  longest: number,
  onLine: (line: string | null) => void,
): LineReader {
  let pieces: Buffer[] = [];
  let length = 0;
  let isStopped = false;

  stream.on("data", (chunk: Buffer) => {
    let from = 0;
    while (!isStopped) {
      const end = chunk.indexOf(0x0a, from);
      const piece = chunk.subarray(from, end < 0 ? chunk.length : end);
      pieces.push(piece);
      length += piece.length;
      if (length > longest) {
        isStopped = true;
        pieces = [];
        onLine(null);
        return;
      }
      if (end < 0) return;
      const line = Buffer.concat(pieces).toString("utf8");
      pieces = [];
      length = 0;
      from = end + 1;
      onLine(line);
    }
  });

  return {
    stop() {
      isStopped = true;
      pieces = [];
    },
  };
}
