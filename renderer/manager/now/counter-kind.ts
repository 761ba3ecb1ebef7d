import type { ViewValue } from "../../../hall-server/contract/views.ts";

export type Counter = ViewValue<"hall">["counters"][number];
export const cellKinds = ["busy", "free", "attention", "closed"] as const;
export type CellKind = (typeof cellKinds)[number];

/** How a counter's cell is drawn: filled, outlined, amber within an ink frame, grey. */
export function cellKind(counter: Counter): CellKind {
  if (counter.needsAttention || counter.state === "paused") return "attention";
  if (counter.state === "closed") return "closed";
  return counter.activity === "idle" ? "free" : "busy";
}

/** The key of what the counter is doing. */
export function counterState(counter: Counter) {
  return counter.state === "open"
    ? (`counter.${counter.activity}` as const)
    : (`counter.${counter.state}` as const);
}
