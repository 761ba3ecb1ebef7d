import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { materialWords } from "../../words/materials.ts";
import { useWords } from "../../words/words.ts";
import { startPageImageWorker } from "../capture/page-image-worker.ts";
import { newCommandId } from "../command-id.ts";
import type { KeptFile, PageError } from "../hall.ts";
import { useHall } from "../hall-context.tsx";
import { type MaterialPage, withoutPage, withPageInstead, withPageMoved, withPages } from "./pages.ts";
import { turnPage } from "./turn-page.ts";

/** As the hall takes it; larger ones are refused before they are sent. */
const mostBytes = 10 * 1024 * 1024;

export interface NewFile {
  content: Uint8Array;
  type: KeptFile["type"];
  /** Of a chosen file, so that a person knows which one is meant; it goes nowhere. */
  name?: string;
}

/** A file that is not among the hall's yet. */
export interface OnItsWay {
  key: string;
  file: NewFile;
  state: { kind: "sending" } | { kind: "failed"; what: string; mayTryAgain: boolean };
}

interface Trouble {
  what: string;
  todo: string;
}

interface Settings {
  most: number;
  onBusy: ((isBusy: boolean) => void) | undefined;
}

export interface Attaching {
  items: readonly OnItsWay[];
  trouble: Trouble | null;
  isTurning: (blobId: string) => boolean;
  attach: (files: readonly NewFile[]) => void;
  /** Of a file dialog or dropped; what the hall does not take is told at once. */
  attachFiles: (files: readonly File[]) => void;
  again: (key: string) => void;
  forget: (key: string) => void;
  turn: (page: MaterialPage) => void;
  move: (blobId: string, by: -1 | 1) => void;
  remove: (blobId: string) => void;
}

/** Sends files one after the other, in their order, and puts each into the list once the hall has it. */
export function useAttaching(
  pages: readonly MaterialPage[],
  onChange: (pages: readonly MaterialPage[]) => void,
  { most, onBusy }: Settings,
): Attaching {
  const hall = useHall();
  const { say } = useWords(materialWords);
  const worker = useMemo(() => startPageImageWorker(), []);
  useEffect(() => () => worker.close(), [worker]);
  const [items, setItems] = useState<readonly OnItsWay[]>([]);
  const [turning, setTurning] = useState<readonly string[]>([]);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  /** The newest list, also for what ends later than the drawing that began it. */
  const latest = useRef(pages);
  latest.current = pages;
  const isGone = useRef(false);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
    };
  }, []);

  const change = useCallback(
    (make: (pages: readonly MaterialPage[]) => MaterialPage[]) => {
      if (isGone.current) return;
      latest.current = make(latest.current);
      onChange(latest.current);
    },
    [onChange],
  );

  const isBusy = turning.length > 0 || items.some(({ state }) => state.kind === "sending");
  const told = useRef(false);
  useEffect(() => {
    if (told.current === isBusy) return;
    told.current = isBusy;
    onBusy?.(isBusy);
  }, [isBusy, onBusy]);

  const failed = (key: string, what: string, mayTryAgain: boolean) =>
    setItems((all) =>
      all.map((one) => (one.key === key ? { ...one, state: { kind: "failed", what, mayTryAgain } } : one)),
    );
  const send = async ({ key, file }: OnItsWay) => {
    const kept = await hall.keep(file.content, file.type);
    if (isGone.current) return;
    if (!kept.ok) {
      const { word, mayTryAgain } = refusalOf(kept.error);
      failed(key, say(word), mayTryAgain);
      return;
    }
    setItems((all) => all.filter((one) => one.key !== key));
    change((now) => withPages(now, [{ blobId: kept.value.blobId, type: kept.value.type }]));
  };
  const begin = async (files: readonly NewFile[]) => {
    const room = most - latest.current.length - items.length;
    const taken = files.slice(0, Math.max(0, room));
    setTrouble(
      taken.length < files.length
        ? {
            what: say("add.full", { most }),
            todo: say("add.fullTodo", { left: files.length - taken.length }),
          }
        : null,
    );
    const added = taken.map((file): OnItsWay => ({ key: newCommandId(), file, state: { kind: "sending" } }));
    setItems((all) => [...all, ...added]);
    // One after the other: pages stay in their order, and a slow wire is not shared by ten.
    for (const item of added) {
      if (item.file.content.length > mostBytes) failed(item.key, say("refused.too-large"), false);
      else await send(item);
    }
  };

  return {
    items,
    trouble,
    isTurning: (blobId) => turning.includes(blobId),
    attach: (files) => void begin(files),
    attachFiles: (files) => {
      void Promise.all(
        files.map(async (file) => ({
          content: new Uint8Array(await file.arrayBuffer()),
          type: typeOf(file),
          name: file.name,
        })),
      ).then(begin, () => setTrouble({ what: say("refused.not-read"), todo: say("refused.not-readTodo") }));
    },
    again: (key) => {
      const item = items.find((one) => one.key === key);
      if (!item) return;
      setItems((all) => all.map((one) => (one.key === key ? { ...one, state: { kind: "sending" } } : one)));
      void send(item);
    },
    forget: (key) => setItems((all) => all.filter((one) => one.key !== key)),
    turn: (page) => {
      setTurning((all) => [...all, page.blobId]);
      setTrouble(null);
      void turnPage(hall, worker, page).then((turned) => {
        if (isGone.current) return;
        setTurning((all) => all.filter((blobId) => blobId !== page.blobId));
        if (turned) change((now) => withPageInstead(now, page.blobId, turned));
        else setTrouble({ what: say("turn.failed"), todo: say("turn.failedTodo") });
      });
    },
    move: (blobId, by) => change((now) => withPageMoved(now, blobId, by)),
    remove: (blobId) => change((now) => withoutPage(now, blobId)),
  };
}

/** What its name says; the hall looks into it. */
function typeOf(file: File): KeptFile["type"] {
  const name = file.name.toLowerCase();
  if (file.type === "application/pdf" || name.endsWith(".pdf")) return "application/pdf";
  return file.type === "image/png" || name.endsWith(".png") ? "image/png" : "image/jpeg";
}

const reasons = [
  "unknown-type",
  "type-differs",
  "too-large",
  "damaged",
  "too-many-pixels",
  "encrypted",
  "active-content",
  "more-than-one-file",
  "too-many-pages",
] as const;

function refusalOf(error: PageError) {
  const because = "because" in error.params ? error.params.because : null;
  const known = reasons.find((reason) => reason === because);
  if (known) return { word: `refused.${known}` as const, mayTryAgain: false };
  switch (error.code) {
    case "server-away":
      return { word: "refused.away" as const, mayTryAgain: true };
    case "rate-limited":
    case "server-busy":
      return { word: "refused.busy" as const, mayTryAgain: true };
    case "storage-failed":
      return { word: "refused.not-kept" as const, mayTryAgain: true };
    case "not-signed-in":
    case "not-allowed":
      return { word: "refused.not-allowed" as const, mayTryAgain: false };
    default:
      return { word: "refused.other" as const, mayTryAgain: true };
  }
}
