import type { Hall } from "../hall.ts";
import { isDiskError } from "../journal/disk-error.ts";

/** To be called often: writes who of the shells is heard no longer, once for each silence. */
export function noteSilence(hall: Hall): void {
  const silent = hall.liveShells.fallenSilent(hall.state.shells, hall.clock.now());
  if (silent.length === 0) return;
  try {
    hall.note({ name: "shells-fell-silent", data: { silent } }, () => true);
  } catch (error) {
    // Storage tells of it, and the next look finds them silent still.
    if (!isDiskError(error)) throw error;
  }
}
