// `npm run` puts itself and a shell before a program. Whoever kills npm means the program too, but a shell that is
// killed does not tell its child.
import { readFileSync } from "node:fs";

const everyMs = 500;

/**
 * Calls back once when npm, or the shell between, is gone. Does nothing for a program that npm did not start.
 * @param {() => void} onGone
 */
export function watchParents(onGone) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const atStart = ancestors();
  const timer = setInterval(() => {
    if (ancestors() === atStart) return;
    clearInterval(timer);
    onGone();
  }, everyMs);
  timer.unref();
}

function ancestors() {
  return `${process.ppid} ${parentOf(process.ppid)}`;
}

/** @param {number} pid */
function parentOf(pid) {
  try {
    // pid (name) state parent …; the name may itself contain spaces and brackets.
    return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ")[1];
  } catch {
    // No /proc on this system, or the parent is gone, which its number shows.
    return undefined;
  }
}
