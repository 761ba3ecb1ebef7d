import { expect, test } from "vitest";
import type { PageWish } from "../../../drivers/document-images/page.ts";
import { accepted, changePages, type DocumentPage, mayBeAccepted, readyPages, turned } from "./pages.ts";

const picture = new Uint8Array([1]);
const wish: PageWish = { cut: "find" };
const good = {
  state: "good",
  page: { jpeg: picture, width: 1, height: 1, quality: 1, corners: [], format: null } as never,
} as const;

function gathered(...pageIds: string[]): readonly DocumentPage[] {
  return pageIds.reduce<readonly DocumentPage[]>(
    (pages, pageId) => changePages(pages, { event: "added", pageId, picture, wish }),
    [],
  );
}

test("pages come behind each other; one that is taken again keeps its place", () => {
  const again = changePages(gathered("a", "b", "c"), {
    event: "added",
    pageId: "d",
    picture,
    wish,
    replaces: "b",
  });
  expect(again.map(({ pageId }) => pageId)).toEqual(["a", "d", "c"]);
  const gone = changePages(again, { event: "added", pageId: "e", picture, wish, replaces: "b" });
  expect(gone.map(({ pageId }) => pageId)).toEqual(["a", "d", "c", "e"]);
});

test("what was made of an older wish does not take the place of the newer one", () => {
  const newer = turned(wish);
  const pages = changePages(gathered("a"), { event: "wished", pageId: "a", wish: newer });
  const late = changePages(pages, { event: "made", pageId: "a", wish, state: good, corners: null });
  expect(late[0]?.state.state).toBe("working");
  const made = changePages(late, { event: "made", pageId: "a", wish: newer, state: good, corners: null });
  expect(made[0]?.state.state).toBe("good");
});

test("a document is ready when every page is, and an empty one never", () => {
  expect(readyPages([])).toBeNull();
  const half = changePages(gathered("a", "b"), {
    event: "made",
    pageId: "a",
    wish,
    state: good,
    corners: null,
  });
  expect(readyPages(half)).toBeNull();
  expect(readyPages(changePages(half, { event: "deleted", pageId: "b" }))).toHaveLength(1);
});

test("four turns are none, and what a person accepts is kept for the next try", () => {
  expect(turned(turned(turned(turned(wish)))).turn).toBe(0);
  expect(accepted(accepted(wish, "blank"), "blurred").acceptedFaults).toEqual(["blank", "blurred"]);
  expect(accepted(wish, "no-page-found").cut).toBe("whole");
  expect(
    ["blank", "no-page-found", "not-a-picture", "worker-failed"].map((reason) =>
      mayBeAccepted(reason as never),
    ),
  ).toEqual([true, true, false, false]);
});
