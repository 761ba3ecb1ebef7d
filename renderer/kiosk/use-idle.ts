import { useEffect, useRef, useState } from "react";
import type { KioskEvent } from "./flow/events.ts";
import { idlePhase, type Rest } from "./flow/idle.ts";
import type { KioskState } from "./flow/state.ts";

interface Idle extends Rest {
  state: KioskState;
  dispatch: (event: KioskEvent) => void;
  onOver: () => void;
}

const lookMs = 250;

/** Watches for touches; asks and clears when there are none. Answers with the seconds that a page has left, if any. */
export function useIdle({ state, dispatch, isAsItWas, isCardThere, onOver }: Idle): number | null {
  const touchedAt = useRef(performance.now());
  const newest = useRef({ state, isAsItWas, isCardThere });
  newest.current = { state, isAsItWas, isCardThere };
  const [secondsLeft, setSecondsLeft] = useState<number | null>(null);

  // A page that changed by itself (a card, an answer, paper) begins its time anew.
  const printing =
    state.screen.at === "ticket"
      ? state.screen.print.is
      : state.screen.at === "apply"
        ? state.screen.step
        : "";
  // biome-ignore lint/correctness/useExhaustiveDependencies: these are what restarts the time, nothing is read from them
  useEffect(() => {
    if (!newest.current.state.isAskingWhoIsHere) touchedAt.current = performance.now();
  }, [state.screen.at, state.person, printing, state.help, state.isAskingWhoIsHere]);

  useEffect(() => {
    const touch = () => {
      // While it asks, only its two buttons are an answer.
      if (!newest.current.state.isAskingWhoIsHere) touchedAt.current = performance.now();
    };
    const look = () => {
      const quietS = (performance.now() - touchedAt.current) / 1_000;
      const phase = idlePhase(newest.current.state, quietS, newest.current);
      switch (phase.phase) {
        case "fine":
          return setSecondsLeft(null);
        case "leaving":
          return setSecondsLeft(phase.secondsLeft);
        case "ask":
          setSecondsLeft(phase.secondsLeft);
          if (!newest.current.state.isAskingWhoIsHere) dispatch({ event: "idle-ask" });
          return;
        case "over":
          setSecondsLeft(null);
          onOver();
          touchedAt.current = performance.now();
          return dispatch({ event: "idle-over" });
        case "attract":
          setSecondsLeft(null);
          return dispatch({ event: "idle-attract" });
        default:
          return phase satisfies never;
      }
    };
    const timer = setInterval(look, lookMs);
    window.addEventListener("pointerdown", touch);
    window.addEventListener("keydown", touch);
    return () => {
      clearInterval(timer);
      window.removeEventListener("pointerdown", touch);
      window.removeEventListener("keydown", touch);
    };
  }, [dispatch, onOver]);
  return secondsLeft;
}
