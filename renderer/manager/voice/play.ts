/** Plays a WAV once; settles when it is over or `stop` says so. Called in the handler of a press, so that the browser lets it be heard. */
export async function playWav(wav: Uint8Array<ArrayBuffer>, stop: AbortSignal): Promise<void> {
  const context = new AudioContext();
  try {
    const buffer = await context.decodeAudioData(wav.buffer);
    const source = context.createBufferSource();
    source.buffer = buffer;
    source.connect(context.destination);
    await new Promise<void>((resolve) => {
      source.addEventListener("ended", () => resolve());
      stop.addEventListener("abort", () => resolve());
      if (stop.aborted) resolve();
      source.start();
    });
  } finally {
    await context.close();
  }
}
