import type { HallConfig } from "./config.ts";

/** The Chinese name of a back office's unit; its id where the hall's file no longer has it. */
export function unitName(config: HallConfig, unitId: string): string {
  const units = config.offices.flatMap((office) => office.units);
  return units.find((unit) => unit.id === unitId)?.name.zh ?? unitId;
}
