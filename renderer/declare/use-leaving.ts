import { useEffect, useRef, useState } from "react";

export const quietSeconds = 60;
const answerSeconds = 15;
const lookMs = 250;

interface Leaving {
  /** Until everything is cleared; null while nobody needs to be asked. */
  secondsLeft: number | null;
  stay: () => void;
}

/** A minute without hand or key: asks, then ends the session. Counts only while there is something to clear. */
export function useLeaving(isUsed: boolean, onOver: () => void): Leaving {
  const touchedAt = useRef(performance.now());
  const [secondsLeft, setSecondsLeft] = useState<number | null>(null);
  const isAsking = useRef(false);
  isAsking.current = secondsLeft !== null;
  const newest = useRef(onOver);
  newest.current = onOver;

  useEffect(() => {
    if (!isUsed) return;
    touchedAt.current = performance.now();
    const touch = () => {
      // While it asks, only its two buttons are an answer.
      if (!isAsking.current) touchedAt.current = performance.now();
    };
    const timer = setInterval(() => {
      const quiet = (performance.now() - touchedAt.current) / 1_000;
      if (quiet < quietSeconds) return setSecondsLeft(null);
      const left = Math.ceil(quietSeconds + answerSeconds - quiet);
      if (left > 0) return setSecondsLeft(left);
      setSecondsLeft(null);
      newest.current();
    }, lookMs);
    const signs = ["pointerdown", "pointermove", "keydown", "wheel"] as const;
    for (const sign of signs) window.addEventListener(sign, touch, { passive: true });
    return () => {
      clearInterval(timer);
      setSecondsLeft(null);
      for (const sign of signs) window.removeEventListener(sign, touch);
    };
  }, [isUsed]);

  const stay = () => {
    touchedAt.current = performance.now();
    setSecondsLeft(null);
  };
  return { secondsLeft, stay };
}
