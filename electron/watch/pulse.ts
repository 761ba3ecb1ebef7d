/** The sign of life of a page, as its preload script tells it; nothing here knows the DOM beyond what it uses. */

export interface Pulse {
  /** There is something to see. */
  isDrawn: boolean;
  /** The page's own name for what it shows; null where it has none. */
  page: string | null;
}

interface SeenElement {
  readonly textContent: string | null;
  readonly offsetHeight: number;
  querySelector(selector: string): object | null;
}

export interface PulsingWindow {
  readonly document: {
    readonly documentElement: { readonly dataset: Readonly<Record<string, string | undefined>> } | null;
    getElementById(id: string): SeenElement | null;
  };
  setInterval(work: () => void, ms: number): unknown;
}

export const pulseMs = 2_000;

/** From the page's own thread: a page that hangs has no pulse. */
export function givePulse(window: PulsingWindow, tell: (pulse: Pulse) => void): void {
  const give = () => tell(readPulse(window.document));
  window.setInterval(give, pulseMs);
}

/** A page of ours stands in `#root`: what failed to start, or threw while it drew, leaves that empty. */
export function readPulse(document: PulsingWindow["document"]): Pulse {
  const root = document.getElementById("root");
  const hasContent =
    root !== null && (root.textContent?.trim() || root.querySelector("svg, img, canvas, video"));
  return {
    isDrawn: root !== null && root.offsetHeight > 0 && Boolean(hasContent),
    page: document.documentElement?.dataset.page ?? null,
  };
}
