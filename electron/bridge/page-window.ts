import type { OwnedDevices } from "../../drivers/host/device-host.ts";
import type { FileForm } from "../../hall-server/contract/file-forms.ts";
import type { BridgeAnswer, WindowRole } from "../contract/bridge.ts";

/** What stands behind a window's page: what the handlers of the bridge hand its questions to. */
export interface PageWindow {
  readonly id: string;
  readonly role: WindowRole;
  /** Of its web contents. */
  readonly contentsId: number;
  /** The only address that it shows. */
  readonly url: string;
  /** As one owner of several; another page is another owner. */
  readonly devices: OwnedDevices;
  readonly hall: PageHall;
  /** Another page has begun: nothing of the one before counts any more. */
  begin(): void;
  taken(serial: number): void;
  tellAgain(): void;
}

export interface PageHall {
  ask(event: string, input: unknown): Promise<BridgeAnswer>;
  read(path: "/api/hall" | "/api/catalog"): Promise<unknown>;
  keep(content: Uint8Array, type: string): Promise<BridgeAnswer>;
  file(id: string, form: FileForm): Promise<BridgeAnswer>;
  signIn(user: string, password: string): Promise<BridgeAnswer>;
  signOut(): Promise<void>;
  pair(code: string, name: string): Promise<BridgeAnswer>;
}
