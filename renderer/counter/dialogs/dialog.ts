import type { HallDescription } from "../../../hall-server/contract/hall.ts";
import type { ViewValue } from "../../../hall-server/contract/views.ts";
import type { Names } from "../names.ts";
import type { Acting } from "../use-acting.ts";

/** What the page's parts draw from. */
export interface Desk {
  view: ViewValue<"counter">;
  description: HallDescription | null;
  names: Names;
}

export type DialogKind =
  | "skip"
  | "hold"
  | "pause"
  | "transfer"
  | "call"
  | "addItem"
  | "showPerson"
  | "aside"
  | "copy"
  | "finish"
  | "leave"
  | "limits"
  | "allKeys";

export interface DialogProps {
  desk: Desk;
  acting: Acting;
  onClose: () => void;
}
