import { useHallTime } from "../kit/hall-context.tsx";

/** Long enough to read a whole sentence twice from the back of the hall. */
const turnMs = 12_000;

/** Whose turn it is among `count`, 0 … count - 1, by the hall's time: all screens of a hall change together. */
export function useTurn(count: number): number {
  const now = useHallTime();
  return count > 0 ? Math.floor(now / turnMs) % count : 0;
}
