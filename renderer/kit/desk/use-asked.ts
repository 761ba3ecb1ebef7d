import { useCallback, useEffect, useState } from "react";
import type { QueryName, QueryRequest, QueryValue } from "../../../hall-server/contract/queries.ts";
import { type PageError, passes } from "../hall.ts";
import { useHall } from "../hall-context.tsx";

interface Asked<Name extends QueryName> {
  /** The last answer, also while the next one is asked for; null before the first. */
  value: QueryValue<Name> | null;
  error: PageError | null;
  /** The question has changed, and `value` still answers the one before. */
  isBehind: boolean;
  /** Hall time of the last answer, milliseconds since the epoch. */
  answeredAt: number | null;
  again: () => void;
}

const askAgainMs = 2_000;

/** Asks at once, whenever the question changes, and every `everyMs` where that is given; again where the hall could not answer. */
export function useAsked<Name extends QueryName>(
  name: Name,
  input: QueryRequest<Name>,
  everyMs: number | null = null,
): Asked<Name> {
  const hall = useHall();
  const key = JSON.stringify(input);
  const [round, setRound] = useState(0);
  const [state, setState] = useState<Omit<Asked<Name>, "again" | "isBehind"> & { key: string }>({
    value: null,
    error: null,
    answeredAt: null,
    key,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round asks the same question again.
  useEffect(() => {
    let isGone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    void hall.ask(name, JSON.parse(key) as QueryRequest<Name>).then((answer) => {
      if (isGone) return;
      if (answer.ok) setState({ value: answer.value, error: null, answeredAt: hall.now(), key });
      else {
        setState((before) => ({ ...before, error: answer.error }));
        if (passes(answer.error)) timer = setTimeout(() => setRound((n) => n + 1), askAgainMs);
      }
    });
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [hall, name, key, round]);
  useEffect(() => {
    if (everyMs === null) return;
    const timer = setInterval(() => setRound((n) => n + 1), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  const { key: answered, ...shown } = state;
  return { ...shown, isBehind: answered !== key, again: useCallback(() => setRound((n) => n + 1), []) };
}
