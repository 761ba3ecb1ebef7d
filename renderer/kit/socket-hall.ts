import type { Hall } from "./hall.ts";
import { openSocketWire } from "./socket-wire.ts";
import { openHall } from "./wired-hall.ts";

/** The hall over a socket of this page's own. */
export function connectHall(url: string, token: string | null): Hall {
  return openHall(openSocketWire(url, token));
}
