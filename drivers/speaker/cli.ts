import type { TryOut } from "../kind.ts";
import { testSound } from "./test-sound.ts";

/** Plays a tone as soon as the output is there, softly and then loudly, and then says how its state changes. */
export const trySpeaker: TryOut = ({ devices, deviceId, transport }, say) => {
  let isPlayed = false;
  devices.listen(async (event) => {
    if (event.event !== "status") return;
    say(`status: ${JSON.stringify(event.status)}`);
    if (isPlayed || event.status.kind !== "ready") return;
    isPlayed = true;
    for (const volumePercent of [40, 100]) {
      const announcementId = `try-${volumePercent}`;
      const wav = testSound(1500);
      const outcome = await devices.operate(deviceId, "announce", { announcementId, wav, volumePercent });
      say(`a tone at ${volumePercent} %: ${JSON.stringify(outcome)}`);
    }
  });
  say(`looking for ${transport}; it plays two tones, Ctrl-C ends`);
};
