/** 按责转办: which unit of which back office decides an item, and whose work an application is. */
import type { HallConfig } from "../catalog/config.ts";

interface Place {
  unitId: string | null;
  officeId: string | null;
}

/** The first of the item's units; what is nobody's goes to the hall's first unit, so that nothing lies with nobody. */
export function placeOf(config: HallConfig, unitIds: readonly string[] | undefined): Place {
  const units = config.offices.flatMap((office) =>
    office.units.map((unit) => ({ unitId: unit.id, officeId: office.id })),
  );
  const decides = units.find(({ unitId }) => unitIds?.includes(unitId));
  return decides ?? units[0] ?? { unitId: null, officeId: null };
}

export function allUnitIds(config: HallConfig): string[] {
  return [...new Set(config.offices.flatMap((office) => office.units.map((unit) => unit.id)))];
}
