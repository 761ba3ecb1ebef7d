/** Downloads: told, and never done. Electron would ask a person where to put the file; here nobody is. */
import type { Browser } from "../chromium/browser.ts";
import type { WebContents } from "../contents/web-contents.ts";
import { runtime } from "../runtime.ts";
import { notInStandIn, strict } from "../strict.ts";
import { preventable } from "../strict-emitter.ts";

interface Emitter {
  emit(event: string, ...input: unknown[]): boolean;
}

export async function followDownloads(session: Emitter, browser: Browser): Promise<void> {
  const { browser: protocol } = browser.connection;
  protocol.on("Browser.downloadWillBegin", ({ guid, url, suggestedFilename, frameId }) => {
    const contents = ([...runtime.contents] as WebContents[]).find((one) => one.hasFrame(frameId));
    const event = preventable();
    const item = strict("downloadItem", {
      getURL: () => url,
      getFilename: () => suggestedFilename,
      getMimeType: () => "",
      getTotalBytes: () => 0,
      getState: () => "progressing",
      cancel: () => event.preventDefault(),
    });
    session.emit("will-download", event, item, contents);
    protocol.send("Browser.cancelDownload", { guid }).catch(() => {});
    if (!event.defaultPrevented) throw notInStandIn("downloads: session's will-download must prevent them");
  });
  await protocol.send("Browser.setDownloadBehavior", { behavior: "deny", eventsEnabled: true });
}
