import type { HallMessage } from "../../electron/contract/bridge.ts";
import type { FileForm } from "../../hall-server/contract/file-forms.ts";
import type { KeptFile, PageAnswer, SeenFile } from "./hall.ts";

/** The little that a `Hall` needs of whatever leads to it: a socket of this page, or the bridge of the shell around it. */
export interface HallWire {
  /** Where the hall's HTTP interface is; empty when it is where this page comes from. */
  readonly url: string;
  /** Behind it is a copy of what was shown last: views can be opened also while the hall is away. */
  readonly hasCopies: boolean;
  /** One try: a command, a query, `view:open` or `view:close`. Settles in bounded time and never fails. */
  ask(event: string, input: unknown): Promise<PageAnswer<unknown>>;
  /** What comes by itself. Returns the function that stops listening. */
  listen(listener: (message: HallMessage) => void): () => void;
  read(path: string): Promise<unknown>;
  keep(content: Uint8Array, type: KeptFile["type"]): Promise<PageAnswer<KeptFile>>;
  file(id: string, form: FileForm): Promise<PageAnswer<SeenFile>>;
  download(path: string): Promise<PageAnswer<Blob>>;
  upload(path: string, content: Blob): Promise<PageAnswer<unknown>>;
  close(): void;
}
