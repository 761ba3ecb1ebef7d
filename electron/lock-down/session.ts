import type { Session, WebContents } from "electron";
import type { WindowRole } from "../contract/bridge.ts";
import { mayFetch, originForLog, type Reach } from "./addresses.ts";
import type { TellNote } from "./notes.ts";
import { isPermitted, type PermissionQuestion } from "./permissions.ts";

export interface SessionRules {
  /** Null before the shell's own pages are served: then nothing may be fetched or asked. */
  reach: () => Reach | null;
  roleOf: (contents: Pick<WebContents, "id">) => WindowRole | null;
  isProduction: boolean;
  tell: TellNote;
}

export type PermittingSession = Pick<
  Session,
  | "on"
  | "setBluetoothPairingHandler"
  | "setDevicePermissionHandler"
  | "setDisplayMediaRequestHandler"
  | "setPermissionCheckHandler"
  | "setPermissionRequestHandler"
>;

/** What a page may ask the engine to allow, asked or merely looked up, and every device that it could pick. */
export function lockDownPermissions(
  session: PermittingSession,
  { reach, roleOf, tell }: Omit<SessionRules, "isProduction">,
): void {
  const judge = (question: PermissionQuestion) => {
    const own = reach()?.ownOrigin;
    return own !== undefined && isPermitted(question, own);
  };

  session.setPermissionRequestHandler((contents, permission, answer, details) => {
    const isAllowed = judge({
      permission,
      requestedBy: details.requestingUrl,
      isMainFrame: details.isMainFrame,
      media: "mediaTypes" in details ? (details.mediaTypes ?? []) : [],
      role: roleOf(contents),
    });
    if (!isAllowed) {
      tell({ kind: "permission-refused", permission, address: originForLog(details.requestingUrl) });
    }
    answer(isAllowed);
  });

  // Looked up again and again by scripts that only want to know: answered, and not worth a note.
  session.setPermissionCheckHandler((contents, permission, requestingOrigin, details) =>
    judge({
      permission,
      requestedBy: requestingOrigin,
      isMainFrame: details.isMainFrame,
      media: details.mediaType === undefined ? [] : [details.mediaType],
      role: contents === null ? null : roleOf(contents),
    }),
  );

  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }));
  session.on("select-hid-device", (event, _details, choose) => {
    event.preventDefault();
    choose();
  });
  session.on("select-usb-device", (event, _details, choose) => {
    event.preventDefault();
    choose();
  });
  session.on("select-serial-port", (event, _ports, _contents, choose) => {
    event.preventDefault();
    choose("");
  });
  session.on("file-system-access-restricted", (_event, _details, answer) => answer("deny"));
}

export type FetchingSession = Pick<Session, "on" | "setSpellCheckerEnabled" | "webRequest">;

/** Nothing comes from elsewhere than the shell itself and the hall, and nothing is saved. */
export function lockDownNetwork(
  session: FetchingSession,
  { reach, isProduction, tell }: Omit<SessionRules, "roleOf">,
): void {
  session.webRequest.onBeforeRequest(({ url, resourceType }, answer) => {
    const allowed = reach();
    const mayPass =
      (allowed !== null && mayFetch(url, resourceType, allowed)) || (!isProduction && isOfDevTools(url));
    if (!mayPass) tell({ kind: "request-refused", address: originForLog(url), what: resourceType });
    answer({ cancel: !mayPass });
  });
  session.on("will-download", (event, item) => {
    event.preventDefault();
    tell({ kind: "download-refused", address: originForLog(item.getURL()) });
  });
  session.setSpellCheckerEnabled(false);
}

function isOfDevTools(address: string): boolean {
  return URL.canParse(address) && new URL(address).protocol === "devtools:";
}
