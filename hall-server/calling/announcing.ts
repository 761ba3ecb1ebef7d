import type { CounterPlace } from "../catalog/config.ts";
import type { Deciding } from "../deciding.ts";
import type { TicketRecord } from "../queueing/state.ts";
import { localTimeOf } from "../time/hall-day.ts";
import type { SpokenCall } from "./facts.ts";

/** While so much is still to be spoken in a zone, a call is said once instead of twice. */
const busyZoneMs = 20_000;
const usualRepeats = 2;
/** Until the sound is made and a screen has fetched it. */
const leadMs = 600;

/** The next free moment of the zone's voice: announcements follow each other and never overlap. */
export function announceCall(deciding: Deciding, place: CounterPlace, ticket: TicketRecord): SpokenCall {
  const list = deciding.state.calling.announcements.get(place.zoneId) ?? [];
  const freeAt = list.reduce(
    (latest, one) => Math.max(latest, one.startsAt + one.durationMs),
    deciding.now + leadMs,
  );
  const repeats = freeAt - deciding.now > busyZoneMs ? 1 : usualRepeats;
  const volumePercent = volumeAt(deciding, freeAt);
  return {
    id: deciding.newId("s"),
    zoneId: place.zoneId,
    number: ticket.number,
    counterId: place.id,
    startsAt: freeAt,
    durationMs: deciding.speechMs(ticket.number, place.name, repeats),
    repeats,
    ...(volumePercent === 100 ? {} : { volumePercent }),
  };
}

/** When it is spoken, which may be another time of day than that of the call. */
function volumeAt({ config }: Deciding, at: number): number {
  const { minute } = localTimeOf(at, config.timeZone);
  return config.volumes.find(({ from, to }) => from <= minute && minute < to)?.percent ?? 100;
}

/** A recall whose call has not been spoken yet adds nothing to the zone's voice. */
export function announceRecall(
  deciding: Deciding,
  place: CounterPlace,
  ticket: TicketRecord,
): SpokenCall | null {
  const list = deciding.state.calling.announcements.get(place.zoneId) ?? [];
  const isStillToCome = list.some((one) => one.ticketId === ticket.id && one.startsAt > deciding.now);
  return isStillToCome ? null : announceCall(deciding, place, ticket);
}
