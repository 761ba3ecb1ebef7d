/** Whether a page still answers: Chromium tells nobody that it hangs, so it is asked again and again. */
import type { Session } from "../chromium/connection.ts";
import { settings } from "../settings.ts";

const everyMs = 500;

export interface HangWatch {
  stop(): void;
}

/** Electron itself says so only when a person's touch was not answered; here no touch is needed. */
export function watchForHang(
  session: Session,
  tell: (what: "unresponsive" | "responsive") => void,
): HangWatch {
  let askedAt: number | undefined;
  let isHanging = false;

  async function ask(): Promise<void> {
    askedAt = performance.now();
    // A crashed page never answers: that it is gone was told already.
    await session.send("Runtime.evaluate", { expression: "0" }).catch(() => {});
    askedAt = undefined;
    if (isHanging) tell("responsive");
    isHanging = false;
  }

  const timer = setInterval(() => {
    if (askedAt === undefined) return void ask();
    if (isHanging || performance.now() - askedAt < settings.unresponsiveAfterMs) return;
    isHanging = true;
    tell("unresponsive");
  }, everyMs);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
