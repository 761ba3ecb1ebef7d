/** The pages of one material, in their order. Each is a file among the hall's, kept as soon as it is ready. */
import type { KeptFile } from "../hall.ts";

/** A command refers to it by `blobId` alone. A PDF is one of these, however many sheets it has. */
export interface MaterialPage {
  blobId: string;
  type: KeptFile["type"];
}

/** What of a record's `blobIds` is known without asking: their type is seen when they are shown. */
export function pagesOf(blobIds: readonly string[]): MaterialPage[] {
  return blobIds.map((blobId) => ({ blobId, type: "image/jpeg" }));
}

/** Behind the others; one that is there already stays where it is. */
export function withPages(pages: readonly MaterialPage[], more: readonly MaterialPage[]): MaterialPage[] {
  const all = [...pages];
  for (const page of more) if (!all.some(({ blobId }) => blobId === page.blobId)) all.push(page);
  return all;
}

export function withoutPage(pages: readonly MaterialPage[], blobId: string): MaterialPage[] {
  return pages.filter((page) => page.blobId !== blobId);
}

/** In the other's place: a page that was turned is another file. */
export function withPageInstead(
  pages: readonly MaterialPage[],
  blobId: string,
  other: MaterialPage,
): MaterialPage[] {
  const isThere = other.blobId !== blobId && pages.some((page) => page.blobId === other.blobId);
  return isThere ? withoutPage(pages, blobId) : pages.map((page) => (page.blobId === blobId ? other : page));
}

/** One place nearer to the beginning (-1) or the end (1); at an end it stays. */
export function withPageMoved(pages: readonly MaterialPage[], blobId: string, by: -1 | 1): MaterialPage[] {
  const from = pages.findIndex((page) => page.blobId === blobId);
  const to = from + by;
  const page = pages[from];
  if (!page || to < 0 || to >= pages.length) return [...pages];
  const rest = pages.filter((_, index) => index !== from);
  return [...rest.slice(0, to), page, ...rest.slice(to)];
}
