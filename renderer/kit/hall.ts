/** The hall as pages see it. What is behind it (a socket, a preload bridge, a fixture) is not their concern. */
import type { CommandName, CommandRequest, CommandValue } from "../../hall-server/contract/commands.ts";
import type { Answer, HallError } from "../../hall-server/contract/errors.ts";
import type { FileForm } from "../../hall-server/contract/file-forms.ts";
import type { QueryName, QueryRequest, QueryValue } from "../../hall-server/contract/queries.ts";
import type { ViewName, ViewParams, ViewValue } from "../../hall-server/contract/views.ts";

/** The hall did not answer in time. What was asked may have happened; sending it again is safe. */
export interface Unanswered {
  ok: false;
  error: { code: "server-away"; params: Record<string, never> };
}

export type PageAnswer<Value> = Answer<Value> | Unanswered;
export type PageError = HallError | Unanswered["error"];

const passing: ReadonlySet<string> = new Set(["server-away", "server-busy", "rate-limited", "internal"]);

/** What was refused for this may well be answered a moment later; any other refusal stands. */
export function passes({ code }: PageError): boolean {
  return passing.has(code);
}

export interface KeptFile {
  blobId: string;
  type: "image/jpeg" | "image/png" | "application/pdf";
  bytes: number;
}

export interface SeenFile {
  content: Uint8Array;
  type: KeptFile["type"];
}

export interface ViewState<Name extends ViewName> {
  value: ViewValue<Name> | null;
  /** Why it could not be opened; a later opening may succeed. */
  error: PageError | null;
  /** Nothing was heard from the hall for five seconds: what is shown may be old. */
  isStale: boolean;
  /** Hall time of the last sign of life, milliseconds since the epoch. */
  heardAt: number | null;
}

export type ConnectionState =
  | { kind: "connecting" }
  | { kind: "connected" }
  /** Nothing heard; the hall is tried again and again. */
  | { kind: "away" }
  /** Away, and numbers of these queues can be taken all the same. */
  | { kind: "cut-off"; queueIds: string[] }
  /** The token is unknown, expired or revoked: somebody must sign in or pair. */
  | { kind: "refused" };

export interface Hall {
  /** Where its HTTP interface is; empty when it served this page. */
  readonly url: string;
  /**
   * Sends a command until it is answered, at most 20 s; a lost connection repeats it under the same id. Who keeps the id
   * may send the same again later, also after a reload, and nothing happens twice.
   */
  send<Name extends CommandName>(
    name: Name,
    input: Omit<CommandRequest<Name>, "commandId">,
    commandId?: string,
  ): Promise<PageAnswer<CommandValue<Name>>>;
  ask<Name extends QueryName>(name: Name, input: QueryRequest<Name>): Promise<PageAnswer<QueryValue<Name>>>;
  /** Keeps a view open, also over lost connections, until the returned function is called. */
  watch<Name extends ViewName>(
    name: Name,
    params: Partial<ViewParams<Name>>,
    listener: (state: ViewState<Name>) => void,
  ): () => void;
  /** What stands still during a day, `/api/hall` or `/api/catalog`; rejects when the hall cannot be reached. */
  read(path: string): Promise<unknown>;
  /** Puts a scan or a document among the hall's files, encrypted; the same content again has the same id. */
  keep(content: Uint8Array, type: KeptFile["type"]): Promise<PageAnswer<KeptFile>>;
  /**
   * A file that was kept, for whoever may see it: who sent it, for a while, and who may see what it belongs to. `small` is a
   * picture for lists, at most 360 pixels wide or high; a PDF has none (`not-found`). `document` is an issued document's PDF.
   */
  file(id: string, form: FileForm): Promise<PageAnswer<SeenFile>>;
  /** A workbook to keep on this computer. Refused inside a shell, whose pages keep nothing. */
  download(path: string): Promise<PageAnswer<Blob>>;
  /** A workbook for the hall to read. Refused inside a shell, whose pages have no files of their own. */
  upload(path: string, content: Blob): Promise<PageAnswer<unknown>>;
  connection(listener: (state: ConnectionState) => void): () => void;
  /** Hall time now, from the last beat and this machine's monotonic clock. */
  now(): number;
  close(): void;
}
