import type { App, CommandLine, Menu, Session } from "electron";
import { originForLog, type Reach } from "./addresses.ts";
import { type ContentsRules, lockDownHands, lockDownNavigation } from "./contents.ts";
import { lockDownNetwork, lockDownPermissions } from "./session.ts";

export interface AppParts {
  app: Pick<App, "enableSandbox" | "on"> & { commandLine: Pick<CommandLine, "appendSwitch"> };
  menu: Pick<typeof Menu, "setApplicationMenu">;
  /** Electron's `session`; looked at when the app is ready. */
  sessions: { readonly defaultSession: Session };
}

export interface AppRules extends Omit<ContentsRules, "ownOrigin"> {
  /** Null before the shell's own pages are served. */
  reach: () => Reach | null;
  /** The program was started once more: what runs already may come to the front. */
  startedAgain: () => void;
}

/**
 * Before the app is ready: whatever session, page or window comes to be is locked from its first moment, whoever makes it.
 * What belongs to one window is added by `lockDownWindow`.
 */
export function lockDownApp({ app, menu, sessions }: AppParts, rules: AppRules): void {
  const { reach, startedAgain, tell } = rules;
  app.enableSandbox();
  // No pinching, and no swiping back and forth between pages.
  app.commandLine.appendSwitch("disable-pinch");
  app.commandLine.appendSwitch("overscroll-history-navigation", "0");
  menu.setApplicationMenu(null);

  const locked = new WeakSet<Session>();
  const lock = (session: Session) => {
    if (locked.has(session)) return;
    locked.add(session);
    lockDownPermissions(session, rules);
    lockDownNetwork(session, rules);
  };
  app.on("session-created", lock);
  app.on("ready", () => lock(sessions.defaultSession));
  app.on("web-contents-created", (_event, contents) => {
    lockDownNavigation(contents, { tell, ownOrigin: () => reach()?.ownOrigin ?? null });
    lockDownHands(contents, rules);
  });

  app.on("certificate-error", (event, _contents, url, error, _certificate, accept) => {
    event.preventDefault();
    tell({ kind: "certificate-refused", address: originForLog(url), reason: error });
    accept(false);
  });
  app.on("select-client-certificate", (event, _contents, _url, _certificates, choose) => {
    event.preventDefault();
    choose();
  });
  app.on("login", (event, _contents, { url }, _asker, answer) => {
    // Without a name: the request fails, and no window asks a citizen for a password.
    event.preventDefault();
    tell({ kind: "sign-in-window-refused", address: originForLog(url) });
    answer();
  });
  app.on("open-url", (event) => event.preventDefault());
  app.on("open-file", (event) => event.preventDefault());
  app.on("second-instance", () => {
    tell({ kind: "another-start-refused" });
    startedAgain();
  });
}
