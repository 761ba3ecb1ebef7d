/**
 * How a page's world waits for the main process: a request that Chromium hands to the stand-in before it goes anywhere. Runs in
 * pages as its own source: it uses nothing from outside itself.
 */
export type Question =
  | { type: "input"; input: KeyInput }
  | { type: "permission"; permission: string; mediaTypes: string[] }
  | { type: "check"; permission: string }
  | { type: "window"; url: string; name: string; features: string }
  | { type: "navigate"; url: string };

export interface KeyInput {
  type: "keyDown" | "keyUp";
  key: string;
  code: string;
  isAutoRepeat: boolean;
  isComposing: boolean;
  shift: boolean;
  control: boolean;
  alt: boolean;
  meta: boolean;
  location: number;
  modifiers: string[];
}

/** Yes or no: prevented, granted. Undefined where the page's own policy forbids even this request. */
export type Ask = (question: Question) => boolean | undefined;

export function makeAsk(path: string): Ask {
  const Request = XMLHttpRequest;
  return (question) => {
    try {
      const request = new Request();
      request.open("POST", `${location.origin}${path}`, false);
      request.send(JSON.stringify(question));
      return request.responseText === "yes";
    } catch {
      return undefined;
    }
  };
}

/** `window.open` answers null where it is denied; other ways to open a window come to `popups.ts`. */
export function askForWindows(ask: Ask): void {
  const open = globalThis.open.bind(globalThis);
  globalThis.open = (url = "about:blank", name = "", features = "") => {
    const asked = { url: new URL(url, location.href).href, name, features };
    return ask({ type: "window", ...asked }) === false ? null : open(url, name, features);
  };
}

interface NavigateEvent extends Event {
  readonly destination: { readonly url: string };
}

/** Where no request is made that could be asked about: `blob:`, `about:`, and what other programs open. */
export function askForNavigations(ask: Ask): void {
  const { navigation } = globalThis as unknown as { navigation: EventTarget };
  navigation.addEventListener("navigate", (event) => {
    const { url } = (event as NavigateEvent).destination;
    if (/^https?:/.test(url) || !event.cancelable) return;
    if (ask({ type: "navigate", url })) event.preventDefault();
  });
}

/** `before-input-event`: the page hears of no key that was prevented. Keys that a script made up are none. */
export function hearKeys(ask: Ask): void {
  const hear = (event: KeyboardEvent) => {
    if (!event.isTrusted) return;
    const held = { shift: event.shiftKey, control: event.ctrlKey, alt: event.altKey, meta: event.metaKey };
    const input: KeyInput = {
      type: event.type === "keydown" ? "keyDown" : "keyUp",
      key: event.key,
      code: event.code,
      isAutoRepeat: event.repeat,
      isComposing: event.isComposing,
      ...held,
      location: event.location,
      modifiers: Object.entries(held).flatMap(([name, isHeld]) => (isHeld ? [name] : [])),
    };
    if (!ask({ type: "input", input })) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  addEventListener("keydown", hear, { capture: true });
  addEventListener("keyup", hear, { capture: true });
}

/** What a page asks the engine to allow is asked of the session's handlers first. */
export function askForPermissions(ask: Ask): void {
  const denied = () => new DOMException("Permission denied", "NotAllowedError");
  const { mediaDevices, geolocation, permissions, clipboard } = navigator;
  const guard = <T extends object>(
    owner: T | undefined,
    name: keyof T & string,
    guarded: (original: never) => unknown,
  ) => {
    const original = owner?.[name];
    if (owner && typeof original === "function")
      Object.defineProperty(owner, name, {
        value: guarded(original.bind(owner) as never),
        configurable: true,
        writable: true,
      });
  };
  const promising =
    (permission: string, mediaTypesOf: (input: unknown) => string[] = () => []) =>
    (original: (...input: unknown[]) => Promise<unknown>) =>
    async (...input: unknown[]) => {
      if (!ask({ type: "permission", permission, mediaTypes: mediaTypesOf(input[0]) })) throw denied();
      return original(...input);
    };

  guard(
    mediaDevices,
    "getUserMedia",
    promising("media", (constraints) => {
      const { video, audio } = (constraints ?? {}) as MediaStreamConstraints;
      return [...(video ? ["video"] : []), ...(audio ? ["audio"] : [])];
    }),
  );
  guard(mediaDevices, "getDisplayMedia", promising("display-capture"));
  guard(clipboard, "readText", promising("clipboard-read"));
  guard(clipboard, "read", promising("clipboard-read"));
  if ("Notification" in globalThis)
    guard(
      Notification,
      "requestPermission",
      (original: () => Promise<string>) => async () =>
        ask({ type: "permission", permission: "notifications", mediaTypes: [] }) ? original() : "denied",
    );
  for (const name of ["getCurrentPosition", "watchPosition"] as const)
    guard(
      geolocation,
      name,
      (original: (...input: unknown[]) => unknown) =>
        (...input: [unknown, ((error: object) => void)?]) => {
          if (ask({ type: "permission", permission: "geolocation", mediaTypes: [] }))
            return original(...input);
          input[1]?.({ code: 1, message: "User denied Geolocation", PERMISSION_DENIED: 1 });
          return 0;
        },
    );
  guard(
    permissions,
    "query",
    (original: (what: { name: string }) => Promise<PermissionStatus>) => async (what: { name: string }) => {
      const status = await original(what);
      if (
        ask({
          type: "check",
          permission: what.name === "camera" || what.name === "microphone" ? "media" : what.name,
        })
      )
        return status;
      return Object.defineProperty(status, "state", { value: "denied" });
    },
  );
}
