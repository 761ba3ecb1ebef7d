/** What lies in a printer, from the device's configuration. */
export interface PaperOptions {
  /** PWG 5101.1 name, e.g. `iso_a4_210x297mm`. */
  media: string;
  /** The tray, e.g. `by-pass-tray`; a certificate printer's blanks must not come from the tray with paper. */
  mediaSource?: string | undefined;
  /** E.g. `cardstock`. */
  mediaType?: string | undefined;
}

export const a4: PaperOptions = { media: "iso_a4_210x297mm" };

/** What lies in the printer when the configuration does not say so itself. */
export const paperProfiles: Readonly<Record<string, PaperOptions>> = {
  paper: a4,
  /** Blank certificates are fed one by one, so that none is taken for ordinary paper. */
  certificate: { ...a4, mediaSource: "by-pass-tray", mediaType: "cardstock" },
};

export const paperProfileNames = Object.keys(paperProfiles);

/** From the end of a PWG 5101.1 name, in hundredths of a millimetre: `iso_a4_210x297mm`. */
export function sizeOf(media: string): { width: number; height: number } | null {
  const [, width, height] = /_(\d+(?:\.\d+)?)x(\d+(?:\.\d+)?)mm$/.exec(media) ?? [];
  return width && height
    ? { width: Math.round(Number(width) * 100), height: Math.round(Number(height) * 100) }
    : null;
}
