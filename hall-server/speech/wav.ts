/** RIFF WAVE, 16-bit mono at `sampleRate`: the one form of sound in this folder. Samples are in -1 … 1. */

export const sampleRate = 22_050;

const headerBytes = 44;

export function samplesOf(ms: number): number {
  return Math.round((ms * sampleRate) / 1000);
}

export function millisecondsOf(samples: number): number {
  return (samples * 1000) / sampleRate;
}

/**
 *   0 "RIFF" · u32 file size - 8 · 8 "WAVE" · 12 "fmt " · u32 16 · u16 1 = PCM · u16 channels · u32 rate ·
 *   u32 bytes per second · u16 bytes per frame · u16 bits · 36 "data" · u32 size · 44 samples, little-endian
 */
export function encodeWav(samples: Float32Array): Buffer<ArrayBuffer> {
  const wav = Buffer.alloc(headerBytes + samples.length * 2);
  wav.write("RIFF", 0, "latin1");
  wav.writeUInt32LE(wav.length - 8, 4);
  wav.write("WAVEfmt ", 8, "latin1");
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(sampleRate, 24);
  wav.writeUInt32LE(sampleRate * 2, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write("data", 36, "latin1");
  wav.writeUInt32LE(samples.length * 2, 40);
  let at = headerBytes;
  for (const sample of samples) {
    wav.writeInt16LE(Math.round(Math.max(-1, Math.min(1, sample)) * 32_767), at);
    at += 2;
  }
  return wav;
}

export type WavResult =
  | { ok: true; samples: Float32Array }
  | { ok: false; reason: "not-wav" | "other-format" };

/** Reads what `encodeWav` writes, with any other chunks between; a data chunk cut short gives what is there. */
export function decodeWav(wav: Uint8Array): WavResult {
  const view = new DataView(wav.buffer, wav.byteOffset, wav.byteLength);
  const tag = (at: number) => String.fromCharCode(...wav.subarray(at, at + 4));
  if (wav.length < headerBytes || tag(0) !== "RIFF" || tag(8) !== "WAVE")
    return { ok: false, reason: "not-wav" };
  let hasFormat = false;
  for (let at = 12; at + 8 <= wav.length; ) {
    const size = view.getUint32(at + 4, true);
    const body = at + 8;
    if (tag(at) === "fmt " && size >= 16 && body + 16 <= wav.length) {
      hasFormat =
        view.getUint16(body, true) === 1 &&
        view.getUint16(body + 2, true) === 1 &&
        view.getUint32(body + 4, true) === sampleRate &&
        view.getUint16(body + 14, true) === 16;
      if (!hasFormat) return { ok: false, reason: "other-format" };
    }
    if (tag(at) === "data" && hasFormat) {
      const count = Math.floor(Math.min(size, wav.length - body) / 2);
      const samples = new Float32Array(count);
      for (let i = 0; i < count; i++) samples[i] = view.getInt16(body + i * 2, true) / 32_768;
      return { ok: true, samples };
    }
    at = body + size + (size % 2);
  }
  return { ok: false, reason: "not-wav" };
}
