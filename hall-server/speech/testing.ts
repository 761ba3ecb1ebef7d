/** What the tests of this folder listen with. */
import type { SpeechLog } from "./synthesis.ts";
import { encodeWav, sampleRate, samplesOf } from "./wav.ts";

/** Strength of one frequency (Goertzel), independent of the length of the piece. */
export function loudnessAt(samples: Float32Array, hertz: number): number {
  const factor = 2 * Math.cos((2 * Math.PI * hertz) / sampleRate);
  let [last, before] = [0, 0];
  for (const sample of samples) [last, before] = [sample + factor * last - before, last];
  return Math.sqrt(Math.abs(last * last + before * before - factor * last * before)) / samples.length;
}

/** A word of one tone, as a person might have recorded it: silence around it, not at full height. */
export function recordedTone(hertz: number, lengthMs = 200, height = 0.3): Buffer<ArrayBuffer> {
  const silence = new Float32Array(samplesOf(60));
  const tone = Float32Array.from(
    { length: samplesOf(lengthMs) },
    (_, i) => height * Math.sin((2 * Math.PI * hertz * i) / sampleRate),
  );
  return encodeWav(Float32Array.of(...silence, ...tone, ...silence));
}

export interface HeardLog extends SpeechLog {
  lines: string[];
}

export function heardLog(): HeardLog {
  const lines: string[] = [];
  const keep = (details: object, message: string) => {
    lines.push(`${message} ${JSON.stringify(details)}`);
  };
  return { lines, info: keep, warn: keep };
}
