/** The hall's two falling notes, made on the phone: iOS browsers cannot vibrate. */
import type { Alarm } from "./alarm.ts";

export interface Chime {
  ring(alarm: Alarm): void;
  close(): void;
}

const notesHz: Record<Alarm, readonly number[]> = { near: [660], called: [880, 660] };
const noteSeconds = 0.35;

/** To be called in the handler of a touch: a phone lets no sound out otherwise. */
export function openChime(): Chime {
  const context = new AudioContext();
  void context.resume();
  return {
    ring: (alarm) => {
      notesHz[alarm].forEach((frequency, i) => {
        const at = context.currentTime + i * noteSeconds;
        const note = new OscillatorNode(context, { frequency });
        const level = new GainNode(context, { gain: 0 });
        level.gain.setValueAtTime(0, at);
        level.gain.linearRampToValueAtTime(0.5, at + 0.02);
        level.gain.exponentialRampToValueAtTime(0.001, at + noteSeconds);
        note.connect(level).connect(context.destination);
        note.start(at);
        note.stop(at + noteSeconds);
      });
    },
    close: () => void context.close(),
  };
}
