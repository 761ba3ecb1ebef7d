import { useState } from "react";
import type { Devices } from "../../../drivers/contract/devices.ts";
import type { DocumentRow } from "../../../hall-server/contract/documents.ts";
import type { PageError } from "../../kit/hall.ts";
import type { Intake } from "./use-intake.ts";

export interface PrintAll {
  print: () => void;
  busy: boolean;
  trouble: PageError | null;
  printed: readonly DocumentRow[];
}

export function usePrintAll(_devices: Devices, _intake: Intake): PrintAll {
  const [busy] = useState(false);
  return { print: () => {}, busy, trouble: null, printed: [] };
}
