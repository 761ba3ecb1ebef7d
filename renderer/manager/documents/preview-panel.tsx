import type { PDFDocumentProxy } from "pdfjs-dist";
import { useRef } from "react";
import { usePdf, useSheet } from "../../kit/materials/pdf/use-sheet.ts";
import { Notice } from "../../kit/notice.tsx";
import { useErrorWords } from "../../words/errors.ts";
import { managerDocumentWords } from "../../words/manager-documents.ts";
import { useWords } from "../../words/words.ts";
import type { Preview } from "./use-preview.ts";

const sheetWidth = 620;

/** The document on paper, filled with examples. */
export function PreviewPanel({ preview, title }: { preview: Preview; title: string }) {
  const { say } = useWords(managerDocumentWords);
  const explain = useErrorWords();
  const pdf = usePdf(preview.pdf);
  return (
    <section className="templates__preview" aria-label={say("preview")}>
      <h2>{say("preview")}</h2>
      {preview.error ? <Notice kind="wrong" what={explain(preview.error)} /> : null}
      {preview.pdf === null && preview.isBehind ? <p role="status">{say("previewing")}</p> : null}
      {pdf.kind === "unreadable" ? <Notice kind="wrong" what={say("previewFailed")} /> : null}
      {pdf.kind === "open"
        ? Array.from({ length: pdf.document.numPages }, (_, i) => (
            <Sheet
              // biome-ignore lint/suspicious/noArrayIndexKey: a page is its number
              key={i}
              document={pdf.document}
              number={i + 1}
              name={say("previewOf", { title, number: i + 1, count: pdf.document.numPages })}
            />
          ))
        : null}
    </section>
  );
}

function Sheet({ document, number, name }: { document: PDFDocumentProxy; number: number; name: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useSheet(document, number, sheetWidth, canvas);
  return <canvas ref={canvas} className="templates__sheet" role="img" aria-label={name} />;
}
