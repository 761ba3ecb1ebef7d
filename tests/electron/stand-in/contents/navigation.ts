/**
 * Every request of a page passes here before it leaves Chromium: the main script's `will-navigate` and its neighbours decide
 * on documents, the session's `onBeforeRequest` on everything.
 */
import type { Session as Protocol } from "../chromium/connection.ts";
import type { WebRequest } from "../session/web-request.ts";
import { type PreventableEvent, preventable } from "../strict-emitter.ts";
import type { FrameTree } from "./frames.ts";
import { answerQuestion, questionsPath } from "./questions.ts";
import type { WebContents } from "./web-contents.ts";

export interface Navigations {
  /** The next document of the main frame was asked for by the main script: it is not asked whether it may. */
  expectOwn(): void;
}

interface Parts {
  contents: WebContents;
  session: Protocol;
  frames: FrameTree;
  webRequest: WebRequest;
  emit: (event: string, details: PreventableEvent, ...more: unknown[]) => void;
}

interface Request {
  requestId: string;
  request: { url: string; method: string; postData?: string };
  frameId: string;
  resourceType: string;
  redirectedRequestId?: string;
}

export async function followNavigations(parts: Parts): Promise<Navigations> {
  const { session, frames, webRequest } = parts;
  let isOwn = false;

  function isPrevented({ request: { url }, frameId, redirectedRequestId }: Request): boolean {
    const isMainFrame = frameId === frames.mainId;
    const frame = frames.find(frameId);
    const about = { url, isSameDocument: false, isMainFrame, frame, initiator: frame };
    const raise = (name: string) => {
      const event = preventable(about);
      parts.emit(name, event, url, false, isMainFrame, frame?.processId ?? 0, frame?.routingId ?? 0);
      return event.defaultPrevented;
    };
    if (redirectedRequestId !== undefined) return raise("will-redirect");
    if (isOwn && isMainFrame) {
      isOwn = false;
      return false;
    }
    // A frame's first document is no navigation of it for `will-navigate`, and one for `will-frame-navigate`.
    const isRefused = raise("will-frame-navigate");
    return isMainFrame ? raise("will-navigate") || isRefused : isRefused;
  }

  async function judge(paused: Request): Promise<void> {
    const { requestId, request, resourceType, frameId } = paused;
    if (await answerQuestion(parts.contents, session, paused)) return;
    const isDocument = resourceType === "Document";
    if (isDocument && isPrevented(paused)) {
      await session.send("Fetch.failRequest", { requestId, errorReason: "Aborted" });
      return;
    }
    const { url, method } = request;
    const verdict = await webRequest.ask({
      url,
      method,
      contentsId: parts.contents.id,
      resourceType: resourceTypeOf(resourceType, frameId === frames.mainId),
    });
    if (verdict.cancel)
      await session.send("Fetch.failRequest", { requestId, errorReason: "BlockedByClient" });
    else
      await session.send("Fetch.continueRequest", {
        requestId,
        ...(verdict.url ? { url: verdict.url } : {}),
      });
  }

  session.on("Fetch.requestPaused", (paused) => {
    // The page may be gone before it is judged.
    judge(paused as Request).catch(() => {});
  });
  const enable = () =>
    session.send("Fetch.enable", { patterns: webRequest.isAsked ? everything : documents });
  await enable();
  webRequest.onAsked(() => void enable().catch(() => {}));

  return {
    expectOwn() {
      isOwn = true;
    },
  };
}

const everything = [{ urlPattern: "*" }];
const documents = [
  { urlPattern: "*", resourceType: "Document" as const },
  { urlPattern: `*${questionsPath}*` },
];

function resourceTypeOf(type: string, isMainFrame: boolean): string {
  switch (type) {
    case "Document":
      return isMainFrame ? "mainFrame" : "subFrame";
    case "Stylesheet":
      return "stylesheet";
    case "Script":
      return "script";
    case "Image":
      return "image";
    case "Font":
      return "font";
    case "Media":
      return "media";
    case "XHR":
    case "Fetch":
    case "EventSource":
      return "xhr";
    case "Ping":
      return "ping";
    case "CSPViolationReport":
      return "cspReport";
    default:
      return "other";
  }
}
