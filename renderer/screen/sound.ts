/** The sounds of announcements. A browser that wants a touch first says so; without a sound the text speaks alone. */

export interface SoundOutput {
  /** Fetches a sound before its time comes; a sound that does not exist is remembered as none. */
  prepare(id: string, url: string): void;
  /** Plays it from now on, in the place of whatever plays. */
  play(id: string, volumePercent: number): void;
  stop(): void;
  /** To be called in the handler of a touch. */
  unlock(): void;
  close(): void;
}

/** As many as a screen's list holds in a rush; older ones are forgotten. */
const keptSounds = 24;
/** A browser that allows sound lets a fresh context run within this time. */
const permissionMs = 1_000;

/** `onPermission` hears whether sound comes out, whenever that changes. */
export function openSoundOutput(onPermission: (isAllowed: boolean) => void): SoundOutput {
  const context = new AudioContext();
  const sounds = new Map<string, Promise<AudioBuffer | null>>();
  let playing: AudioBufferSourceNode | null = null;
  let wanted: string | null = null;

  const tell = () => onPermission(context.state === "running");
  context.addEventListener("statechange", tell);
  const permissionTimer = setTimeout(tell, permissionMs);

  const stop = () => {
    wanted = null;
    playing?.stop();
    playing = null;
  };

  return {
    prepare: (id, url) => {
      if (sounds.has(id)) return;
      const fetched = fetchSound(context, url).catch(() => {
        // The hall could not be reached: when its time comes it is asked once more.
        if (sounds.get(id) === fetched) sounds.delete(id);
        return null;
      });
      sounds.set(id, fetched);
      for (const oldest of [...sounds.keys()].slice(0, -keptSounds)) sounds.delete(oldest);
    },
    play: (id, volumePercent) => {
      stop();
      wanted = id;
      void sounds.get(id)?.then((buffer) => {
        // A suspended context would say it later, over the next sentence.
        if (!buffer || wanted !== id || context.state !== "running") return;
        playing = context.createBufferSource();
        playing.buffer = buffer;
        const volume = context.createGain();
        volume.gain.value = gainOf(volumePercent);
        playing.connect(volume).connect(context.destination);
        playing.start();
      });
    },
    stop,
    unlock: () => void context.resume(),
    close: () => {
      clearTimeout(permissionTimer);
      context.removeEventListener("statechange", tell);
      stop();
      void context.close();
    },
  };
}

/** Loudness goes with the square, as a knob on a loudspeaker feels. */
function gainOf(volumePercent: number): number {
  return (volumePercent / 100) ** 2;
}

/** Rejects where the hall cannot be reached; null is a sound that does not exist. */
async function fetchSound(context: AudioContext, url: string): Promise<AudioBuffer | null> {
  const response = await fetch(url);
  if (!response.ok) return null;
  const bytes = await response.arrayBuffer();
  return context.decodeAudioData(bytes).catch(() => null);
}
