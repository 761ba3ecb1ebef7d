/**
 * Looks through a PDF's objects, also those in compressed streams, for what the hall does not take. Runs in a thread that is
 * ended when it takes too long. ISO 32000-2; actions: 12.6.4.
 */
import { PDFArray, PDFDict, PDFDocument, PDFName, type PDFObject, PDFStream } from "pdf-lib";
import { type ContentFault, mostPdfPages } from "./kinds.ts";
import { timesStopped } from "./pdf-unpacking.ts";

/**
 * Actions that run a program, a script or a form's sending. Links to pages and addresses stay: they do nothing until somebody
 * follows them, and the hall's pages do not. Attachments stay too: electronic invoices (数电发票) carry their data so, and nothing
 * here takes one out.
 */
const activeActions = ["JavaScript", "Launch", "ImportData", "SubmitForm", "Rendition", "RichMediaExecute"];
/** Keys whose very presence means a script (JS), or a form that is a program (XFA). */
const activeKeys = ["JS", "XFA", "RichMediaContent"];

/** How many sheets it has, or why it is not taken. */
export async function readPdf(content: Buffer): Promise<{ pages: number } | ContentFault> {
  let document: PDFDocument;
  const stoppedBefore = timesStopped();
  try {
    document = await PDFDocument.load(new Uint8Array(content), {
      ignoreEncryption: true,
      updateMetadata: false,
    });
  } catch {
    return "damaged";
  }
  if (timesStopped() > stoppedBefore) return "damaged";
  if (document.isEncrypted) return "encrypted";
  try {
    const pages = document.getPageCount();
    if (pages === 0) return "damaged";
    if (pages > mostPdfPages) return "too-many-pages";
    const isActive = document.context.enumerateIndirectObjects().some(([, object]) => runs(object, 0));
    return isActive ? "active-content" : { pages };
  } catch {
    return "damaged";
  }
}

/** Direct objects within one another go no deeper than this in anything that a person made. */
const mostDepth = 60;

function runs(object: PDFObject, depth: number): boolean {
  if (depth > mostDepth) return true;
  if (object instanceof PDFStream) return runs(object.dict, depth + 1);
  if (object instanceof PDFArray) return object.asArray().some((one) => runs(one, depth + 1));
  if (!(object instanceof PDFDict)) return false;
  if (activeKeys.some((key) => object.has(PDFName.of(key)))) return true;
  const action = object.get(PDFName.of("S"));
  if (action instanceof PDFName && activeActions.includes(action.decodeText())) return true;
  return object.entries().some(([, value]) => runs(value, depth + 1));
}
