/** The sign of life of a page, as its preload script tells it; nothing here knows the DOM beyond what it uses. */

export interface Pulse {
  /** There is something to see. */
  isDrawn: boolean;
  /** The page's own name for what it shows; null where it has none. */
  page: string | null;
  /** Since somebody touched the page or typed, in seconds. */
  quietSeconds: number;
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
  addEventListener(type: string, listener: () => void, options: { capture: boolean; passive: boolean }): void;
}

export const pulseMs = 2_000;

/** From the page's own thread: a page that hangs has no pulse. */
export function givePulse(window: PulsingWindow, tell: (pulse: Pulse) => void): void {
  let touchedAt = performance.now();
  const touched = () => {
    touchedAt = performance.now();
  };
  for (const type of ["pointerdown", "keydown"]) {
    window.addEventListener(type, touched, { capture: true, passive: true });
  }
  const give = () =>
    tell({
      ...readPulse(window.document),
      quietSeconds: Math.floor((performance.now() - touchedAt) / 1_000),
    });
  window.setInterval(give, pulseMs);
}

/** A page of ours stands in `#root`: what failed to start, or threw while it drew, leaves that empty. */
export function readPulse(document: PulsingWindow["document"]): Omit<Pulse, "quietSeconds"> {
  const root = document.getElementById("root");
  const hasContent =
    root !== null && (root.textContent?.trim() || root.querySelector("svg, img, canvas, video"));
  return {
    isDrawn: root !== null && root.offsetHeight > 0 && Boolean(hasContent),
    page: document.documentElement?.dataset.page ?? null,
  };
}
