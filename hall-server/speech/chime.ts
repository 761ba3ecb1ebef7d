/** Two falling notes before a call: e″ and c″, struck like a bell, the second while the first dies away. */
import { layout } from "./duration.ts";
import { faded } from "./pcm.ts";
import { sampleRate, samplesOf } from "./wav.ts";

export const chimeNotes = [
  { hertz: 659.26, startMs: 0 },
  { hertz: 523.25, startMs: 450 },
] as const;

/** Loudness of each overtone, the note itself first; higher ones die faster. */
const overtones = [1, 0.25, 0.1];
const attackMs = 6;
const decayMs = 260;
/** One note's height. Both together stay below 0.6. */
const height = 0.3;

export function chime(): Float32Array {
  const samples = new Float32Array(samplesOf(layout.chimeMs));
  for (const { hertz, startMs } of chimeNotes) {
    const start = samplesOf(startMs);
    for (let i = start; i < samples.length; i++) {
      const seconds = (i - start) / sampleRate;
      const attack = Math.min(1, (seconds * 1000) / attackMs);
      let sample = 0;
      overtones.forEach((loudness, k) => {
        const fall = Math.exp((-seconds * 1000 * (k + 1)) / decayMs);
        sample += loudness * fall * Math.sin(2 * Math.PI * hertz * (k + 1) * seconds);
      });
      samples[i] = (samples[i] ?? 0) + height * attack * sample;
    }
  }
  return faded(samples, 10);
}
