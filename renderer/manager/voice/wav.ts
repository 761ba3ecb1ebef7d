/** What the hall takes: 16-bit mono WAV at this rate. */
export const sampleRate = 22_050;

const headBytes = 44;

/** Samples are in -1 … 1. */
export function encodeWav(samples: Float32Array): Uint8Array<ArrayBuffer> {
  const wav = new Uint8Array(headBytes + samples.length * 2);
  const view = new DataView(wav.buffer);
  const write = (at: number, text: string) => wav.set(new TextEncoder().encode(text), at);
  write(0, "RIFF");
  view.setUint32(4, wav.length - 8, true);
  write(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  write(36, "data");
  view.setUint32(40, samples.length * 2, true);
  samples.forEach((sample, i) => {
    view.setInt16(headBytes + i * 2, Math.round(Math.max(-1, Math.min(1, sample)) * 32_767), true);
  });
  return wav;
}

export function toBase64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}

export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
