/**
 * A program of its own: the only file that loads eSpeak NG (GPL-3.0-or-later). The hall starts it as a separate
 * process and speaks to it over standard input and output; nothing of the hall is imported here and nothing here is
 * imported by the hall. See README.md beside it.
 *
 *   in   {"id":7,"voice":"cmn","wordsPerMinute":150,"text":"…"}\n
 *   out  {"ready":true}\n                        once, when it can work
 *        {"id":7,"bytes":160044,"phonemes":"…"}\n   and then the WAV, so many bytes
 *        {"id":7,"error":"bad-request" | "failed"}\n
 *
 * It works on one line at a time and ends when its standard input does.
 */
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import createEspeak from "espeak-ng";

const longestText = 400;
const wasm = await WebAssembly.compile(
  await readFile(fileURLToPath(new URL("espeak-ng.wasm", import.meta.resolve("espeak-ng")))),
);

interface Request {
  id: number;
  voice: string;
  wordsPerMinute: number;
  text: string;
}

/** A new instance for every sentence: the program was made to run once, and keeps its options in globals. */
async function synthesise(request: Request): Promise<{ wav: Uint8Array; phonemes: string }> {
  const espeak = await createEspeak({
    arguments: [
      ...["-w", "/out.wav", "--phonout=/out.txt", "-x"],
      // -D: the same text gives the same sound; -z: no pause at the end; -a: well below its own limiter.
      ...["-D", "-z", "-a", "60"],
      ...["-v", request.voice, "-s", String(request.wordsPerMinute), "-f", "/in.txt"],
    ],
    preRun: [(module) => module.FS.writeFile("/in.txt", request.text)],
    instantiateWasm(imports, receive) {
      WebAssembly.instantiate(wasm, imports).then((instance) => receive(instance, wasm));
      return {};
    },
    print() {},
    printErr() {},
  });
  return {
    wav: espeak.FS.readFile("/out.wav"),
    phonemes: espeak.FS.readFile("/out.txt", { encoding: "utf8" }).trim(),
  };
}

/** `id` is null where not even that can be read. */
function requestOf(line: string): { id: number | null; request: Request | null } {
  try {
    const { id, voice, wordsPerMinute, text } = JSON.parse(line) as Partial<Record<keyof Request, unknown>>;
    if (typeof id !== "number") return { id: null, request: null };
    if (typeof voice !== "string" || !/^[a-z]{2,3}(-[a-z]+)*$/.test(voice)) return { id, request: null };
    if (typeof wordsPerMinute !== "number" || !(wordsPerMinute >= 80 && wordsPerMinute <= 400)) {
      return { id, request: null };
    }
    if (typeof text !== "string" || text.length > longestText || text.includes("\0"))
      return { id, request: null };
    return { id, request: { id, voice, wordsPerMinute: Math.round(wordsPerMinute), text } };
  } catch {
    return { id: null, request: null };
  }
}

function answer(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

// Ctrl-C reaches every process of the terminal; the hall says when this one ends.
process.on("SIGINT", () => {});

answer({ ready: true });
for await (const line of createInterface({ input: process.stdin })) {
  const { id, request } = requestOf(line);
  if (!request) {
    answer({ id, error: "bad-request" });
    continue;
  }
  try {
    const { wav, phonemes } = await synthesise(request);
    answer({ id: request.id, bytes: wav.length, phonemes });
    process.stdout.write(wav);
  } catch {
    answer({ id: request.id, error: "failed" });
  }
}
process.exit(0);
