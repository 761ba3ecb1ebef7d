import { materialWords } from "../../words/materials.ts";
import { useWords } from "../../words/words.ts";
import { usePicture } from "../capture/use-picture.ts";
import { FirstSheet } from "./pdf/first-sheet.tsx";
import { useFile } from "./use-file.ts";

interface MaterialPictureProps {
  blobId: string;
  /** For who cannot see it: 身份证，第 1 页 */
  name: string;
}

/** A page small, for lists. The hall makes pictures small; a PDF's first sheet is drawn here. */
export function MaterialPicture({ blobId, name }: MaterialPictureProps) {
  const { say } = useWords(materialWords);
  const small = useFile(blobId, "small");
  const address = usePicture(small.kind === "here" ? small.file.content : null);
  if (address) return <img className="attached-picture" src={address} alt={name} />;
  switch (small.kind) {
    case "reading":
    case "here":
      return <span className="attached-picture attached-picture--empty" role="img" aria-label={name} />;
    case "failed":
      if (small.error.code === "not-found") return <FirstSheet blobId={blobId} name={name} />;
      return (
        <span
          className="attached-picture attached-picture--empty"
          role="img"
          aria-label={name}
          data-said={say("picture.failed")}
        />
      );
    default:
      return small satisfies never;
  }
}
