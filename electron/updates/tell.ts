import type { ShellWatch } from "../watch/watch.ts";
import type { LookFault, Updates } from "./updates.ts";

/** What a manager has to know of; the rest passes by itself. */
function isTrouble(fault: LookFault): boolean {
  switch (fault) {
    case "unreadable":
    case "wrong-signature":
    case "not-a-manifest":
    case "wrong-target":
    case "replayed":
    case "given-up":
    case "needs-installer":
    case "wrong-content":
    case "too-large":
    case "disk-full":
    case "disk-refuses":
    case "state-not-kept":
      return true;
    case "nothing-newer":
    case "server-away":
    case "none-offered":
    case "not-allowed":
    case "put-off":
      return false;
  }
}

/** Somebody may have tampered with it, which a manager hears of even when it is over. */
const suspicious: readonly (LookFault | null)[] = ["wrong-signature", "not-a-manifest", "wrong-content"];

/** With the sign of life: that something is wrong for as long as it is, and once that a version was taken back. */
export function tellUpdates(
  updates: Pick<Updates, "status" | "wasTold">,
  watch: Pick<ShellWatch, "happened" | "trouble">,
  before: LookFault | null,
): LookFault | null {
  const { failed, trouble } = updates.status();
  if (trouble !== before && suspicious.includes(trouble)) watch.happened("update-refused");
  for (const { version } of failed) {
    // What is noted there outlives the shell until the hall has it.
    watch.happened("update-rolled-back");
    updates.wasTold(version);
  }
  watch.trouble("update-failed", trouble !== null && isTrouble(trouble));
  return trouble;
}
