/** The worker thread's own program. */
import { parentPort } from "node:worker_threads";
import { doImageWork, type ImageRequest } from "../work.ts";
import { jpegCodec } from "./jpeg-codec.ts";

parentPort?.on("message", async (request: ImageRequest) => {
  parentPort?.postMessage(await doImageWork(request, jpegCodec));
});
