import type { ShellEvent } from "../../hall-server/contract/shells.ts";
import type { LockDownNote } from "../lock-down/notes.ts";

/** What the manager hears of all that the lock-down notes; the rest is for the log. */
export function eventOfNote({ kind }: Pick<LockDownNote, "kind">): ShellEvent | null {
  switch (kind) {
    case "service-unlocked":
    case "service-wrong-code":
    case "service-locked":
      return kind;
    case "service-left":
      return "left";
    default:
      return null;
  }
}
