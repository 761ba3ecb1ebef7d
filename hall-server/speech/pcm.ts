/** Work on samples (-1 … 1 at `sampleRate`). Every function leaves its input as it was. */
import { samplesOf } from "./wav.ts";

/** Below -42 dB a sample counts as silence. */
const silence = 0.008;
/** What is kept around the sound when silence is cut off, so that soft consonants are not clipped. */
const marginMs = 15;

export function trimmed(samples: Float32Array): Float32Array {
  const first = samples.findIndex((sample) => Math.abs(sample) > silence);
  if (first < 0) return new Float32Array(0);
  const last = samples.findLastIndex((sample) => Math.abs(sample) > silence);
  const margin = samplesOf(marginMs);
  return samples.slice(Math.max(0, first - margin), Math.min(samples.length, last + 1 + margin));
}

/** Brings the voice to `rms`, as far as no sample passes `peak`. */
export function levelled(samples: Float32Array, rms: number, peak: number): Float32Array {
  const found = levels(samples);
  if (found.peak === 0) return samples.slice();
  const gain = Math.min(rms / found.rms, peak / found.peak);
  return samples.map((sample) => sample * gain);
}

/** Fades both ends in and out, so that a cut does not click. */
export function faded(samples: Float32Array, ms: number): Float32Array {
  const length = Math.min(samplesOf(ms), Math.floor(samples.length / 2));
  return samples.map((sample, i) => {
    const fromEnd = Math.min(i, samples.length - 1 - i);
    return fromEnd < length ? sample * 0.5 * (1 - Math.cos((Math.PI * fromEnd) / length)) : sample;
  });
}

/** `rms` over everything louder than silence, so that pauses do not count as a soft voice. */
export function levels(samples: Float32Array): { rms: number; peak: number } {
  let squares = 0;
  let loud = 0;
  let peak = 0;
  for (const sample of samples) {
    const size = Math.abs(sample);
    if (size > peak) peak = size;
    if (size > silence) {
      squares += sample * sample;
      loud++;
    }
  }
  return { rms: loud === 0 ? 0 : Math.sqrt(squares / loud), peak };
}

export function joined(pieces: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
