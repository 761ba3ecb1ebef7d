import { useCallback, useEffect, useMemo, useReducer } from "react";
import type { ImageWorker } from "../../../drivers/document-images/image-worker.ts";
import type { PageWish } from "../../../drivers/document-images/page.ts";
import { newCommandId } from "../command-id.ts";
import { startPageImageWorker } from "./page-image-worker.ts";
import { changePages, type DocumentPage } from "./pages.ts";

export interface DocumentPages {
  pages: readonly DocumentPage[];
  worker: ImageWorker;
  add: (picture: Uint8Array, wish: PageWish, replaces?: string) => void;
  wish: (page: DocumentPage, wish: PageWish) => void;
  remove: (pageId: string) => void;
}

/** The pages that are being gathered; forgotten with the component, since they are of people. */
export function usePages(first: readonly DocumentPage[] = []): DocumentPages {
  const worker = useMemo(() => startPageImageWorker(), []);
  const [pages, dispatch] = useReducer(changePages, first);
  useEffect(() => () => worker.close(), [worker]);

  const make = useCallback(
    async (pageId: string, picture: Uint8Array, wish: PageWish) => {
      const made = await worker.ask("page", { picture, wish });
      if (!made.ok) {
        dispatch({
          event: "made",
          pageId,
          wish,
          state: { state: "refused", reason: made.error },
          corners: null,
        });
      } else if (made.value.ok) {
        const page = made.value.value;
        dispatch({ event: "made", pageId, wish, state: { state: "good", page }, corners: page.corners });
      } else {
        const { error } = made.value;
        const corners = "corners" in error ? error.corners : null;
        dispatch({ event: "made", pageId, wish, state: { state: "refused", reason: error.reason }, corners });
      }
    },
    [worker],
  );
  return {
    pages,
    worker,
    add: (picture, wish, replaces) => {
      const pageId = newCommandId();
      dispatch({ event: "added", pageId, picture, wish, replaces });
      void make(pageId, picture, wish);
    },
    wish: (page, wish) => {
      dispatch({ event: "wished", pageId: page.pageId, wish });
      void make(page.pageId, page.picture, wish);
    },
    remove: (pageId) => dispatch({ event: "deleted", pageId }),
  };
}
