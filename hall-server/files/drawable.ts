import type { HallError } from "../contract/errors.ts";
import { type Deciding, refuse } from "../deciding.ts";

/** A signature is drawn onto papers that are set long after: what cannot be drawn is refused where it comes in. */
export function undrawable({ files }: Deciding, signatureBlobId: string | undefined): HallError | null {
  if (signatureBlobId === undefined || files.isPicture(signatureBlobId)) return null;
  return refuse("invalid-input", { field: "signatureBlobId", because: "not-a-picture" });
}
