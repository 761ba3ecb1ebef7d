/** The thread itself: whatever somebody sent is looked into here, where it can hold up or bring down nothing but its own file. */
import { readFileSync } from "node:fs";
import { workerData } from "node:worker_threads";
import { answerEach } from "../../threads/answer-each.ts";
import { examine } from "../content/examine.ts";
import { openSealed } from "../sealed-file.ts";
import type { FileRequest, WorkshopData } from "./work.ts";

const { key } = workerData as WorkshopData;

answerEach(answerTo);

async function answerTo(request: FileRequest): Promise<unknown> {
  switch (request.name) {
    case "examine": {
      const content = openSealed(key, null, readFileSync(request.input.path));
      return content === null ? "damaged" : examine(content, request.input.claimedType);
    }
    case "thumbnail": {
      const content = openSealed(key, request.input.blobId, readFileSync(request.input.path));
      if (content === null) return null;
      const { makeThumbnail } = await import("./thumbnail.ts");
      return makeThumbnail(content);
    }
    default:
      return request satisfies never;
  }
}
