import type { PDFDocumentProxy } from "pdfjs-dist";
import workerAddress from "pdfjs-dist/build/pdf.worker.min.mjs?url";

export interface OpenPdf {
  document: PDFDocumentProxy;
  close(): void;
}

/** pdf.js with nothing that runs: no scripts of documents, no forms, no WebAssembly. null where it is no PDF that can be shown. */
export async function openPdf(content: Uint8Array): Promise<OpenPdf | null> {
  const pdfjs = await import("pdfjs-dist");
  pdfjs.GlobalWorkerOptions.workerSrc = workerAddress;
  const task = pdfjs.getDocument({
    data: new Uint8Array(content),
    enableXfa: false,
    useWasm: false,
    // The page reads what the document needs and hands it in: a worker may reach nothing.
    useWorkerFetch: false,
    maxImageSize: 50_000_000,
    cMapUrl: `${__PDF_PARTS__}cmaps/`,
    standardFontDataUrl: `${__PDF_PARTS__}standard_fonts/`,
    wasmUrl: `${__PDF_PARTS__}wasm/`,
  });
  try {
    const document = await task.promise;
    return { document, close: () => void task.destroy() };
  } catch {
    void task.destroy();
    return null;
  }
}
