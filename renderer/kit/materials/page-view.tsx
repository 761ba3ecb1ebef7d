import type { PDFDocumentProxy } from "pdfjs-dist";
import { useRef, useState } from "react";
import { useErrorWords } from "../../words/errors.ts";
import { materialWords } from "../../words/materials.ts";
import { useWords } from "../../words/words.ts";
import { Button } from "../button.tsx";
import { usePicture } from "../capture/use-picture.ts";
import { Notice } from "../notice.tsx";
import { usePdf, useSheet } from "./pdf/use-sheet.ts";
import { useFile } from "./use-file.ts";

interface PageViewProps {
  blobId: string;
  name: string;
  /** 1 = as wide as there is room. */
  zoom: number;
  turn: 0 | 90 | 180 | 270;
}

/** One kept page in its whole size, in a field that scrolls by keys, wheel and finger. */
export function PageView({ blobId, name, zoom, turn }: PageViewProps) {
  const { say } = useWords(materialWords);
  const sayError = useErrorWords();
  const file = useFile(blobId, "whole");
  const here = file.kind === "here" ? file.file : null;
  const isPdf = here?.type === "application/pdf";
  const picture = usePicture(here && !isPdf ? here.content : null);
  const pdf = usePdf(here && isPdf ? here.content : null);

  if (file.kind === "failed") {
    return (
      <div className="attached-view">
        <Notice
          kind="attention"
          what={file.error.code === "not-found" ? say("view.gone") : sayError(file.error)}
          todo={<Button onPress={file.again}>{say("way.again")}</Button>}
        />
      </div>
    );
  }
  const width = `${zoom * 100}%`;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a field that scrolls must be reached by the keyboard (WCAG 2.1.1)
    <section className="attached-view" tabIndex={0} aria-label={name}>
      {file.kind === "reading" || (isPdf && pdf.kind === "opening") ? (
        <p className="attached__none" role="status">
          {say("view.reading")}
        </p>
      ) : null}
      {picture ? (
        <div className={`attached-view__sheet attached-view__sheet--${turn}`} style={{ width }}>
          <img src={picture} alt={name} />
        </div>
      ) : null}
      {isPdf && pdf.kind === "unreadable" ? (
        <Notice kind="attention" what={say("view.unreadable")} todo={say("view.unreadableTodo")} />
      ) : null}
      {pdf.kind === "open"
        ? numbersTo(pdf.document.numPages).map((number) => (
            <Sheet
              key={number}
              document={pdf.document}
              number={number}
              name={say("view.sheet", { name, number, count: pdf.document.numPages })}
              width={width}
              zoom={zoom}
              turn={turn}
            />
          ))
        : null}
    </section>
  );
}

interface SheetProps {
  document: PDFDocumentProxy;
  number: number;
  name: string;
  width: string;
  zoom: number;
  turn: 0 | 90 | 180 | 270;
}

function Sheet({ document, number, name, width, zoom, turn }: SheetProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [room] = useState(() => Math.min(1_600, window.innerWidth - 80));
  useSheet(document, number, room * zoom, canvas);
  return (
    <div className={`attached-view__sheet attached-view__sheet--${turn}`} style={{ width }}>
      <canvas ref={canvas} role="img" aria-label={name} />
    </div>
  );
}

function numbersTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}
