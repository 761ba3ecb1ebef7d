import { expect, test } from "vitest";
import {
  type MaterialPage,
  pagesOf,
  withoutPage,
  withPageInstead,
  withPageMoved,
  withPages,
} from "./pages.ts";

const page = (blobId: string): MaterialPage => ({ blobId, type: "image/jpeg" });
const abc = [page("a"), page("b"), page("c")];
const ids = (pages: readonly MaterialPage[]) => pages.map(({ blobId }) => blobId).join("");

test("pages come behind each other, the same one once", () => {
  expect(ids(withPages(abc, [page("d"), page("b"), page("d")]))).toBe("abcd");
  expect(ids(pagesOf(["x", "y"]))).toBe("xy");
});

test("a page moves by one place and stays at an end; one that is gone moves nothing", () => {
  expect(ids(withPageMoved(abc, "b", -1))).toBe("bac");
  expect(ids(withPageMoved(abc, "b", 1))).toBe("acb");
  expect(ids(withPageMoved(abc, "a", -1))).toBe("abc");
  expect(ids(withPageMoved(abc, "c", 1))).toBe("abc");
  expect(ids(withPageMoved(abc, "z", 1))).toBe("abc");
});

test("a page that was turned takes the place of the one before, and is never there twice", () => {
  expect(ids(withPageInstead(abc, "b", page("d")))).toBe("adc");
  expect(ids(withPageInstead(abc, "b", page("c")))).toBe("ac");
  expect(ids(withPageInstead(abc, "b", page("b")))).toBe("abc");
  expect(ids(withoutPage(abc, "b"))).toBe("ac");
});
