/**
 * Runs `end` at the first SIGINT or SIGTERM, and lets none of them kill the process while it runs: npm sends a terminal's
 * Ctrl-C on, so that it comes twice, and hurried people press it again. `end` ends the process itself.
 */
export function whenEnded(end: () => Promise<void>): void {
  let isEnding = false;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      if (isEnding) return;
      isEnding = true;
      void end();
    });
  }
}
