import type { DevicePort } from "../driver.ts";
import type { Asking } from "./asking.ts";
import { otherBaudRates, usualBaudRate } from "./baud-rate.ts";
import { commands } from "./commands.ts";
import type { ReaderSettings } from "./types.ts";

/** What is known of a reader's speed between openings; lives as long as the device's adapter. */
export interface KnownSpeed {
  /** At which it has answered; null as long as nobody has heard it. */
  baudRate: number | null;
}

/**
 * Sets the line to the speed at which the reader answers. A reader that was never heard at the configured speed is looked
 * for at each other one, once: two questions of different answers, so that a late reply to one passes for nothing. When it
 * is at none, the line is left as it was. Bounded: half a second for each speed.
 */
export async function findLineSpeed(
  port: DevicePort,
  asking: Asking,
  known: KnownSpeed,
  settings: ReaderSettings,
): Promise<void> {
  const { setBaudRate, spec } = port;
  if (!settings.findsBaudRate || !setBaudRate || !("baudRate" in spec)) return;
  if (known.baudRate !== null) {
    if (known.baudRate !== spec.baudRate) await setBaudRate(known.baudRate);
    return;
  }
  for (const baudRate of [spec.baudRate, ...otherBaudRates(spec.baudRate)]) {
    if (baudRate !== spec.baudRate && !(await setBaudRate(baudRate)).ok) continue;
    const isHeard = (await asking.knock(commands.samStatus)) && (await asking.knock(commands.samId));
    if (!isHeard) continue;
    known.baudRate = baudRate;
    if (settings.raisesBaudRate && baudRate !== usualBaudRate) await raise(setBaudRate, asking, known);
    return;
  }
  await setBaudRate(spec.baudRate);
}

/** The reader answers at the old speed and is at the new one from then on. */
async function raise(
  setBaudRate: NonNullable<DevicePort["setBaudRate"]>,
  asking: Asking,
  known: KnownSpeed,
): Promise<void> {
  const reply = await asking.knock(commands.setBaudRate115200);
  if (reply?.status !== "ok") return;
  await setBaudRate(usualBaudRate);
  known.baudRate = usualBaudRate;
}
