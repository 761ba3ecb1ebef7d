import type { Result } from "../result.ts";
import type { Codec } from "./codec.ts";
import { findPage } from "./outline.ts";
import { type FinishedPage, makePage, type PageRefusal, type PageWish } from "./page.ts";
import type { Corners, Raster } from "./raster.ts";
import { cardToPdf, pagesToPdf } from "./sheet.ts";

/** What an image worker can be asked; each name with what goes in and what comes back. */
export interface ImageWork {
  /** For the live preview: a small picture as it is in memory. */
  outline: { input: { picture: Raster }; answer: Corners | null };
  page: { input: { picture: Uint8Array; wish: PageWish }; answer: Result<FinishedPage, PageRefusal> };
  pdf: { input: { jpegs: Uint8Array[]; title: string }; answer: Result<Uint8Array, "not-a-picture"> };
  cardPdf: {
    input: { front: Uint8Array; back: Uint8Array; title: string };
    answer: Result<Uint8Array, "not-a-picture">;
  };
}

export type ImageWorkName = keyof ImageWork;

/** To a worker; the answer carries the same number. */
export type ImageRequest = {
  [Name in ImageWorkName]: { number: number; name: Name; input: ImageWork[Name]["input"] };
}[ImageWorkName];

export interface ImageAnswer {
  number: number;
  answer: unknown;
}

/** Runs in the worker. */
export async function doImageWork(request: ImageRequest, codec: Codec): Promise<ImageAnswer> {
  return { number: request.number, answer: await answerTo(request, codec) };
}

async function answerTo(request: ImageRequest, codec: Codec): Promise<unknown> {
  switch (request.name) {
    case "outline":
      return findPage(request.input.picture);
    case "page":
      return makePage(request.input.picture, request.input.wish, codec);
    case "pdf":
      return orNoPicture(pagesToPdf(request.input.jpegs, request.input.title));
    case "cardPdf": {
      const { front, back, title } = request.input;
      return orNoPicture(cardToPdf(front, back, title));
    }
    default:
      return request satisfies never;
  }
}

/** pdf-lib throws for a picture that it cannot read. */
async function orNoPicture(made: Promise<Uint8Array>): Promise<Result<Uint8Array, "not-a-picture">> {
  try {
    return { ok: true, value: await made };
  } catch {
    return { ok: false, error: "not-a-picture" };
  }
}
