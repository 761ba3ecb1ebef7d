/**
 * A page turned hostile, by a link in a notice or by a script that got in: what the shell's handlers decide, registered on
 * recorded parts. That the engine asks them is shown on real Electron (docs/security.md, “not run here”).
 */
import { describe, expect, it } from "vitest";
import { type WindowRole, windowRoles } from "../../electron/contract/bridge.ts";
import { LockedApp, ownOrigin } from "./lock-down-support.ts";

const page = `${ownOrigin}/kiosk/`;
const elsewhere = [
  "http://example.net/",
  "https://example.net/win",
  "http://hall.example:8100/phone/#token",
  `${ownOrigin}/counter/`,
  "file:///etc/passwd",
  "javascript:alert(1)",
  "data:text/html,<h1>kiosk</h1>",
  `blob:${ownOrigin}/5bd2`,
  "mailto:somebody@example.net",
  "tel:12345",
  "ms-settings:network",
  "chrome://version",
  "about:blank",
];

describe("a link printed in a notice, location=, a meta refresh, the target of a form", () => {
  it.each(elsewhere)("does not lead to %s", (url) => {
    const locked = new LockedApp();
    const contents = locked.contents("kiosk");
    expect(contents.isPrevented("will-navigate", { url, isMainFrame: true })).toBe(true);
    expect(contents.isPrevented("will-frame-navigate", { url, isMainFrame: true })).toBe(true);
    expect(contents.isPrevented("will-redirect", { url, isMainFrame: true })).toBe(true);
    expect(locked.kindsNoted()).toEqual(Array(3).fill("navigation-refused"));
  });

  it("the page may reload itself", () => {
    const contents = new LockedApp().contents("kiosk");
    expect(contents.isPrevented("will-navigate", { url: page, isMainFrame: true })).toBe(false);
    expect(contents.isPrevented("will-frame-navigate", { url: page, isMainFrame: true })).toBe(false);
  });

  it("the log hears where it led, without path or token", () => {
    const locked = new LockedApp();
    locked.contents("kiosk").isPrevented("will-navigate", { url: "http://hall.example/phone/#token" });
    expect(locked.notes).toEqual([{ kind: "navigation-refused", address: "http://hall.example" }]);
  });
});

describe("frames", () => {
  it.each([page, "http://example.net/", "about:blank"])("nobody's frame goes to %s", (url) => {
    const locked = new LockedApp();
    const contents = locked.contents("kiosk");
    expect(contents.isPrevented("will-frame-navigate", { url, isMainFrame: false })).toBe(true);
    expect(contents.isPrevented("will-redirect", { url, isMainFrame: false })).toBe(true);
    const answers: unknown[] = [];
    locked.requests.handler("onBeforeRequest")({ url, resourceType: "subFrame" }, (answer: unknown) =>
      answers.push(answer),
    );
    expect(answers).toEqual([{ cancel: true }]);
  });

  it("no webview is attached", () => {
    const locked = new LockedApp();
    expect(locked.contents("kiosk").isPrevented("will-attach-webview", {}, {}, { src: page })).toBe(true);
    expect(locked.kindsNoted()).toEqual(["webview-refused"]);
  });
});

describe("window.open and target=_blank", () => {
  it.each([page, ...elsewhere])("open nothing at %s, and hand nothing to the operating system", (url) => {
    const locked = new LockedApp();
    const contents = locked.contents("kiosk");
    expect(contents.handler("setWindowOpenHandler")({ url })).toEqual({ action: "deny" });
    expect(locked.kindsNoted()).toEqual(["window-refused"]);
  });
});

describe("requests", () => {
  const isCancelled = (locked: LockedApp, url: string, resourceType: string) => {
    let cancelled: boolean | undefined;
    locked.requests.handler("onBeforeRequest")({ url, resourceType }, ({ cancel }: { cancel: boolean }) => {
      cancelled = cancel;
    });
    return cancelled;
  };

  it("reach the shell's own server and no other: what was read cannot be sent away", () => {
    const locked = new LockedApp();
    expect(isCancelled(locked, `${ownOrigin}/assets/kiosk.js`, "script")).toBe(false);
    for (const type of ["xhr", "image", "webSocket", "ping", "media", "font", "other"]) {
      expect(isCancelled(locked, "http://example.net/?what=read", type)).toBe(true);
    }
    expect(isCancelled(locked, "http://127.0.0.1:631/printers", "xhr")).toBe(true);
    expect(isCancelled(locked, "file:///etc/passwd", "xhr")).toBe(true);
    expect(isCancelled(locked, "devtools://devtools/x.html", "mainFrame")).toBe(true);
  });

  it("bypass no handler by WebRTC, and no certificate is believed because somebody clicks", () => {
    const locked = new LockedApp();
    const contents = locked.contents("kiosk");
    expect(contents.called("setWebRTCIPHandlingPolicy")).toEqual([["disable_non_proxied_udp"]]);
    const answers: unknown[] = [];
    const accept = (answer?: unknown) => answers.push(answer);
    const refused = locked.app.isPrevented("certificate-error", {}, {}, "https://hall", "ERR", {}, accept);
    expect(refused).toBe(true);
    expect(locked.app.isPrevented("select-client-certificate", {}, {}, "https://hall", [{}], accept)).toBe(
      true,
    );
    expect(locked.app.isPrevented("login", {}, {}, { url: "https://hall" }, {}, accept)).toBe(true);
    expect(answers).toEqual([false, undefined, undefined]);
  });

  it("save nothing", () => {
    const locked = new LockedApp();
    const item = { getURL: () => `${ownOrigin}/list.csv` };
    expect(locked.session.isPrevented("will-download", {}, item)).toBe(true);
    expect(locked.kindsNoted()).toEqual(["download-refused"]);
  });
});

