/**
 * Where on a page something stands that could be somebody's: every text, every picture, every field. Found by the preload
 * script; nothing here knows the DOM beyond what it uses.
 */

/** In the page's own pixels, from the window's upper left corner. */
export interface Cover {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Covers {
  /** The size of the window that they were measured in. */
  width: number;
  height: number;
  covers: Cover[];
}

/** More than this is no page of ours; then everything is covered. */
export const mostCovers = 4_000;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}
interface SeenNode {
  readonly nodeValue: string | null;
}
interface Walker {
  nextNode(): SeenNode | null;
}

export interface CoveredWindow {
  readonly innerWidth: number;
  readonly innerHeight: number;
  readonly document: {
    readonly body: object | null;
    createTreeWalker(root: object, whatToShow: number): Walker;
    createRange(): { selectNodeContents(node: SeenNode): void; getClientRects(): Iterable<Box> };
    querySelectorAll(selector: string): Iterable<{ getBoundingClientRect(): Box }>;
  };
}

/** NodeFilter.SHOW_TEXT */
const showText = 4;
/** A drawing may be a code that a phone reads; those of icons are small. */
const pictures = "img, canvas, video, input, textarea, select, iframe, object, embed, svg, picture";
const iconSize = 64;

export function findCovers(window: CoveredWindow): Covers {
  const { document, innerWidth: width, innerHeight: height } = window;
  const all: Covers = { width, height, covers: [{ x: 0, y: 0, width, height }] };
  if (!document.body) return all;
  const covers: Cover[] = [];
  const add = (box: Box) => {
    if (box.width > 0 && box.height > 0)
      covers.push({ x: box.left, y: box.top, width: box.width, height: box.height });
  };
  const walker = document.createTreeWalker(document.body, showText);
  const range = document.createRange();
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (!node.nodeValue?.trim()) continue;
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) add(box);
    if (covers.length > mostCovers) return all;
  }
  for (const element of document.querySelectorAll(pictures)) {
    const box = element.getBoundingClientRect();
    if (box.width > iconSize || box.height > iconSize) add(box);
    if (covers.length > mostCovers) return all;
  }
  return { width, height, covers };
}
