/** Enough for days of one printer. */
const jobsRemembered = 5000;

export interface PrintLedger {
  /** Does the work unless this job was given before, or another is at work. */
  once<Answer extends { outcome: string }>(
    jobId: string,
    work: () => Promise<Answer>,
    refuse: (reason: "already-printed" | "busy") => Answer,
  ): Promise<Answer>;
}

/**
 * Which jobs a printer was given, so that none comes out twice by accident. Kept outside the line: it must know after a
 * cable was out, and after the line's process died. In memory only; whoever starts the host anew must not repeat a job of
 * before.
 */
export function createPrintLedger(): PrintLedger {
  const given = new Set<string>();
  let current: string | null = null;

  return {
    async once(jobId, work, refuse) {
      if (given.has(jobId) && current !== jobId) return refuse("already-printed");
      if (current !== null) return refuse("busy");
      current = jobId;
      given.add(jobId);
      let isToBeRemembered = true;
      try {
        const answer = await work();
        isToBeRemembered = answer.outcome !== "not-printed";
        return answer;
      } finally {
        current = null;
        if (!isToBeRemembered) given.delete(jobId);
        const [oldest] = given;
        if (given.size > jobsRemembered && oldest !== undefined) given.delete(oldest);
      }
    },
  };
}
