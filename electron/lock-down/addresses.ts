/** Where a page may go and what it may fetch: decided on the parsed address, never on how it begins. */

export interface Reach {
  /** The shell's own pages: `http://127.0.0.1:<port>`. */
  ownOrigin: string;
  /** None in a hall: what a page needs of the hall, the shell passes on. The simulators' panel, where somebody develops. */
  otherOrigins: readonly string[];
}

/** What asks for an address, in Electron's words. */
export type ResourceType =
  | "mainFrame"
  | "subFrame"
  | "stylesheet"
  | "script"
  | "image"
  | "font"
  | "object"
  | "xhr"
  | "ping"
  | "cspReport"
  | "media"
  | "webSocket"
  | "other";

/**
 * A page stays the page that it is: within its own folder of the shell's own origin. `current` is the page shown now; before
 * the first one is there it is empty, and any page of ours may come.
 */
export function isWithinPage(next: string, current: string, ownOrigin: string): boolean {
  const to = parse(next);
  if (to === null || !isPlain(to) || to.origin !== ownOrigin) return false;
  const from = parse(current);
  if (from === null || from.origin !== ownOrigin) return true;
  return folderOf(to) === folderOf(from);
}

/** Only our own pages become documents, nothing becomes a frame or a plug-in, and the rest comes from where it may. */
export function mayFetch(address: string, type: ResourceType, reach: Reach): boolean {
  const url = parse(address);
  if (url === null) return false;
  const { ownOrigin } = reach;
  switch (type) {
    case "mainFrame":
      return isPlain(url) && url.origin === ownOrigin;
    case "subFrame":
    case "object":
    case "ping":
    case "cspReport":
      return false;
    case "image":
      return url.protocol === "data:" || isOwnBlob(url, ownOrigin) || isReachable(url, reach);
    case "media":
    case "script":
    case "xhr":
    case "other":
      return isOwnBlob(url, ownOrigin) || isReachable(url, reach);
    case "stylesheet":
    case "font":
    case "webSocket":
      return isReachable(url, reach);
    default:
      return type satisfies never;
  }
}

/** For the log: a path may carry a ticket's token. */
export function originForLog(address: string): string {
  const url = parse(address);
  if (url === null) return "not an address";
  return url.host === "" ? url.protocol : `${url.protocol}//${url.host}`;
}

function isReachable(url: URL, { ownOrigin, otherOrigins }: Reach): boolean {
  if (!/^(?:http|ws)s?:$/.test(url.protocol) || !isPlain(url)) return false;
  const origin = `${url.protocol.replace(/^ws/, "http")}//${url.host}`;
  return origin === ownOrigin || otherOrigins.includes(origin);
}

/** A picture that the page made itself. */
function isOwnBlob(url: URL, ownOrigin: string): boolean {
  return url.protocol === "blob:" && url.origin === ownOrigin;
}

/** `http://127.0.0.1:1@elsewhere` looks like ours to whoever reads fast. */
function isPlain(url: URL): boolean {
  return url.username === "" && url.password === "";
}

/** `/kiosk/` of `/kiosk/`, `/kiosk` and `/kiosk/index.html`. */
function folderOf(url: URL): string {
  return url.pathname.split("/")[1] ?? "";
}

function parse(address: string): URL | null {
  return URL.canParse(address) ? new URL(address) : null;
}
