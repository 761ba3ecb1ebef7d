import type { CaptureEntry } from "./format.ts";

/**
 * Takes everything that could belong to a person out of what was recorded, before it is written anywhere. What a kind does
 * not recognise as harmless it blanks: a broken frame may carry half a card. Keeps the number of bytes of every entry.
 */
export type Redact = (entries: readonly CaptureEntry[], adapter: string) => CaptureEntry[];

/**
 * Lets `change` alter in place what one end said, as one stream, and cuts it where it was cut before: a name that lay
 * across two pieces is as gone as one that did not.
 */
export function changeStream(
  entries: readonly CaptureEntry[],
  from: CaptureEntry["from"],
  change: (stream: Uint8Array) => void,
): CaptureEntry[] {
  const stream = Buffer.concat(entries.filter((entry) => entry.from === from).map(({ bytes }) => bytes));
  change(stream);
  let at = 0;
  return entries.map((entry) => {
    if (entry.from !== from) return entry;
    const bytes = Uint8Array.from(stream.subarray(at, at + entry.bytes.length));
    at += entry.bytes.length;
    return { ...entry, bytes };
  });
}
