import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { ViewValue } from "../../../hall-server/contract/views.ts";
import { passes } from "../../kit/hall.ts";
import { useHall } from "../../kit/hall-context.tsx";
import type { Draft } from "./draft.ts";
import {
  type Drafts,
  forgetDrafts,
  hasKept,
  importDraftKey,
  readDrafts,
  writeDrafts,
} from "./draft-keeper.ts";

const askAgainMs = 2_000;

export interface KeptDrafts {
  /** Of the ticket that is here, by what is being taken in. */
  drafts: Drafts;
  change: (name: string, make: (now: Draft | undefined) => Draft | null) => void;
  /** They outlive a reload of this tab; null while that is not known. */
  isKept: boolean | null;
  /** Something was typed for this ticket before the page was loaded anew, and is not read yet. */
  isReading: boolean;
}

/** The drafts of the ticket that is here. They are forgotten when it ends, here or elsewhere. */
export function useDrafts(view: ViewValue<"counter">, first: Drafts = {}): KeptDrafts {
  const hall = useHall();
  const ticketId = view.current?.ticket.id ?? null;
  const [all, setAll] = useState<{ ticketId: string | null; drafts: Drafts }>({ ticketId, drafts: first });
  const [isKept, setKept] = useState<boolean | null>(null);
  const [readFor, setReadFor] = useState<string | null>(null);
  const isReading = useMemo(
    () => ticketId !== null && readFor !== ticketId && hasKept(ticketId),
    [ticketId, readFor],
  );
  const key = useRef<{ ticketId: string; key: CryptoKey } | null>(null);
  const writing = useRef<{ isBusy: boolean; next: (() => Promise<void>) | null }>({
    isBusy: false,
    next: null,
  });
  const drafts = all.ticketId === ticketId ? all.drafts : {};

  const heldIds = view.held.map((one) => one.ticketId).join(" ");
  useEffect(() => {
    forgetDrafts([...(ticketId === null ? [] : [ticketId]), ...heldIds.split(" ")]);
  }, [ticketId, heldIds]);

  useEffect(() => {
    key.current = null;
    setKept(null);
    if (ticketId === null) return;
    let isGone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const answer = await hall.ask("counter:draftKey", { ticketId });
      if (isGone) return;
      if (!answer.ok && passes(answer.error)) {
        timer = setTimeout(ask, askAgainMs);
        return;
      }
      const made = answer.ok && answer.value.key ? await importDraftKey(answer.value.key) : null;
      if (isGone) return;
      setKept(made !== null);
      if (!made) {
        setReadFor(ticketId);
        return;
      }
      const kept = await readDrafts(made, ticketId);
      if (isGone) return;
      key.current = { ticketId, key: made };
      // What was typed while this was read is newer.
      setAll((now) => ({
        ticketId,
        drafts: { ...kept, ...(now.ticketId === ticketId ? now.drafts : {}) },
      }));
      setReadFor(ticketId);
    };
    void ask();
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [hall, ticketId]);

  useEffect(() => {
    const own = key.current;
    if (!own || own.ticketId !== all.ticketId) return;
    const work = writing.current;
    work.next = () => writeDrafts(own.key, own.ticketId, all.drafts);
    const go = async () => {
      if (work.isBusy) return;
      work.isBusy = true;
      while (work.next) {
        const write = work.next;
        work.next = null;
        await write();
      }
      work.isBusy = false;
    };
    void go();
  }, [all]);

  const here = useRef(ticketId);
  useLayoutEffect(() => {
    here.current = ticketId;
  });
  const change = useCallback<KeptDrafts["change"]>(
    (name, make) =>
      setAll((now) => {
        // An answer that came after its ticket was gone changes nothing of the next one.
        if (here.current !== ticketId) return now;
        const own = now.ticketId === ticketId ? now.drafts : {};
        const made = make(own[name]);
        if (made !== null) return { ticketId, drafts: { ...own, [name]: made } };
        const { [name]: _gone, ...rest } = own;
        return { ticketId, drafts: rest };
      }),
    [ticketId],
  );
  return { drafts, change, isKept, isReading };
}
