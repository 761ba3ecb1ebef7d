import { useCallback, useEffect, useState } from "react";
import type { Application, ApplicationRow } from "../../../hall-server/contract/intake.ts";
import type { QueryValue } from "../../../hall-server/contract/queries.ts";
import { passes } from "../../kit/hall.ts";
import { useHall } from "../../kit/hall-context.tsx";

const askAgainMs = 2_000;

export interface TicketApplications {
  /** Of this ticket, oldest first. */
  rows: readonly ApplicationRow[];
  /** The hall has told; before that nothing may be taken in, since it may have been already. */
  isKnown: boolean;
  /** As the hall told of it last. */
  whole: ReadonlyMap<string, Application>;
  put: (application: Application) => void;
  /** Taken in under this ticket just now: it stands among the rows at once. */
  add: (application: Application) => void;
  /** Asks for the rows again, and for this one, which somebody else may have changed. */
  refresh: (applicationId?: string) => void;
}

/** What was taken in under a ticket so far: asked when it comes, and again after each step. */
export function useApplications(ticketId: string | null): TicketApplications {
  const hall = useHall();
  const [rows, setRows] = useState<{ ticketId: string; rows: ApplicationRow[] } | null>(null);
  const [whole, setWhole] = useState<ReadonlyMap<string, Application>>(new Map());
  const [asked, setAsked] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` is the wish to ask again
  useEffect(() => {
    if (ticketId === null) return;
    let isGone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const answer = await hall.ask("applications:search", { ticketId, limit: 100 });
      if (isGone) return;
      if (answer.ok) setRows({ ticketId, rows: (answer.value.applications ?? []).toReversed() });
      else if (passes(answer.error)) timer = setTimeout(ask, askAgainMs);
      else setRows({ ticketId, rows: [] });
    };
    void ask();
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [hall, ticketId, asked]);

  // What was done in another window of this clerk is seen when this one is turned to again.
  useEffect(() => {
    const again = () => setAsked((count) => count + 1);
    window.addEventListener("focus", again);
    return () => window.removeEventListener("focus", again);
  }, []);

  const put = useCallback((application: Application) => {
    setWhole((now) => new Map(now).set(application.id, application));
    setRows((now) => now && { ...now, rows: now.rows.map((row) => newer(row, application)) });
    setAsked((count) => count + 1);
  }, []);
  const add = useCallback(
    (application: Application) => {
      setRows((now) => {
        if (now?.ticketId !== ticketId || now.rows.some(({ id }) => id === application.id)) return now;
        return { ...now, rows: [...now.rows, application] };
      });
      put(application);
    },
    [put, ticketId],
  );
  const refresh = useCallback(
    (applicationId?: string) => {
      setAsked((count) => count + 1);
      if (applicationId === undefined) return;
      void hall.ask("application:get", { applicationId }).then((answer) => {
        if (answer.ok) put(answer.value.application);
      });
    },
    [hall, put],
  );
  const isKnown = rows?.ticketId === ticketId;
  return { rows: isKnown ? (rows?.rows ?? []) : [], isKnown, whole, put, add, refresh };
}

const newer = (row: ApplicationRow, application: Application): ApplicationRow =>
  row.id === application.id ? application : row;

/** One application, asked when it is chosen. */
export function useApplication(
  { whole, put }: TicketApplications,
  applicationId: string | null,
): Application | null {
  const hall = useHall();
  const known = applicationId === null ? undefined : whole.get(applicationId);
  const isKnown = known !== undefined;
  useEffect(() => {
    if (applicationId === null || isKnown) return;
    let isGone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const answer = await hall.ask("application:get", { applicationId });
      if (isGone) return;
      if (answer.ok) put(answer.value.application);
      else if (passes(answer.error)) timer = setTimeout(ask, askAgainMs);
    };
    void ask();
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [hall, applicationId, isKnown, put]);
  return known ?? null;
}

export type Before = QueryValue<"application:beforeIntake">;
const nothingBefore: Before = { duplicates: [], reusable: [] };

/** What this person handed in before, and what is open already; nothing until the hall has told. */
export function useBefore(ticketId: string | null, itemId: string | null): Before {
  const hall = useHall();
  const name = `${ticketId} ${itemId}`;
  const [before, setBefore] = useState<{ name: string; value: Before } | null>(null);
  useEffect(() => {
    if (ticketId === null || itemId === null) return;
    let isGone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const answer = await hall.ask("application:beforeIntake", { ticketId, itemId });
      if (isGone) return;
      if (answer.ok && answer.value.duplicates) setBefore({ name, value: answer.value });
      else if (!answer.ok && passes(answer.error)) timer = setTimeout(ask, askAgainMs);
    };
    void ask();
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [hall, ticketId, itemId, name]);
  return before?.name === name ? before.value : nothingBefore;
}
