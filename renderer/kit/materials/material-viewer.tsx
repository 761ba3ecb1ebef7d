import "./materials.css";
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from "react";
import { materialWords } from "../../words/materials.ts";
import { useWords } from "../../words/words.ts";
import { Button } from "../button.tsx";
import { PageView } from "./page-view.tsx";

export interface MaterialViewerProps {
  title: string;
  /** In their order; a record's `blobIds` will do by `pagesOf`. */
  pages: readonly { blobId: string }[];
  /** The blob id that is shown first. */
  first?: string;
  look?: "desk" | "touch";
  onClose: () => void;
}

/** 1 = as wide as the window. */
const zooms = [0.5, 0.75, 1, 1.5, 2, 3, 4] as const;
const usual = 2;

/** Whole pages over the page, to read: ←/→ go through them, + and − zoom, 0 as wide as the window, R turns what is seen, Esc closes. */
export function MaterialViewer({ title, pages, first, look = "desk", onClose }: MaterialViewerProps) {
  const { say } = useWords(materialWords);
  const dialog = useRef<HTMLDialogElement>(null);
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      pages.findIndex(({ blobId }) => blobId === first),
    ),
  );
  const [zoom, setZoom] = useState<number>(usual);
  const [turn, setTurn] = useState<0 | 90 | 180 | 270>(0);
  const index = Math.min(at, Math.max(0, pages.length - 1));
  const page = pages[index];
  useLayoutEffect(() => {
    const opened = dialog.current;
    opened?.showModal();
    return () => opened?.close();
  }, []);

  const go = (by: number) => {
    setAt(Math.max(0, Math.min(pages.length - 1, index + by)));
    setTurn(0);
  };
  const zoomBy = (by: number) => setZoom((last) => Math.max(0, Math.min(zooms.length - 1, last + by)));
  const turnOn = () => setTurn((last) => ((last + 90) % 360) as typeof turn);
  const hear = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act({ go, zoomBy, turnOn, toWidth: () => setZoom(usual) });
  };
  const percent = Math.round((zooms[zoom] ?? 1) * 100);
  return (
    <dialog
      ref={dialog}
      className={`attached-viewer attached-viewer--${look}`}
      aria-label={say("viewer", { title })}
      onKeyDown={hear}
      onCancel={(event) => {
        event.preventDefault();
        // It may lie over a dialog, which is not to be closed along with it.
        event.stopPropagation();
        onClose();
      }}
    >
      <header className="attached-viewer__head">
        <h2>{title}</h2>
        <span role="status">
          {say("viewer.at", { number: Math.min(index + 1, pages.length), count: pages.length })}
        </span>
        <span className="attached-viewer__tools">
          <Button disabledBecause={index === 0 ? say("page.isFirst") : null} onPress={() => go(-1)}>
            {say("viewer.back")}
          </Button>
          <Button
            disabledBecause={index >= pages.length - 1 ? say("page.isLast") : null}
            onPress={() => go(1)}
          >
            {say("viewer.on")}
          </Button>
          <Button label={say("viewer.smaller")} onPress={() => zoomBy(-1)}>
            {say("sign.smaller")}
          </Button>
          <span className="attached-viewer__zoom" aria-live="polite">
            {percent}%
          </span>
          <Button label={say("viewer.larger")} onPress={() => zoomBy(1)}>
            {say("sign.larger")}
          </Button>
          <Button label={say("viewer.turn")} onPress={turnOn}>
            {say("sign.turn")}
          </Button>
          <Button kind="next" onPress={onClose}>
            {say("viewer.close")}
          </Button>
        </span>
      </header>
      {page ? (
        <PageView
          key={page.blobId}
          blobId={page.blobId}
          name={say("page", { title, number: index + 1 })}
          zoom={zooms[zoom] ?? 1}
          turn={turn}
        />
      ) : (
        <p className="attached__none">{say("none")}</p>
      )}
    </dialog>
  );
}

interface Acts {
  go: (by: number) => void;
  zoomBy: (by: number) => void;
  turnOn: () => void;
  toWidth: () => void;
}

const keys: Record<string, (acts: Acts) => void> = {
  ArrowLeft: ({ go }) => go(-1),
  PageUp: ({ go }) => go(-1),
  ArrowRight: ({ go }) => go(1),
  PageDown: ({ go }) => go(1),
  "+": ({ zoomBy }) => zoomBy(1),
  "=": ({ zoomBy }) => zoomBy(1),
  "-": ({ zoomBy }) => zoomBy(-1),
  "0": ({ toWidth }) => toWidth(),
  r: ({ turnOn }) => turnOn(),
  R: ({ turnOn }) => turnOn(),
};
