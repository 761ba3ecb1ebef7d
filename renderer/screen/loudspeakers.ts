import type { Devices } from "../../drivers/contract/devices.ts";
import type { SoundOutput } from "./sound.ts";

/** As many as a screen's list holds in a rush; older ones are forgotten. */
const keptSounds = 24;

/**
 * Announcements out of loudspeakers of the device host, all at once, instead of the browser's own sound. A loudspeaker
 * cannot be stopped in the middle: what comes next waits for the end of what plays, and is left out when its time is over.
 */
export function openLoudspeakers(devices: Devices, deviceIds: readonly string[]): SoundOutput {
  const sounds = new Map<string, Promise<Uint8Array | null>>();
  let wanted: string | null = null;
  let playing: Promise<void> = Promise.resolve();

  async function playWhenFree(id: string, volumePercent: number): Promise<void> {
    const wav = await sounds.get(id);
    if (!wav || wanted !== id || volumePercent === 0) return;
    const sound = { announcementId: id, wav, volumePercent };
    await Promise.all(deviceIds.map((deviceId) => devices.operate(deviceId, "announce", sound)));
  }

  return {
    prepare(id, url) {
      if (sounds.has(id)) return;
      const fetched = fetchSound(url).catch(() => {
        // The hall could not be reached: when its time comes it is asked once more.
        if (sounds.get(id) === fetched) sounds.delete(id);
        return null;
      });
      sounds.set(id, fetched);
      for (const oldest of [...sounds.keys()].slice(0, -keptSounds)) sounds.delete(oldest);
    },
    play(id, volumePercent) {
      wanted = id;
      playing = playing.then(() => playWhenFree(id, volumePercent));
    },
    stop() {
      wanted = null;
    },
    unlock() {},
    close() {
      wanted = null;
    },
  };
}

/** Rejects where the hall cannot be reached; null is a sound that does not exist. */
async function fetchSound(url: string): Promise<Uint8Array | null> {
  const response = await fetch(url);
  return response.ok ? new Uint8Array(await response.arrayBuffer()) : null;
}
