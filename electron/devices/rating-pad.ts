import { join } from "node:path";
import type { DeviceHost } from "../../drivers/host/device-host.ts";
import type { HostLog } from "../../drivers/host/settings.ts";
import type { HallHttp } from "../hall/hall-http.ts";
import { padOf } from "../loopback/config.ts";
import { openOutbox } from "../loopback/rating/outbox.ts";
import { openRatingDesk, type RatingDesk } from "../loopback/rating/rating-desk.ts";
import type { Pairings } from "../place/pairings.ts";
import type { Place } from "../place/place.ts";

/** A pad of keys is a device of its own to the hall, and no window: no window's id can be this. */
const padId = "pad of keys";
const padName = "评价器（按键）";

export interface RatingPadParts {
  here: Pick<Place, "hall" | "rating" | "devices">;
  /** `--pair-pad`: the manager's code, at one start. */
  code: string | undefined;
  http: Pick<HallHttp, "pair">;
  pairings: Pairings;
  devices: DeviceHost;
  data: string;
  log: HostLog;
}

/** For a pad of keys at this place: asks and hands in by itself, so that no page can rate. Null where there is none. */
export async function openRatingPad(parts: RatingPadParts): Promise<RatingDesk | null> {
  const { here, code, http, pairings, devices, data, log } = parts;
  const deviceId = here.rating && padOf(here.rating.deviceId, here.devices);
  if (!here.rating || deviceId === undefined) return null;
  if (code !== undefined) await pair(code, http, pairings, log);
  const padToken = pairings.tokenOf(padId);
  if (padToken === null) {
    log.warn(
      { deviceId },
      "the pad of keys is not paired: start once with --pair-pad and the manager's code",
    );
    return null;
  }
  return openRatingDesk({
    ...{ hall: here.hall, padToken, deviceId, log },
    openMs: here.rating.openSeconds * 1000,
    devices: devices.admit(),
    outbox: openOutbox(join(data, "ratings.json"), log),
  });
}

async function pair(
  code: string,
  http: Pick<HallHttp, "pair">,
  pairings: Pairings,
  log: HostLog,
): Promise<void> {
  if (!pairings.canKeep)
    return log.error({}, "the pad of keys cannot be paired: no safe place for its token, or no disk");
  const answer = await http.pair(code, padName);
  if (!answer.ok) return log.error({ code: answer.error.code }, "the pad of keys could not be paired");
  if (answer.value.kind !== "pad")
    return log.error({ kind: answer.value.kind }, "the code was not made for a pad");
  pairings.keep(padId, answer.value);
}
