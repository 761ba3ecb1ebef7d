import type { WindowRole } from "../contract/bridge.ts";

/** What a page asks to be allowed, with what Electron knows of who asks. */
export interface PermissionQuestion {
  permission: string;
  /** Origin or whole address of the frame that asks. */
  requestedBy: string;
  isMainFrame: boolean;
  /** For `media`; empty where the engine does not say. */
  media: readonly ("video" | "audio" | "unknown")[];
  /** The page of which window; null where no window of ours asks. */
  role: WindowRole | null;
}

/** Pages with a document camera: the clerk's, and the two where a citizen hands something in. */
const rolesThatCapture: readonly WindowRole[] = ["counter", "declare", "kiosk"];

export function mayCapture(role: WindowRole): boolean {
  return rolesThatCapture.includes(role);
}

/** Everything is refused but the camera's picture, without sound, for our own page itself where it captures documents. */
export function isPermitted(question: PermissionQuestion, ownOrigin: string): boolean {
  const { permission, requestedBy, isMainFrame, media, role } = question;
  if (permission !== "media" || role === null || !mayCapture(role) || !isMainFrame) return false;
  if (media.length === 0 || media.some((kind) => kind !== "video")) return false;
  return URL.canParse(requestedBy) && new URL(requestedBy).origin === ownOrigin;
}
