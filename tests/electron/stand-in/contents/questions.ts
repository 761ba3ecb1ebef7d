/** What a page's world asks while it waits: keys before the page hears them, and permissions. */
import type { Session } from "../chromium/connection.ts";
import { runtime } from "../runtime.ts";
import { preventable } from "../strict-emitter.ts";
import type { KeyInput, Question } from "../world/ask.ts";
import { originOf } from "./frames.ts";
import type { WebContents } from "./web-contents.ts";

export const questionsPath = "/.stand-in/ask-";

interface Paused {
  requestId: string;
  request: { url: string; postData?: string };
}

/** Answers, where it is such a question; false where it is a request like any other. */
export async function answerQuestion(
  contents: WebContents,
  session: Session,
  paused: Paused,
): Promise<boolean> {
  const { requestId, request } = paused;
  if (!new URL(request.url).pathname.startsWith(questionsPath)) return false;
  const isYes = await decide(contents, JSON.parse(request.postData ?? "{}") as Question);
  await session.send("Fetch.fulfillRequest", {
    requestId,
    responseCode: 200,
    body: Buffer.from(isYes ? "yes" : "no").toString("base64"),
  });
  return true;
}

async function decide(contents: WebContents, question: Question): Promise<boolean> {
  const url = contents.getURL();
  switch (question.type) {
    case "input":
      return isPrevented(contents, question.input);
    case "window": {
      const { url: wanted, name, features } = question;
      return contents.mayOpenWindow({ url: wanted, windowName: name, windowFeatures: features });
    }
    case "navigate":
      return isKept(contents, question.url);
    case "check":
      return contents.session.checkPermission(contents, question.permission, originOf(url), {
        requestingUrl: url,
        isMainFrame: true,
        securityOrigin: originOf(url),
      });
    case "permission": {
      const { permission, mediaTypes } = question;
      const details = {
        requestingUrl: url,
        isMainFrame: true,
        securityOrigin: `${originOf(url)}/`,
        ...(permission === "media" ? { mediaTypes } : {}),
      };
      const isGranted = await contents.session.requestPermission(contents, permission, details);
      await tellChromium(permission, mediaTypes, originOf(url), isGranted);
      return isGranted;
    }
  }
}

function isKept(contents: WebContents, url: string): boolean {
  const frame = contents.mainFrame;
  const names = ["will-frame-navigate", "will-navigate"];
  const events = names.map((name) => {
    const event = preventable({ url, isSameDocument: false, isMainFrame: true, frame, initiator: frame });
    contents.emit(name, event, url, false, true, frame.processId, frame.routingId);
    return event;
  });
  return events.some((event) => event.defaultPrevented);
}

function isPrevented(contents: WebContents, input: KeyInput): boolean {
  const event = preventable();
  contents.emit("before-input-event", event, input);
  return event.defaultPrevented;
}

/** It would ask a person otherwise, or refuse where there is none. */
async function tellChromium(
  permission: string,
  mediaTypes: string[],
  origin: string,
  isGranted: boolean,
): Promise<void> {
  const setting = isGranted ? "granted" : "denied";
  for (const name of chromiumNames(permission, mediaTypes))
    await runtime.browser?.connection.browser
      .send("Browser.setPermission", { permission: { name }, setting, origin })
      .catch(() => {});
}

function chromiumNames(permission: string, mediaTypes: string[]): string[] {
  if (permission === "media") return mediaTypes.map((type) => (type === "video" ? "camera" : "microphone"));
  return [permission];
}
