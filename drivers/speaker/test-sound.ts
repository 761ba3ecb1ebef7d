import { writeSound } from "./frame.ts";

const sampleRate = 22_050;

/** A soft tone that swells and fades, of so many milliseconds. */
export function testSound(lengthMs: number, hertz = 440): Buffer {
  const count = Math.round((lengthMs * sampleRate) / 1000);
  const samples = Buffer.alloc(count * 2);
  for (let at = 0; at < count; at += 1) {
    const swell = Math.sin((Math.PI * at) / count);
    samples.writeInt16LE(
      Math.round(12_000 * swell * Math.sin((2 * Math.PI * hertz * at) / sampleRate)),
      at * 2,
    );
  }
  return writeSound({ channels: 1, sampleRate, samples });
}
