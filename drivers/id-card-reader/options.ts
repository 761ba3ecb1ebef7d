import { z } from "zod";
import type { AdapterConfig, MakeAdapter } from "../driver.ts";
import { createIdCardReader } from "./adapter.ts";
import type { FramingName } from "./framing.ts";
import { createPhotoProgram } from "./photo/program.ts";
import { noPhotoDecoder, type PhotoDecoder } from "./photo/types.ts";
import { defaultReaderSettings, type ReaderSettings } from "./types.ts";

/** What a hall's file can say of a reader under `options`. */
const readerOptions = z.strictObject({
  findsBaudRate: z.boolean().optional(),
  raisesBaudRate: z.boolean().optional(),
  readsNewAddress: z.boolean().optional(),
  /** A program that decodes photos, as photo/program.ts starts it, and what it is given as its only argument. */
  photoDecoder: z.string().min(1).optional(),
  photoDecoderArgument: z.string().optional(),
  /** Milliseconds; a card is told only when its photo is made or this is over. */
  photoTimeLimitMs: z.number().int().min(50).max(2500).optional(),
});

const usualPhotoTimeLimitMs = 1200;

/** Throws when the options are not right, and says what is wrong with them. */
export function makeReader(framing: FramingName): MakeAdapter {
  return ({ options }: AdapterConfig) => {
    const parsed = readerOptions.safeParse(options ?? {});
    if (!parsed.success) throw new Error(`options: ${z.prettifyError(parsed.error)}`);
    const { findsBaudRate, raisesBaudRate, readsNewAddress } = parsed.data;
    const settings: ReaderSettings = {
      ...defaultReaderSettings,
      framing,
      ...(findsBaudRate !== undefined && { findsBaudRate }),
      ...(raisesBaudRate !== undefined && { raisesBaudRate }),
      ...(readsNewAddress !== undefined && { readsNewAddress }),
    };
    return createIdCardReader(settings, decoderOf(parsed.data));
  };
}

function decoderOf({
  photoDecoder,
  photoDecoderArgument,
  photoTimeLimitMs = usualPhotoTimeLimitMs,
}: z.infer<typeof readerOptions>): PhotoDecoder {
  if (photoDecoder === undefined) return noPhotoDecoder;
  return createPhotoProgram({
    program: photoDecoder,
    arguments: photoDecoderArgument === undefined ? [] : [photoDecoderArgument],
    timeLimitMs: photoTimeLimitMs,
  });
}
