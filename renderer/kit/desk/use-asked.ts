import { useCallback, useEffect, useState } from "react";
import type { QueryName, QueryRequest, QueryValue } from "../../../hall-server/contract/queries.ts";
import { type PageError, passes } from "../hall.ts";
import { useHall } from "../hall-context.tsx";

interface Asked<Name extends QueryName> {
  /** The last answer to this very question, also while it is asked anew; null before the first: nobody acts on another's rows. */
  value: QueryValue<Name> | null;
  /** The last answer to whatever was asked here: for what stays the same from page to page. */
  last: QueryValue<Name> | null;
  error: PageError | null;
  /** Hall time of `value`, milliseconds since the epoch. */
  answeredAt: number | null;
  again: () => void;
}

/** What the hall said last, and to which question. */
interface Said<Name extends QueryName> {
  answer: { to: string; value: QueryValue<Name>; at: number } | null;
  refusal: { to: string; error: PageError } | null;
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
  const [said, setSaid] = useState<Said<Name>>({ answer: null, refusal: null });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round asks the same question again.
  useEffect(() => {
    let isGone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    void hall.ask(name, JSON.parse(key) as QueryRequest<Name>).then((answer) => {
      if (isGone) return;
      if (answer.ok) setSaid({ answer: { to: key, value: answer.value, at: hall.now() }, refusal: null });
      else {
        setSaid((before) => ({ ...before, refusal: { to: key, error: answer.error } }));
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
  const own = said.answer?.to === key ? said.answer : null;
  return {
    value: own?.value ?? null,
    last: said.answer?.value ?? null,
    error: said.refusal?.to === key ? said.refusal.error : null,
    answeredAt: own?.at ?? null,
    again: useCallback(() => setRound((n) => n + 1), []),
  };
}
