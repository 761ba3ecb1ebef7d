import type { EventTable } from "../strict.ts";

export const appEvents: EventTable = {
  raised: [
    "will-finish-launching",
    "ready",
    "window-all-closed",
    "before-quit",
    "will-quit",
    "quit",
    "second-instance",
    "web-contents-created",
    "browser-window-created",
    "session-created",
    "render-process-gone",
    "child-process-gone",
  ],
  neverRaised: [
    "activate",
    "open-url",
    "open-file",
    "certificate-error",
    "select-client-certificate",
    "login",
    "gpu-info-update",
    "accessibility-support-changed",
    "browser-window-focus",
    "browser-window-blur",
  ],
};
