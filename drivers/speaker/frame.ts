import { err, ok, type Result } from "../result.ts";

/** A sound as an announcement brings it: RIFF WAVE, PCM, 16 bit. */
export interface Sound {
  channels: number;
  /** Frames per second. */
  sampleRate: number;
  /** Little-endian, channels side by side. */
  samples: Uint8Array;
}

export type SoundFault = "not-wav" | "other-format" | "too-long" | "empty";

/** An announcement said three times over lasts some twenty seconds. */
export const longestMs = 120_000;

/**
 * Reads a WAV that came whole:
 *
 *   "RIFF" size(4) "WAVE" | chunks: name(4) size(4) content, padded to even | numbers little-endian
 *   "fmt ": 1 = PCM (2) · channels(2) · rate(4) · bytes per second(4) · bytes per frame(2) · bits(2)
 *
 * Never throws. A data chunk that says more than there is gives what is there, as players do.
 */
export function readSound(wav: Uint8Array): Result<Sound, SoundFault> {
  const view = new DataView(wav.buffer, wav.byteOffset, wav.byteLength);
  const tagAt = (at: number) => String.fromCharCode(...wav.subarray(at, at + 4));
  if (wav.length < 12 || tagAt(0) !== "RIFF" || tagAt(8) !== "WAVE") return err("not-wav");
  let format: { channels: number; sampleRate: number } | null = null;
  for (let at = 12; at + 8 <= wav.length; ) {
    const size = view.getUint32(at + 4, true);
    const body = at + 8;
    if (tagAt(at) === "fmt ") {
      if (size < 16 || body + 16 > wav.length) return err("not-wav");
      const [code, channels, bits] = [0, 2, 14].map((offset) => view.getUint16(body + offset, true));
      const sampleRate = view.getUint32(body + 4, true);
      const isKnown = code === 1 && bits === 16 && (channels === 1 || channels === 2);
      if (!isKnown || sampleRate < 8000 || sampleRate > 48_000) return err("other-format");
      format = { channels: channels ?? 1, sampleRate };
    }
    if (tagAt(at) === "data") {
      if (!format) return err("not-wav");
      const frameBytes = format.channels * 2;
      const length = Math.floor(Math.min(size, wav.length - body) / frameBytes) * frameBytes;
      const sound = { ...format, samples: wav.subarray(body, body + length) };
      if (length === 0) return err("empty");
      return lengthMsOf(sound) > longestMs ? err("too-long") : ok(sound);
    }
    at = body + size + (size % 2);
  }
  return err("not-wav");
}

export function lengthMsOf({ channels, sampleRate, samples }: Sound): number {
  return (samples.length / (channels * 2) / sampleRate) * 1000;
}

/** The sound as a WAV again, softer by `volumePercent`: loudness goes with the square, as a knob on a loudspeaker feels. */
export function writeSound({ channels, sampleRate, samples }: Sound, volumePercent = 100): Buffer {
  const head = Buffer.alloc(44);
  head.write("RIFF", 0, "latin1");
  head.writeUInt32LE(36 + samples.length, 4);
  head.write("WAVEfmt ", 8, "latin1");
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(channels, 22);
  head.writeUInt32LE(sampleRate, 24);
  head.writeUInt32LE(sampleRate * channels * 2, 28);
  head.writeUInt16LE(channels * 2, 32);
  head.writeUInt16LE(16, 34);
  head.write("data", 36, "latin1");
  head.writeUInt32LE(samples.length, 40);
  return Buffer.concat([head, volumePercent === 100 ? samples : softened(samples, volumePercent)]);
}

function softened(samples: Uint8Array, volumePercent: number): Buffer {
  const gain = (volumePercent / 100) ** 2;
  const softer = Buffer.from(samples);
  for (let at = 0; at + 1 < softer.length; at += 2) {
    softer.writeInt16LE(Math.round(softer.readInt16LE(at) * gain), at);
  }
  return softer;
}
