/** A document for a printer of sheets. */
export interface DocumentJob {
  /** The caller's own name for this job; a repeat of it is refused, so that nothing is printed twice by accident. */
  jobId: string;
  /** Shown at the printer's own panel and in its queue: no names, no numbers of people. */
  title: string;
  pdf: Uint8Array;
  copies?: number;
  sides?: "one-sided" | "two-sided-long-edge" | "two-sided-short-edge";
  color?: "color" | "monochrome";
  /** `true-size`: every millimetre of the page as it is, as a copied ID card needs; the printer's own way when left out. */
  scaling?: "true-size" | "fit";
}

export interface CaptureRequest {
  source?: "flatbed" | "feeder";
  sides?: "one-sided" | "two-sided";
  color?: "color" | "gray";
  /** Dots per inch. */
  resolution?: number;
}

export interface CapturedPage {
  jpeg: Uint8Array;
  widthPixels: number;
  heightPixels: number;
}
