import type { SpokenCall } from "../calling/facts.ts";
import type { Hall } from "../hall.ts";
import type { Speech } from "../speech/speech.ts";

/** Longer than a sentence takes to make. What begins later is made when a screen asks for it. */
const soonMs = 5_000;

/**
 * Has the sound of a call made before a screen asks for it. One for each stretch of a zone's time: a call that takes the
 * place of one dropped unsaid, because the person was there, is as likely to be dropped; a screen asks if it is not.
 */
export function soundsAhead(hall: Hall, speech: Speech): (call: SpokenCall) => void {
  /** By zone, until when what was made ahead lasts. */
  const madeUntil = new Map<string, number>();
  return ({ zoneId, startsAt, durationMs, counterId, number, repeats }) => {
    if (startsAt - hall.clock.now() > soonMs || startsAt < (madeUntil.get(zoneId) ?? 0)) return;
    const place = hall.config.counters.find((counter) => counter.id === counterId);
    if (!place) return;
    madeUntil.set(zoneId, startsAt + durationMs);
    void speech.sound({
      number,
      counterName: place.name.zh,
      language: "zh",
      repeats,
      promisedMs: durationMs,
    });
  };
}

/** Said to nobody: the processes behind the voice take a second to start, and do it before the first call. */
export function readyVoice(hall: Hall, speech: Speech): void {
  const counterName = hall.config.counters[0]?.name.zh;
  if (counterName !== undefined)
    void speech.sound({ number: "A001", counterName, language: "zh", repeats: 1 });
}
