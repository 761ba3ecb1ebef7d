import { createContext, type ReactNode, useContext } from "react";
import type { DeviceInfo, Devices } from "../../drivers/contract/devices.ts";
import type { HallDescription } from "../../hall-server/contract/hall.ts";
import type { ViewValue } from "../../hall-server/contract/views.ts";
import type { CatalogAnswer } from "../kit/hall-context.tsx";
import type { Place, Step } from "./place.ts";

export interface DeclareTools {
  place: Place;
  go: (step: Step) => void;
  hall: HallDescription;
  catalog: CatalogAnswer;
  /** Null until the hall has let this computer in. */
  view: ViewValue<"kiosk"> | null;
  isStale: boolean;
  devices: Devices;
  /** The A4 printer of this place, if one works. */
  printer: DeviceInfo | null;
}

const DeclareContext = createContext<DeclareTools | null>(null);

export function DeclareProvider({ tools, children }: { tools: DeclareTools; children: ReactNode }) {
  return <DeclareContext value={tools}>{children}</DeclareContext>;
}

export function useDeclare(): DeclareTools {
  const tools = useContext(DeclareContext);
  if (!tools) throw new Error("No public computer around this part.");
  return tools;
}