describe("permissions", () => {
  interface Asked {
    role: WindowRole | null;
    permission: string;
    by?: string;
    mediaTypes?: string[];
    isMainFrame?: boolean;
  }
  /** Asked outright, and looked up: both, since the engine does either. */
  const answersTo = ({ role, permission, by = ownOrigin, mediaTypes, isMainFrame = true }: Asked) => {
    const locked = new LockedApp();
    const contents = locked.contents(role).part;
    let isGranted: unknown;
    locked.session.handler("setPermissionRequestHandler")(
      contents,
      permission,
      (answer: unknown) => {
        isGranted = answer;
      },
      { requestingUrl: `${by}/${role}/`, isMainFrame, ...(mediaTypes ? { mediaTypes } : {}) },
    );
    const isLookedUp = locked.session.handler("setPermissionCheckHandler")(contents, permission, by, {
      isMainFrame,
      ...(mediaTypes ? { mediaType: mediaTypes[0] } : {}),
    });
    return [isGranted, isLookedUp];
  };
  const refused = [false, false];

  it.each(["kiosk", "counter", "declare"] as const)("the camera's picture is for the %s", (role) => {
    expect(answersTo({ role, permission: "media", mediaTypes: ["video"] })).toEqual([true, true]);
  });

  it.each([
    ["a page that has no camera", { role: "screen" }],
    ["no window of ours", { role: null }],
    ["another origin", { by: "http://example.net" }],
    ["the hall", { by: "http://hall.example:8100" }],
    ["a frame", { isMainFrame: false }],
    ["sound", { mediaTypes: ["audio"] }],
    ["nobody knows what", { mediaTypes: ["unknown"] }],
    ["nothing said", { mediaTypes: [] }],
  ] as [string, Partial<Asked>][])("but not for %s", (_what, more) => {
    const asked = { role: "kiosk", permission: "media", mediaTypes: ["video"], ...more } as Asked;
    expect(answersTo(asked)).toEqual(refused);
  });

  it("picture with sound is refused as a whole", () => {
    expect(answersTo({ role: "kiosk", permission: "media", mediaTypes: ["video", "audio"] })[0]).toBe(false);
  });

  it.each([
    ...["geolocation", "notifications", "midi", "midiSysex", "pointerLock", "fullscreen", "openExternal"],
    ...[
      "clipboard-read",
      "clipboard-sanitized-write",
      "display-capture",
      "fileSystem",
      "hid",
      "serial",
      "usb",
    ],
    ...["idle-detection", "keyboardLock", "storage-access", "window-management", "local-fonts", "unknown"],
    ...[
      "screen-wake-lock",
      "local-network-access",
      "loopback-network",
      "web-printing",
      "web-app-installation",
    ],
    "a permission that comes with the next version",
  ])("%s is refused to every page", (permission) => {
    for (const role of windowRoles) expect(answersTo({ role, permission })).toEqual(refused);
  });

  it("devices, screens and Bluetooth are picked by nobody", () => {
    const locked = new LockedApp();
    const { session } = locked;
    expect(session.handler("setDevicePermissionHandler")({})).toBe(false);
    const answers: unknown[] = [];
    const answer = (given?: unknown) => answers.push(given);
    session.handler("setDisplayMediaRequestHandler")({}, answer);
    session.handler("setBluetoothPairingHandler")({}, answer);
    expect(session.isPrevented("select-hid-device", {}, {}, answer)).toBe(true);
    expect(session.isPrevented("select-usb-device", {}, {}, answer)).toBe(true);
    expect(session.isPrevented("select-serial-port", {}, [{}], {}, answer)).toBe(true);
    session.tell("file-system-access-restricted", {}, {}, answer);
    const contents = locked.contents("kiosk");
    expect(contents.isPrevented("select-bluetooth-device", {}, [{}], answer)).toBe(true);
    expect(answers).toEqual([null, { confirmed: false }, undefined, undefined, "", "deny", ""]);
  });
});

describe("from its first moment", () => {
  it("every renderer is sandboxed and every session locked, once", () => {
    const { app, session, requests } = new LockedApp();
    expect(app.called("enableSandbox")).toHaveLength(1);
    expect(session.called("setPermissionRequestHandler")).toHaveLength(1);
    expect(requests.called("onBeforeRequest")).toHaveLength(1);
    expect(session.called("setSpellCheckerEnabled")).toEqual([[false]]);
  });

  it("a page of no window, made by whatever, is locked too", () => {
    const contents = new LockedApp().contents(null, "");
    expect(contents.isPrevented("will-navigate", { url: "http://example.net/" })).toBe(true);
    expect(contents.handler("setWindowOpenHandler")({ url: page })).toEqual({ action: "deny" });
  });

  it("a page cannot hold up its own end", () => {
    expect(new LockedApp().contents("kiosk").isPrevented("will-prevent-unload")).toBe(true);
  });

  it("a thousand refusals a second fill no disk", async () => {
    const { limitNotes } = await import("../../electron/lock-down/notes.ts");
    let now = 0;
    const told: unknown[] = [];
    const tell = limitNotes(
      (note) => told.push(note),
      () => now,
    );
    for (let count = 0; count < 1_000; count += 1) tell({ kind: "webview-refused" });
    tell({ kind: "close-refused" });
    expect(told).toHaveLength(21);
    now += 60_000;
    tell({ kind: "webview-refused" });
    expect(told.at(-1)).toEqual({ kind: "webview-refused", leftOut: 980 });
  });
});
