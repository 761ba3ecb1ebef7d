import type { FrameMap } from "./frame-map.ts";
import type { Values } from "./profile.ts";

/** What a simulated device hears of what is said on its line. */
export interface SimulatedEar {
  receive(bytes: Uint8Array): void;
  forget(): void;
}

/** Whole frames under its own address go to `hear`; what was begun and not ended is forgotten when the line falls quiet. */
export function createSimulatedEar(
  map: FrameMap,
  address: number | undefined,
  hear: (message: string, values: Values) => void,
): SimulatedEar {
  const decoder = map.createDecoder("device");
  const own = address ?? map.profile.address?.default ?? null;
  let quiet: NodeJS.Timeout | undefined;
  return {
    receive(bytes): void {
      clearTimeout(quiet);
      for (const { message, values, address: meant } of decoder.push(bytes)) {
        if (message !== null && meant === own) hear(message, values);
      }
      if (decoder.heldBytes > 0) quiet = setTimeout(() => decoder.reset(), map.profile.line.brokenAfterMs);
    },
    forget: () => decoder.reset(),
  };
}
