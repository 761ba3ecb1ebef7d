import { useCallback, useEffect, useState } from "react";
import type { Application, ApplicationRow } from "../../../hall-server/contract/intake.ts";
import type { QueryValue } from "../../../hall-server/contract/queries.ts";
import { useHall } from "../../kit/hall-context.tsx";

const askAgainMs = 2_000;

export interface TicketApplications {
  /** Of this ticket, oldest first. */
  rows: readonly ApplicationRow[];
  /** As the hall told of it last. */
  whole: ReadonlyMap<string, Application>;
  put: (application: Application) => void;
  refresh: () => void;
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
      else if (answer.error.code === "server-away") timer = setTimeout(ask, askAgainMs);
    };
    void ask();
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [hall, ticketId, asked]);

  const put = useCallback((application: Application) => {
    setWhole((now) => new Map(now).set(application.id, application));
    setAsked((count) => count + 1);
  }, []);
  const refresh = useCallback(() => setAsked((count) => count + 1), []);
  return { rows: rows?.ticketId === ticketId ? rows.rows : [], whole, put, refresh };
}

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
      else if (answer.error.code === "server-away") timer = setTimeout(ask, askAgainMs);
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
    void hall.ask("application:beforeIntake", { ticketId, itemId }).then((answer) => {
      if (!isGone && answer.ok && answer.value.duplicates) setBefore({ name, value: answer.value });
    });
    return () => {
      isGone = true;
    };
  }, [hall, ticketId, itemId, name]);
  return before?.name === name ? before.value : nothingBefore;
}
