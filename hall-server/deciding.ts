/** What a decision is given, and what it gives back. Deciding takes clock, ids and storage only through here. */
import type { Archive } from "./archive/archive.ts";
import type { BypassTables } from "./bypass/tables.ts";
import type { HallConfig } from "./catalog/config.ts";
import type { Items } from "./catalog/versions/items.ts";
import type { CommandInput, CommandName, CommandValue } from "./contract/commands.ts";
import type { ErrorCode, HallError } from "./contract/errors.ts";
import type { Role } from "./contract/roles.ts";
import type { Label, WaitRange } from "./contract/values.ts";
import type { DeliveryTables } from "./delivery/tables.ts";
import type { DocumentTables } from "./documents/tables.ts";
import type { Templates } from "./documents/templates.ts";
import type { ElsewhereTables } from "./elsewhere/tables.ts";
import type { ErrandTables } from "./errands/tables.ts";
import type { Files } from "./files/files.ts";
import type { HandoverTables } from "./handover/tables.ts";
import type { IntakeTables } from "./intake/tables.ts";
import type { NewFact } from "./journal/fact.ts";
import type { HallKeys } from "./people/keys.ts";
import type { Registry } from "./people/registry.ts";
import type { SealedPerson, Vault } from "./people/vault.ts";
import type { SealTables } from "./seal/tables.ts";
import type { LiveShells } from "./shells/live-shells.ts";
import type { ClipStore } from "./speech/clip-store.ts";
import type { HallState } from "./state.ts";

/** Who sends: a person of the staff, a paired device, or nobody in particular. */
export interface Principal {
  /** `staff:clerk-01`, `device:kiosk-1`, `anonymous` */
  id: string;
  role: Role;
  /** The staff's id or the device's. */
  name: string;
  staffNumber: string | null;
  /** A pad's or sign's counter, a screen's or kiosk's id in the hall's file. */
  place: string | null;
}

export interface Deciding {
  readonly principal: Principal;
  readonly state: HallState;
  readonly config: HallConfig;
  /** Hall time in milliseconds since the epoch, the same for the whole group. */
  readonly now: number;
  readonly iso: (at: number) => string;
  readonly newId: (kind: string) => string;
  readonly keys: HallKeys;
  readonly vault: Vault;
  /** The command's holder, sealed as a new person before its group is decided; null where it names none, or is none that is sealed early. */
  readonly sealed: SealedPerson | null;
  readonly archive: Archive;
  /** A command that names a file which is not there, or not its sender's to see, is refused before it is decided. */
  readonly files: Pick<Files, "missing" | "references" | "isPicture">;
  /** 事项: what is in force, and every version that was. */
  readonly items: Items;
  /** 体外循环: what never came through a counter. */
  readonly bypass: BypassTables;
  /** 办件, as their facts so far made them. */
  readonly intake: IntakeTables;
  /** 移交: lists, and where each sheet of paper is. */
  readonly handovers: HandoverTables;
  /** 出件: results that wait, and the register of those that were handed out. */
  readonly deliveries: DeliveryTables;
  /** 一枚印章 */
  readonly seals: SealTables;
  /** 跨域通办 */
  readonly elsewhere: ElsewhereTables;
  /** 帮办代办 */
  readonly errands: ErrandTables;
  /** 文书: those that were issued, and what they are made from. */
  readonly documents: DocumentTables;
  readonly templates: Templates;
  readonly registry: Registry;
  readonly clips: ClipStore;
  readonly liveShells: LiveShells;
  readonly waitOf: (queueId: string) => WaitRange;
  /** How long an announcement takes, milliseconds. */
  readonly speechMs: (number: string, counterName: Label, repeats: number) => number;
  /** Wall less hall, when that is a step which nobody has confirmed. */
  readonly clockStepMs: number | null;
  readonly followClock: () => void;
  /** Writes who is about to be erased where no backup of the data folder reaches; throws when that is refused. */
  readonly announceErasing: (personId: string) => void;
  /** The same once they are. */
  readonly noteErased: (personId: string) => void;
}

export type Decision<Value> = Accepted<Value> | HallError;

interface Accepted<Value> {
  facts: NewFact[];
  /** Asked after the facts were applied. */
  value: () => Value;
  /** What the vault takes in, in the same transaction. */
  keep?: (vault: Vault) => void;
  /** Runs after the commit, for what cannot be part of it. */
  afterwards?: () => void;
  /** Nothing of it lasts, so its answer is not remembered either: the same again is carried out again. */
  isPassing?: boolean;
}

export type Handler<Name extends CommandName> = (
  deciding: Deciding,
  input: CommandInput<Name>,
) => Decision<CommandValue<Name>>;

export type Handlers<Names extends CommandName> = { [Name in Names]: Handler<Name> };

export function accept<Value>(
  facts: NewFact[],
  value: () => Value,
  more: Pick<Accepted<Value>, "keep" | "afterwards" | "isPassing"> = {},
): Accepted<Value> {
  return { facts, value, ...more };
}

export function refuse(code: ErrorCode, params: HallError["params"] = {}): HallError {
  return { code, params };
}

export function isRefusal<Value>(decision: Decision<Value>): decision is HallError {
  return "code" in decision;
}
