import type { CSSProperties } from "react";
import { TicketNumber } from "../kit/number.tsx";

/** As wide as the phone; a usual number has four signs, a longer one is drawn smaller. */
export function LargeNumber({ value, state = "waiting" }: { value: string; state?: "waiting" | "called" }) {
  return (
    <p className="phone__number" style={{ "--shrink": Math.min(1, 4 / value.length) } as CSSProperties}>
      <TicketNumber value={value} state={state} />
    </p>
  );
}
