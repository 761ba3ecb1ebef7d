import { useRef } from "react";
import { materialWords } from "../../../words/materials.ts";
import { useWords } from "../../../words/words.ts";
import { useFile } from "../use-file.ts";
import { usePdf, useSheet } from "./use-sheet.ts";

const pictureWidth = 150;

/** The first sheet of a PDF, small; where it cannot be shown, that it is a PDF. */
export function FirstSheet({ blobId, name }: { blobId: string; name: string }) {
  const { say } = useWords(materialWords);
  const canvas = useRef<HTMLCanvasElement>(null);
  const file = useFile(blobId, "whole");
  const isPdf = file.kind === "here" && file.file.type === "application/pdf";
  const pdf = usePdf(isPdf && file.kind === "here" ? file.file.content : null);
  const document = pdf.kind === "open" ? pdf.document : null;
  const ratio = useSheet(document, 1, pictureWidth, canvas);
  const isBad = file.kind === "failed" || pdf.kind === "unreadable" || (file.kind === "here" && !isPdf);

  if (isBad) {
    return (
      <span
        className="attached-picture attached-picture--empty"
        role="img"
        aria-label={name}
        data-said={say(file.kind === "failed" ? "picture.failed" : "picture.pdf")}
      />
    );
  }
  return (
    <span className="attached-picture attached-picture--pdf" role="img" aria-label={name}>
      <canvas ref={canvas} className={ratio === null ? "attached-sheet--waiting" : ""} />
      {document ? (
        <span className="attached-picture__sheets">
          {say("picture.sheets", { count: document.numPages })}
        </span>
      ) : null}
    </span>
  );
}
