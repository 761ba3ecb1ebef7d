/** The names on the wire between preload script and main process; nothing else is listened to. */
export const channels = {
  /** Preload → main: another page has begun in this window. */
  begin: "page:begin",
  /** Preload → main: the page has taken every message up to this serial number. */
  taken: "page:taken",
  /** Main → preload: what comes by itself, `(serial, message)`. */
  message: "page:message",
  /** Preload → main: a listener is new; how it stands is told again. */
  again: "hall:again",
  ask: "hall:ask",
  read: "hall:read",
  keep: "hall:keep",
  file: "hall:file",
  signIn: "hall:signIn",
  signOut: "hall:signOut",
  pair: "hall:pair",
  listDevices: "devices:list",
  operate: "devices:operate",
  claim: "devices:claim",
  release: "devices:release",
  history: "devices:history",
  /** Main → preload: the service pad was asked for by keys. */
  serviceAsked: "service:asked",
  /** Preload → main: the page lives, and shows something or nothing. */
  pulse: "page:pulse",
  /** Main → preload: a picture is to be taken; where does the page show what could be somebody's? */
  coversAsked: "page:coversAsked",
  covers: "page:covers",
  door: "service:door",
  unlock: "service:unlock",
  shut: "service:shut",
  leave: "service:leave",
} as const;
