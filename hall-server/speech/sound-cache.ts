/** The sounds asked for last, bounded in number and in bytes; the one unused for longest goes first. */
export interface SoundCache {
  get(key: string): Buffer | undefined;
  put(key: string, sound: Buffer): void;
}

export function createSoundCache(mostSounds: number, mostBytes: number): SoundCache {
  // A Map keeps the order of insertion; a sound that is used is inserted again.
  const sounds = new Map<string, Buffer>();
  let bytes = 0;

  function remove(key: string): void {
    bytes -= sounds.get(key)?.length ?? 0;
    sounds.delete(key);
  }

  return {
    get(key) {
      const sound = sounds.get(key);
      if (sound) {
        sounds.delete(key);
        sounds.set(key, sound);
      }
      return sound;
    },
    put(key, sound) {
      remove(key);
      if (sound.length > mostBytes) return;
      sounds.set(key, sound);
      bytes += sound.length;
      for (const oldest of sounds.keys()) {
        if (sounds.size <= mostSounds && bytes <= mostBytes) break;
        remove(oldest);
      }
    },
  };
}
