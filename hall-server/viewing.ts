/** What a view is drawn from. Views read and never change; they carry no full name, ID number or phone (P6). */
import type { HallConfig } from "./catalog/config.ts";
import type { ViewName, ViewParams, ViewValue } from "./contract/views.ts";
import type { Principal } from "./deciding.ts";
import type { Hall } from "./hall.ts";
import { openingAt } from "./queueing/opening.ts";
import type { LiveShells } from "./shells/live-shells.ts";

export interface Viewing {
  readonly hall: Hall;
  readonly state: Hall["state"];
  readonly config: HallConfig;
  readonly now: number;
  readonly iso: (at: number) => string;
  readonly liveShells: LiveShells;
  /** Paired devices that have an open socket, with the moment since when; and when others were last seen. */
  readonly presence: ReadonlyMap<string, { isConnected: boolean; since: number }>;
}

/** The hall as it is now. */
export function viewingOf(hall: Hall, presence: Viewing["presence"] = new Map()): Viewing {
  return {
    hall,
    state: hall.state,
    config: hall.config,
    now: hall.clock.now(),
    iso: hall.iso,
    liveShells: hall.liveShells,
    presence,
  };
}

/** What was asked for does not exist, or is not this principal's to see. */
export type ViewRefusal = "not-found" | "not-allowed";

export interface ViewDefinition<Name extends ViewName> {
  /** Beyond the role: is this counter theirs, does this screen exist. */
  admit?(viewing: Viewing, params: ViewParams<Name>, principal: Principal): ViewRefusal | null;
  draw(viewing: Viewing, params: ViewParams<Name>): ViewValue<Name>;
}

export type ViewDefinitions<Names extends ViewName> = { [Name in Names]: ViewDefinition<Name> };

export function hallHead(viewing: Viewing): ViewValue<"kiosk">["hall"] {
  const { config } = viewing;
  const opening = openingAt(config.opening, viewing.now, config.timeZone);
  return {
    id: config.id,
    name: config.name,
    isOpen: opening.isOpen,
    changesAt: opening.changesAt === null ? null : viewing.iso(opening.changesAt),
    isDemonstration: config.isDemonstration,
  };
}
