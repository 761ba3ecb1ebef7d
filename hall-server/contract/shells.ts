/** What a shell tells the hall of itself, and what the hall wants of a shell. No personal data goes either way. */
import { z } from "zod";
import { code, id, isoTime } from "./values.ts";

/** What a window of a shell is for; each is one page. 自主申报电脑 is `declare`. */
export const shellWindowRoles = ["kiosk", "screen", "sign", "pad", "counter", "declare"] as const;

/** How a window is now. `starting`: its page has not said a word yet. */
export const shellWindowStates = ["well", "starting", "blank", "unresponsive", "gone"] as const;

/** What is wrong with a shell now; the words stand in the pages' language files. */
export const shellTroubles = [
  "restarts-often",
  "book-unwritable",
  "book-set-aside",
  "tickets-refused",
  "log-unwritable",
  "disk-low",
  "update-failed",
] as const;

/** What happened to a shell since it was last heard; each is told once. */
export const shellEvents = [
  "page-gone",
  "page-unresponsive",
  "page-blank",
  "restarted-itself",
  "crashed",
  "service-unlocked",
  "service-wrong-code",
  "service-locked",
  "left",
  "update-installed",
  "update-refused",
  "update-rolled-back",
] as const;

/** `0.4.1`, or with what follows a hyphen or plus. */
export const shellVersion = z.string().regex(/^\d{1,5}\.\d{1,5}\.\d{1,5}([-+][0-9A-Za-z.+-]{1,32})?$/);
/** As Node names them: `linux-x64`, `linux-arm64`, `win32-x64`. */
const platform = z.string().regex(/^[a-z0-9]{1,16}-[a-z0-9]{1,16}$/);

export const shellWindow = z.strictObject({
  role: z.enum(shellWindowRoles),
  /** The page's own name for what it shows, such as `attract` or `take`; null where it does not say. Never an address. */
  page: code.nullable(),
  state: z.enum(shellWindowStates),
});
export type ShellWindow = z.infer<typeof shellWindow>;

/** A shell speaks every 15 s, its connection permitting. */
export const signOfLifeSeconds = 15;
/** Nothing heard for so long, and the manager's page says so: two signs lost, and the third late. */
export const silentAfterSeconds = 45;

/** The sign of life. */
export const shellReport = {
  version: shellVersion,
  platform,
  uptimeSeconds: z.number().int().min(0).max(1e9),
  /** Of all processes of the shell together. */
  memoryMegabytes: z.number().int().min(0).max(10_000_000),
  windows: z.array(shellWindow).max(8),
  /** It could not reach the hall shortly before this and issued numbers by itself, or would have. */
  isCutOff: z.boolean(),
  /** Tickets issued while cut off that the hall does not have yet. */
  notHandedIn: z.number().int().min(0).max(100_000),
  troubles: z.array(z.enum(shellTroubles)).max(shellTroubles.length),
  happened: z
    .array(z.strictObject({ what: z.enum(shellEvents), times: z.number().int().min(1).max(1_000) }))
    .max(shellEvents.length),
};
export type ShellEvent = (typeof shellEvents)[number];
export type ShellTrouble = (typeof shellTroubles)[number];

/** Six to eight digits, typed on the kiosk by whoever serves it. */
export const serviceCode = z.string().regex(/^\d{6,8}$/);

/**
 * How a service code is hashed (RFC 7914). So short a code withstands nobody who has the hash and time: the shell locks
 * after a few wrong ones, and a code is only half of what opens it.
 */
export const serviceCodeCost = { N: 32_768, r: 8, p: 1, bytes: 32, maxMemory: 64 * 1024 * 1024 } as const;

/** Base64 of 16 and 32 bytes. */
const hashedServiceCode = z.object({ salt: z.string(), hash: z.string() });
export type HashedServiceCode = z.infer<typeof hashedServiceCode>;

/** Base64; below the largest frame of a socket. */
export const mostPictureCharacters = 160_000;
export const shellPicture = { requestId: id, jpeg: z.string().max(mostPictureCharacters) };

/** What the hall wants of one shell. */
export const wishes = {
  deviceId: z.string(),
  /** A picture of this window, masked; answer with `shell:picture`, once for each request. */
  picture: z.object({ requestId: id, window: z.number().int() }).nullable(),
  serviceCode: hashedServiceCode.nullable(),
  update: z.object({ version: z.string() }).nullable(),
};

/** A shell on the manager's page. */
export const shellRow = z.object({
  deviceId: z.string(),
  name: z.string(),
  kind: z.string(),
  place: z.string().nullable(),
  version: z.string(),
  platform: z.string(),
  /** null: not heard since the hall server started. */
  startedAt: isoTime.nullable(),
  /** To the minute while it speaks. */
  heardAt: isoTime.nullable(),
  /** When it was last heard before it fell silent. */
  silentSince: isoTime.nullable(),
  memoryMegabytes: z.number().int().nullable(),
  windows: z.array(shellWindow),
  isCutOff: z.boolean(),
  notHandedIn: z.number().int(),
  troubles: z.array(z.enum(shellTroubles)),
  /** The newest three, newest first. */
  happened: z.array(z.object({ what: z.enum(shellEvents), times: z.number().int(), at: isoTime })),
  devices: z.array(
    z.object({
      deviceId: z.string(),
      kind: z.string(),
      status: z.string(),
      health: z.enum(["ok", "attention", "down"]),
    }),
  ),
  picture: z.object({ requestId: id, state: z.enum(["asked", "here", "not-given"]), at: isoTime }).nullable(),
});
