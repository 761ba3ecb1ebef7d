/**
 * What the synthesiser says, read from its standard output: lines of JSON, each followed by as many bytes of sound as
 * it names. Everything is bounded: a writer that never ends must not fill the memory.
 */
import type { Readable } from "node:stream";

export type Answer =
  | { kind: "ready" }
  | SoundAnswer
  | { kind: "refusal"; id: number }
  /** What follows it is not read any more. */
  | { kind: "rubbish" };

interface SoundAnswer {
  kind: "sound";
  id: number;
  phonemes: string;
  wav: Uint8Array;
}

export interface AnswerReader {
  stop(): void;
}

const longestLine = 64_000;
/** Two minutes of voice. */
const longestSound = 6_000_000;

export function readAnswers(stream: Readable, onAnswer: (answer: Answer) => void): AnswerReader {
  let pieces: Buffer[] = [];
  let lineLength = 0;
  let sound: SoundAnswer | null = null;
  let filled = 0;
  let isStopped = false;

  stream.on("data", (chunk: Buffer) => {
    let from = 0;
    while (!isStopped && from < chunk.length) {
      const rest = chunk.subarray(from);
      from += sound ? takeSound(sound, rest) : takeLine(rest);
    }
  });

  /** Both take from the start of `chunk` what belongs to them, and say how many bytes that was. */
  function takeSound(answer: SoundAnswer, chunk: Buffer): number {
    const taken = Math.min(chunk.length, answer.wav.length - filled);
    answer.wav.set(chunk.subarray(0, taken), filled);
    filled += taken;
    if (filled === answer.wav.length) {
      sound = null;
      onAnswer(answer);
    }
    return taken;
  }

  function takeLine(chunk: Buffer): number {
    const end = chunk.indexOf(0x0a);
    const piece = end < 0 ? chunk : chunk.subarray(0, end);
    pieces.push(piece);
    lineLength += piece.length;
    if (lineLength > longestLine) {
      stop();
      onAnswer({ kind: "rubbish" });
      return chunk.length;
    }
    if (end < 0) return chunk.length;
    const answer = parsed(Buffer.concat(pieces).toString("utf8"));
    pieces = [];
    lineLength = 0;
    if (answer.kind === "sound") {
      sound = answer;
      filled = 0;
      return end + 1;
    }
    if (answer.kind === "rubbish") stop();
    onAnswer(answer);
    return end + 1;
  }

  function stop(): void {
    isStopped = true;
    pieces = [];
    sound = null;
  }

  return { stop };
}

/** A sound comes with room for its bytes, which are still to be read. */
function parsed(line: string): Answer {
  try {
    const { ready, id, bytes, phonemes, error } = JSON.parse(line) as Record<string, unknown>;
    if (ready === true) return { kind: "ready" };
    if (typeof id !== "number") return { kind: "rubbish" };
    if (typeof error === "string") return { kind: "refusal", id };
    if (typeof phonemes !== "string" || !isLength(bytes)) return { kind: "rubbish" };
    return { kind: "sound", id, phonemes, wav: new Uint8Array(bytes) };
  } catch {
    return { kind: "rubbish" };
  }
}

function isLength(bytes: unknown): bytes is number {
  return Number.isInteger(bytes) && Number(bytes) > 0 && Number(bytes) <= longestSound;
}
