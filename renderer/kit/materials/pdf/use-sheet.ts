import type { PDFDocumentProxy } from "pdfjs-dist";
import { type RefObject, useEffect, useState } from "react";
import { type OpenPdf, openPdf } from "./open-pdf.ts";

export type PdfState =
  | { kind: "opening" }
  | { kind: "open"; document: PDFDocumentProxy }
  | { kind: "unreadable" };

/** An opened PDF for as long as the component is there; null = nothing to open yet. */
export function usePdf(content: Uint8Array | null): PdfState {
  const [state, setState] = useState<PdfState>({ kind: "opening" });
  useEffect(() => {
    if (!content) return;
    let isGone = false;
    let opened: OpenPdf | null = null;
    void openPdf(content).then((pdf) => {
      opened = pdf;
      if (isGone) pdf?.close();
      else setState(pdf ? { kind: "open", document: pdf.document } : { kind: "unreadable" });
    });
    return () => {
      isGone = true;
      opened?.close();
      setState({ kind: "opening" });
    };
  }, [content]);
  return state;
}

/** A canvas of more pixels than this is beyond small machines. */
const mostPixels = 16_000_000;

/** Draws one sheet, `width` CSS pixels wide, as fine as the display is. Returns its height by its width; null until drawn. */
export function useSheet(
  document: PDFDocumentProxy | null,
  number: number,
  width: number,
  canvas: RefObject<HTMLCanvasElement | null>,
): number | null {
  const [ratio, setRatio] = useState<number | null>(null);
  useEffect(() => {
    const target = canvas.current;
    if (!document || !target || width <= 0) return;
    let isGone = false;
    let stop = () => {};
    void (async () => {
      const page = await document.getPage(number).catch(() => null);
      if (!page || isGone) return;
      const natural = page.getViewport({ scale: 1 });
      const wanted = (width * window.devicePixelRatio) / natural.width;
      const scale = Math.min(wanted, Math.sqrt(mostPixels / (natural.width * natural.height)));
      const viewport = page.getViewport({ scale });
      target.width = Math.round(viewport.width);
      target.height = Math.round(viewport.height);
      const task = page.render({ canvas: target, viewport, annotationMode: 0 });
      stop = () => task.cancel();
      await task.promise.then(
        () => {
          if (!isGone) setRatio(natural.height / natural.width);
        },
        () => null,
      );
    })();
    return () => {
      isGone = true;
      stop();
    };
  }, [document, number, width, canvas]);
  return ratio;
}
