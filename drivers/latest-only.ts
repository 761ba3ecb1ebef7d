/**
 * One at a time, and of those that wait only the newest: a sign that shows what was called two calls ago is wrong. The one
 * that is overtaken gets `overtaken` for an answer; `merge` says what of it the newer one takes over.
 */
export function createLatestOnly<Input, Answer>(
  work: (input: Input) => Promise<Answer>,
  overtaken: Answer,
  merge: (older: Input, newer: Input) => Input = (_older, newer) => newer,
) {
  let running: Promise<unknown> | undefined;
  let waiting: { input: Input; settle: (answer: Answer | Promise<Answer>) => void } | undefined;

  function begin<Value>(task: () => Promise<Value>): Promise<Value> {
    const result = task();
    running = result.then(next, next);
    return result;
  }

  function next(): void {
    running = undefined;
    const following = waiting;
    waiting = undefined;
    if (following) following.settle(begin(() => work(following.input)));
  }

  return {
    do(input: Input): Promise<Answer> {
      if (!running) return begin(() => work(input));
      const older = waiting;
      older?.settle(overtaken);
      const { promise, resolve: settle } = Promise.withResolvers<Answer>();
      waiting = { input: older ? merge(older.input, input) : input, settle };
      return promise;
    },
    /** Something of lesser weight: only when nothing else is at work. */
    async idle(task: () => Promise<void>): Promise<void> {
      if (!running) await begin(task);
    },
  };
}
