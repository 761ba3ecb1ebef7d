import { readdirSync, readFileSync } from "node:fs";

/** The processes that a process has started and that are still there. */
export function childrenOf(parent: number): number[] {
  return readdirSync("/proc")
    .map(Number)
    .filter((pid) => {
      try {
        // pid (name) state parent …; the name may itself contain spaces and brackets.
        return (
          readFileSync(`/proc/${pid}/stat`, "latin1").split(") ").at(-1)?.split(" ")[1] === String(parent)
        );
      } catch {
        return false;
      }
    });
}
