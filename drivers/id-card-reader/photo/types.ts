/**
 * Makes a picture of the 1024 bytes (WLT) that a card's photo is. All known decoders are closed programs of the readers'
 * makers, so none comes with this program: where a place has none, there is no portrait, and nothing in its place.
 */
export interface PhotoDecoder {
  /** A `data:` address of a BMP or PNG picture; null when there is none. Settles in bounded time, soon after an abort. */
  decode(photo: Uint8Array, aborted: AbortSignal): Promise<string | null>;
}

export const noPhotoDecoder: PhotoDecoder = { decode: async () => null };
