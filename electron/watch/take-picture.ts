import type { BrowserWindow } from "electron";
import type { Covers } from "./covers.ts";
import { type Captured, maskedJpeg } from "./masked-jpeg.ts";

export interface TakePictureParts {
  window: Pick<BrowserWindow, "isDestroyed"> & { capturePage(): Promise<Captured> };
  /** Asks the page where to cover; null: it did not answer in time. */
  covers: () => Promise<Covers | null>;
}

/** Base64 of a masked JPEG; null where the page did not say what to cover, or nothing could be taken. */
export async function takePicture({ window, covers }: TakePictureParts): Promise<string | null> {
  const before = await covers();
  if (before === null || window.isDestroyed()) return null;
  const image = await window.capturePage();
  const after = await covers();
  return after === null ? null : maskedJpeg(image, [before, after]);
}
