import type { FastifyInstance } from "fastify";
import { windowRoles } from "../contract/bridge.ts";
import { mayCapture } from "./permissions.ts";

/**
 * A second policy beside the pages' own; a browser applies both. `sandbox` leaves out what no page of ours does and a way out
 * could begin with: windows, downloads, dialogs (also the print dialog), leaving for another address, pointer lock.
 */
const strictest = [
  "frame-src 'none'",
  "child-src 'none'",
  "worker-src 'self'",
  "manifest-src 'none'",
  "form-action 'none'",
  "sandbox allow-scripts allow-same-origin allow-forms",
].join("; ");

const closedFeatures = [
  ...[
    "accelerometer",
    "ambient-light-sensor",
    "bluetooth",
    "browsing-topics",
    "clipboard-read",
    "display-capture",
  ],
  ...[
    "fullscreen",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "local-fonts",
    "magnetometer",
    "microphone",
  ],
  ...[
    "midi",
    "otp-credentials",
    "payment",
    "picture-in-picture",
    "publickey-credentials-get",
    "screen-wake-lock",
  ],
  ...["serial", "storage-access", "usb", "web-share", "window-management", "xr-spatial-tracking"],
];

/** For every answer of the server whose pages stand in the shell's windows. */
export function sealShellPages(app: FastifyInstance): void {
  app.addHook("onRequest", async (request, reply) => {
    // A service worker would outlive the page that a script got into, and a restart.
    if (request.headers["service-worker"] !== undefined) return reply.code(403).send();
  });
  app.addHook("onSend", async (request, reply) => {
    const own = reply.getHeader("content-security-policy");
    const policies = typeof own === "string" ? [own, strictest] : [strictest];
    reply
      .removeHeader("content-security-policy")
      .header("content-security-policy", policies)
      .header("permissions-policy", permissionsPolicyOf(request.url))
      .header("x-frame-options", "DENY");
  });
}

function permissionsPolicyOf(path: string): string {
  const page = path.split(/[/?#]/)[1];
  const role = windowRoles.find((one) => one === page);
  const camera = role !== undefined && mayCapture(role) ? "camera=(self)" : "camera=()";
  return [camera, ...closedFeatures.map((feature) => `${feature}=()`)].join(", ");
}
