import { useEffect, useRef } from "react";
import type { IntakeShortcut } from "./intake-keys.ts";
import type { Intake } from "./use-intake.ts";

/** Keys that go on from a step: to its papers, its signature, the next item, the next person. */
const goesOn = ["Alt K", "Alt G", "Alt B", "Alt H", "F4"] as const;
type GoOn = (typeof goesOn)[number];

interface GoingOn {
  /** Whether it is done later, because the step before it is not answered yet. */
  keeps: (press: IntakeShortcut | "F4") => boolean;
}

/** A clerk who knows the order presses on before the hall has answered: that is done in turn, and not if the step was refused. */
export function useGoOn(ticketId: string | null, intake: Intake, press: (one: GoOn) => void): GoingOn {
  const kept = useRef<{ ticketId: string | null; presses: GoOn[] }>({ ticketId: null, presses: [] });
  const isUnderWay = intake.busy || intake.isComing;
  useEffect(() => {
    if (isUnderWay) return;
    const { ticketId: of, presses } = kept.current;
    kept.current = { ticketId, presses: [] };
    if (of === ticketId && intake.trouble === null) for (const one of presses) press(one);
  });
  return {
    keeps: (one) => {
      const wish = goesOn.find((each) => each === one);
      if (!isUnderWay || wish === undefined) return false;
      const { ticketId: of, presses } = kept.current;
      const before = of === ticketId ? presses : [];
      kept.current = { ticketId, presses: before.includes(wish) ? before : [...before, wish] };
      return true;
    },
  };
}
