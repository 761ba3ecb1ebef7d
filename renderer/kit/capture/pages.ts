/** The pages of a document on its way: what was seen, what was made of it, and what is the matter. */
import type { PageFault } from "../../../drivers/document-images/judge.ts";
import type { FinishedPage, PageRefusal, PageWish } from "../../../drivers/document-images/page.ts";
import type { Corners, Turn } from "../../../drivers/document-images/raster.ts";

export type PageState =
  | { state: "working" }
  | { state: "good"; page: FinishedPage }
  | { state: "refused"; reason: Refused };

export type Refused = PageRefusal["reason"] | "worker-failed" | "took-too-long";

export interface DocumentPage {
  pageId: string;
  /** As the camera or the scanner gave it: corners can be dragged, and nothing is made worse twice. */
  picture: Uint8Array;
  wish: PageWish;
  /** Where the page was found, if it was: what dragging begins with. */
  corners: Corners | null;
  state: PageState;
}

export type PageEvent =
  | { event: "added"; pageId: string; picture: Uint8Array; wish: PageWish; replaces?: string | undefined }
  | { event: "wished"; pageId: string; wish: PageWish }
  | { event: "made"; pageId: string; wish: PageWish; state: PageState; corners: Corners | null }
  | { event: "deleted"; pageId: string };

export function changePages(pages: readonly DocumentPage[], event: PageEvent): readonly DocumentPage[] {
  switch (event.event) {
    case "added": {
      const { pageId, picture, wish, replaces } = event;
      const page: DocumentPage = { pageId, picture, wish, corners: null, state: { state: "working" } };
      return pages.some((one) => one.pageId === replaces)
        ? pages.map((one) => (one.pageId === replaces ? page : one))
        : [...pages, page];
    }
    case "wished":
      return pages.map((page) =>
        page.pageId === event.pageId ? { ...page, wish: event.wish, state: { state: "working" } } : page,
      );
    case "made":
      // What was wished for meanwhile is still being made.
      return pages.map((page) =>
        page.pageId === event.pageId && page.wish === event.wish
          ? { ...page, state: event.state, corners: event.corners ?? page.corners }
          : page,
      );
    case "deleted":
      return pages.filter(({ pageId }) => pageId !== event.pageId);
    default:
      return event satisfies never;
  }
}

const nextTurn: Record<Turn, Turn> = { 0: 90, 90: 180, 180: 270, 270: 0 };

export function turned(wish: PageWish): PageWish {
  return { ...wish, turn: nextTurn[wish.turn ?? 0] };
}

/** A person has looked at it and takes it as it is. */
export function accepted(wish: PageWish, reason: Refused): PageWish {
  if (reason === "no-page-found") return { ...wish, cut: "whole" };
  return isFault(reason) ? { ...wish, acceptedFaults: [...(wish.acceptedFaults ?? []), reason] } : wish;
}

export function mayBeAccepted(reason: Refused): boolean {
  return reason === "no-page-found" || isFault(reason);
}

const faults: readonly PageFault[] = ["blank", "blurred", "too-dark", "too-small"];

function isFault(reason: Refused): reason is PageFault {
  return faults.some((fault) => fault === reason);
}

/** The pages that are ready, in order; null while one is worked on or refused. */
export function readyPages(pages: readonly DocumentPage[]): FinishedPage[] | null {
  const ready = pages.flatMap(({ state }) => (state.state === "good" ? [state.page] : []));
  return ready.length > 0 && ready.length === pages.length ? ready : null;
}
