import type { Devices } from "../../drivers/contract/devices.ts";
import type { Answer } from "../../hall-server/contract/errors.ts";
import type { FileForm } from "../../hall-server/contract/file-forms.ts";
import type { DeviceRole } from "../../hall-server/contract/roles.ts";
import type { ViewMessage } from "../../hall-server/contract/views.ts";

/** What a window of the shell is for; each is one page. 自主申报电脑 is `declare`. */
export const windowRoles = ["kiosk", "screen", "sign", "pad", "counter", "declare"] as const;
export type WindowRole = (typeof windowRoles)[number];

/**
 * All that a page can ask of the shell around it: what the preload script exposes, frozen, as `window.yichuang`. Tokens stay
 * behind it.
 */
export interface ShellBridge {
  readonly role: WindowRole;
  readonly place: ShellPlace;
  readonly hall: HallBridge;
  readonly devices: Devices;
  readonly service: ServiceBridge;
}

/** What a page may know of where it stands. */
export interface ShellPlace {
  /** For people's own devices, e.g. in a ticket's QR code; a page of the shell does not go there itself. */
  readonly hallUrl: string;
  /** Where the simulators listen, on a development machine only. */
  readonly dockUrl: string | null;
}

/** The hall did not answer in time; what was asked may have happened, and the same again is safe. */
export interface NotAnswered {
  ok: false;
  error: { code: "server-away"; params: Record<string, never> };
}

/** This machine cannot do it, and why; the words for each stand in the pages' language files. */
export interface NotDone {
  ok: false;
  error:
    | { code: "no-safe-storage"; params: Record<string, never> }
    /** The code was made for something else than this window; another one is needed. */
    | { code: "paired-as-another"; params: { kind: DeviceRole; wanted: DeviceRole } };
}

export type BridgeAnswer = Answer<unknown> | NotAnswered | NotDone;

/** The hall's socket and its HTTP interface, held by the shell for this window. */
export interface HallBridge {
  /** A command, a query, `view:open` or `view:close`, with its input. Settles in bounded time and never fails. */
  ask(event: string, input: unknown): Promise<BridgeAnswer>;
  /** `/api/hall` or `/api/catalog`, the shell's copy while the hall is away; null where there is none yet. */
  read(path: string): Promise<unknown>;
  /** As `PUT /api/blobs`. */
  keep(content: Uint8Array, type: string): Promise<BridgeAnswer>;
  /** As `GET /api/blobs/<id>`, its thumbnail, or `GET /api/documents/<id>`: `{ content, type }`. */
  file(id: string, form: FileForm): Promise<BridgeAnswer>;
  /** What comes by itself, and once at the beginning how it stands. Returns the function that stops listening. */
  listen(listener: (message: HallMessage) => void): () => void;
  /** A person at a clerk's PC; the session's token stays in the shell. */
  signIn(user: string, password: string): Promise<BridgeAnswer>;
  signOut(): Promise<void>;
  /** This place with the hall, by the six digits that the manager's page shows. */
  pair(code: string, name: string): Promise<BridgeAnswer>;
}

export type HallMessage =
  | { kind: "connection"; state: HallConnection }
  /** Hall time, ISO 8601. */
  | { kind: "beat"; now: string }
  | { kind: "view"; message: ViewMessage };

export type HallConnection =
  | { kind: "connecting" }
  | { kind: "connected" }
  | { kind: "away" }
  /** Away, and numbers of these queues can be taken all the same: a kiosk has leased them. */
  | { kind: "cut-off"; queueIds: string[] }
  /** There is no token, or the hall no longer takes it. */
  | { kind: "refused"; needs: "pairing" | "sign-in" };

/** For whoever serves the machine: opened by a gesture, behind a code that the manager sets. */
export interface ServiceBridge {
  /** Told when the gesture was made: the page shows the pad for the code. Returns the function that stops listening. */
  listen(listener: () => void): () => void;
  /** How the door stands. */
  door(): Promise<ServiceDoor>;
  /** `closed` again where the code was wrong. */
  unlock(code: string): Promise<ServiceDoor>;
  /** Closes the door again before its minute is over. */
  shut(): Promise<void>;
  /** Only while the door is open. */
  leave(what: "restart" | "quit"): Promise<"done" | "not-unlocked">;
}

export type ServiceDoor =
  /** The code is wanted; so many wrong ones, and it is locked for a while. */
  | { kind: "closed"; attemptsLeft: number }
  /** Too many wrong ones. */
  | { kind: "locked"; seconds: number }
  /** Whoever stands here may restart or quit, for so long. */
  | { kind: "open"; seconds: number }
  /** The manager has never set a code. */
  | { kind: "no-code" };
