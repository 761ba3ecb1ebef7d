import type { WaitRange } from "../../hall-server/contract/values.ts";

/** `8–15`, or one figure where both ends are the same minute; null where the hall cannot tell yet. */
export function rangeOf(wait: WaitRange): string | null {
  if (!wait) return null;
  const [from, to] = [Math.round(wait.p50), Math.max(1, Math.ceil(wait.p90))];
  return from < 1 || from >= to ? String(to) : `${from}–${to}`;
}
