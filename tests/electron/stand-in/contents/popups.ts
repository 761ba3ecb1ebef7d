/** Windows that pages open: the main script's handler decides, and the stand-in can only deny. */
import type { PopupTarget } from "../chromium/browser.ts";
import type { Session } from "../chromium/connection.ts";
import { runtime } from "../runtime.ts";
import { notInStandIn, strict } from "../strict.ts";
import type { WebContents } from "./web-contents.ts";

export interface Opening {
  url: string;
  windowName: string;
  windowFeatures: string;
}

/** Chromium says what is to be opened and, a moment earlier or later, that there is a page for it. */
const openings = new WeakMap<WebContents, Opening[]>();
const openingMs = 1_000;

export function followOpenings(contents: WebContents, session: Session): void {
  openings.set(contents, []);
  session.on("Page.windowOpen", ({ url, windowName, windowFeatures }) => {
    openings.get(contents)?.push({ url, windowName, windowFeatures: windowFeatures.join(",") });
  });
}

/** The popup has loaded nothing yet: nothing of it leaves Chromium before the handler has decided. */
export async function judgePopup({ targetId, session, openerId }: PopupTarget): Promise<void> {
  session.send("Fetch.enable", { patterns: [{ urlPattern: "*" }] }).catch(() => {});
  const opener = ([...runtime.contents] as WebContents[]).find((contents) => contents.targetId === openerId);
  const opening = opener && (await openingOf(opener));
  const isAllowed = opener?.mayOpenWindow(opening ?? { url: "", windowName: "", windowFeatures: "" }) ?? true;
  await runtime.browser?.closePage(targetId);
  if (isAllowed) throw notInStandIn("windows that a page opens: setWindowOpenHandler may only deny");
}

/** What `setWindowOpenHandler` is given. */
export function detailsOf({ url, windowName, windowFeatures }: Opening, opener: string): object {
  return strict("details of setWindowOpenHandler", {
    url,
    frameName: windowName,
    features: windowFeatures,
    disposition: windowFeatures === "" ? "foreground-tab" : "new-window",
    referrer: { url: opener, policy: "strict-origin-when-cross-origin" },
    postBody: undefined,
  });
}

async function openingOf(contents: WebContents): Promise<Opening | undefined> {
  const giveUpAt = performance.now() + openingMs;
  while (performance.now() < giveUpAt) {
    const opening = openings.get(contents)?.shift();
    if (opening) return opening;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return undefined;
}
