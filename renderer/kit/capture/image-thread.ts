/** The page's image worker: a program of its own, beside the page. */
import { doImageWork, type ImageRequest } from "../../../drivers/document-images/work.ts";
import { browserCodec } from "./browser-codec.ts";

self.addEventListener("message", async ({ data }: MessageEvent<ImageRequest>) => {
  self.postMessage(await doImageWork(data, browserCodec));
});
