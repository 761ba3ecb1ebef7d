import type { ImageWorker } from "../../../drivers/document-images/image-worker.ts";
import type { Hall } from "../hall.ts";
import type { MaterialPage } from "./pages.ts";

/** A quarter clockwise, kept as a new file; null when it could not be made. The old one is no longer referred to. */
export async function turnPage(
  hall: Hall,
  worker: ImageWorker,
  { blobId }: MaterialPage,
): Promise<MaterialPage | null> {
  const seen = await hall.file(blobId, "whole");
  if (!seen.ok) return null;
  const { content, type } = seen.value;
  const turned = type === "application/pdf" ? await turnPdf(content) : await turnPicture(worker, content);
  if (!turned) return null;
  const newType = type === "application/pdf" ? type : "image/jpeg";
  const kept = await hall.keep(turned, newType);
  return kept.ok ? { blobId: kept.value.blobId, type: kept.value.type } : null;
}

/** All its sheets. */
async function turnPdf(content: Uint8Array): Promise<Uint8Array | null> {
  try {
    const { degrees, PDFDocument } = await import("pdf-lib");
    const document = await PDFDocument.load(new Uint8Array(content));
    for (const page of document.getPages()) page.setRotation(degrees((page.getRotation().angle + 90) % 360));
    return await document.save();
  } catch {
    return null;
  }
}

async function turnPicture(worker: ImageWorker, content: Uint8Array): Promise<Uint8Array | null> {
  const made = await worker.ask("page", {
    picture: content,
    // It is what a person wanted already: nothing is judged, brightened or made small again.
    wish: {
      cut: "whole",
      turn: 90,
      light: "plain",
      acceptedFaults: ["blank", "blurred", "too-dark", "too-small"],
      limits: { mostSide: 6_000, mostBytes: 4_000_000 },
    },
  });
  return made.ok && made.value.ok ? made.value.value.jpeg : null;
}
