export interface SupervisionFacts {
  "device-reported": {
    deviceId: string;
    kind: string;
    status: string;
    detail: Record<string, string | number | boolean | null>;
    reportedBy: string;
  };
  "help-called": { helpId: string; page: string; from: string };
  "help-answered": { helpId: string; by: string };
  "clock-confirmed": { by: string; differenceMs: number };
  /** The hall's file as it was read at a start, by its hash: shows in the journal under which rules was decided. */
  "hall-configured": { configHash: string };
}
