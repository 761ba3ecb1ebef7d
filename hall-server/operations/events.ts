/** The levels of the log, least first. */
export const levels = ["debug", "info", "warn", "error", "fatal"] as const;
export type Level = (typeof levels)[number];

interface EventKind {
  level: Level;
  message: string;
  /** The same event is told once in so many milliseconds; the line that closes the time says how often it came. */
  collapseMs?: number;
}

/**
 * Everything that the hall's log can say. Names are stable: whoever watches the log counts on them. docs/operations.md
 * says what to do about each.
 */
export const events = {
  "server-started": { level: "info", message: "the hall is open" },
  "server-stopping": { level: "info", message: "the hall is closing" },
  "server-stopped": { level: "info", message: "the hall is closed" },
  "start-failed": { level: "fatal", message: "the hall cannot start" },
  crashed: {
    level: "fatal",
    message:
      "a fault in the program: the process ends and is to be started again; nothing acknowledged is lost",
  },
  "day-turned": { level: "info", message: "a new hall-day has begun" },
  "database-upgraded": {
    level: "info",
    message: "the database has the newest schema; a backup was made before",
  },
  "backup-made": { level: "info", message: "a backup was made and verified" },
  "backup-failed": { level: "error", message: "no backup was made" },
  "control-unavailable": {
    level: "warn",
    message: "backups of the running hall by command are not possible: the control socket could not be made",
  },
  "storage-failed": {
    level: "error",
    message: "the disk refuses: commands are refused until it takes writes again",
    collapseMs: 60_000,
  },
  "storage-recovered": { level: "info", message: "the disk takes writes again" },
  "command-failed": {
    level: "error",
    message: "a fault in a command, which was refused",
    collapseMs: 10_000,
  },
  "request-failed": {
    level: "error",
    message: "a fault in a request, which was refused",
    collapseMs: 10_000,
  },
  "request-refused": { level: "debug", message: "a request was refused", collapseMs: 10_000 },
  "event-loop-slow": { level: "warn", message: "the hall did nothing for a while", collapseMs: 60_000 },
  "client-connected": { level: "debug", message: "a client came" },
  "client-disconnected": { level: "debug", message: "a client left" },
  "client-cut-off": {
    level: "warn",
    message: "a client that takes nothing of what it is sent was cut off",
    collapseMs: 60_000,
  },
  "files-open-to-others": {
    level: "warn",
    message: "others on this machine may open the hall's files: chmod go= closes them",
  },
  "files-tidied": { level: "info", message: "files that nothing refers to were removed" },
  "files-purged": {
    level: "info",
    message:
      "pages of applications were removed: their time by the hall's rules is over, or their person was erased",
  },
  "files-not-tidied": {
    level: "error",
    message: "files that nothing refers to could not be looked through",
    collapseMs: 3_600_000,
  },
  "tls-missing": { level: "warn", message: "without TLS whoever is on this network can read along" },
  "tls-concern": { level: "warn", message: "the TLS certificate or its key needs care" },
  "tls-renewed": { level: "info", message: "a new TLS certificate is in use" },
  "tls-not-renewed": {
    level: "warn",
    message: "the new TLS certificate cannot be used; the old one stays",
    collapseMs: 3_600_000,
  },
  "speech-note": { level: "info", message: "the voice" },
  "speech-trouble": {
    level: "warn",
    message: "the voice has trouble; pages show the text",
    collapseMs: 60_000,
  },
} as const satisfies Record<string, EventKind>;

export type EventName = keyof typeof events;

/** Never personal data: ids of the hall's own things, codes and numbers. */
export type Detail = Readonly<Record<string, string | number | boolean | null>>;

/** Says that something happened. */
export type Log = (event: EventName, detail?: Detail) => void;

export function kindOf(event: EventName): EventKind {
  return events[event];
}
