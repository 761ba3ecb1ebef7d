import type { HallConfig } from "../catalog/config.ts";
import type { StaffRole } from "../contract/roles.ts";
import { siteAndBelow, sitesAbove } from "../errands/sites.ts";
import type { Hall } from "../hall.ts";
import { hashPassword } from "./passwords.ts";
import type { PairedDevice } from "./registry.ts";

export const demonstrationPassword = "demo-only";

/** Also in a folder that was begun as a demonstration and is a real hall's now. */
export function isDemonstrationToken(token: string): boolean {
  return /^demo-(kiosk|screen|pad|sign|host)-/.test(token);
}

/** Invented names, so that the pages have something to mask. */
const surnames = ["李", "王", "赵", "周", "吴", "郑", "冯", "陈", "褚", "卫"];

/** Staff and device tokens that everybody knows: refused unless the hall listens on the loopback address alone. */
export async function makeDemonstration(hall: Hall): Promise<void> {
  const { config, registry } = hall;
  const missing = staffOf(config).filter(({ staffId }) => registry.staff(staffId) === null);
  const passwordHash = missing.length === 0 ? "" : await hashPassword(demonstrationPassword);
  const pairedAt = hall.clock.now();
  registry.inOneWrite(() => {
    for (const member of missing) registry.addStaff({ ...member, passwordHash });
    for (const { staffId, unitIds, siteId } of staffOf(config)) {
      if (siteId !== null && registry.staff(staffId)?.siteId === null) registry.setSite(staffId, siteId);
      if (registry.unitsOf(staffId).length === 0 && unitIds.length > 0) registry.setUnits(staffId, unitIds);
    }
    for (const device of devicesOf(config)) {
      registry.addDevice({ ...device, pairedAt }, `demo-${device.deviceId}`);
    }
  });
}

function staffOf(config: HallConfig) {
  const { counters, demonstrationStaff, offices } = config;
  /** Offices take turns; whoever works in one works for all its units. */
  const unitsOf = (role: StaffRole, number: number): string[] => {
    const staffed = offices.filter((office) => office.units.length > 0);
    const office = staffed[(number - 1) % Math.max(1, staffed.length)];
    return role === "reviewer" || role === "head" ? (office?.units.map((unit) => unit.id) ?? []) : [];
  };
  /** The hall's own first, then the sites below it, then those above. */
  const sites = [...siteAndBelow(config.sites, config.id), ...sitesAbove(config.sites, config.id)];
  const agentSite = (number: number) => sites[(number - 1) % sites.length] ?? null;
  const member = (staffId: string, role: StaffRole, number: number) => ({
    staffId,
    role,
    staffNumber: String(number).padStart(4, "0"),
    name: `${surnames[number % surnames.length]}示例`,
    unitIds: unitsOf(role, number % 100),
    siteId: role === "agent" ? agentSite(number % 100) : null,
  });
  const several = (role: StaffRole, count: number, from: number) =>
    Array.from({ length: count }, (_, i) =>
      member(`${role}-${String(i + 1).padStart(2, "0")}`, role, from + i + 1),
    );
  return [
    ...several("clerk", counters.length, 300),
    ...several("reviewer", demonstrationStaff.reviewers, 500),
    ...several("head", demonstrationStaff.heads, 600),
    ...several("guide", demonstrationStaff.guides, 700),
    ...several("agent", demonstrationStaff.agents, 800),
    member("manager", "manager", 1),
    member("supervisor", "supervisor", 2),
  ];
}

function devicesOf({ kiosks, screens, counters }: HallConfig): Omit<PairedDevice, "pairedAt">[] {
  const device = (
    kind: PairedDevice["kind"],
    number: number | string,
    place: string | null,
    name: string,
  ) => ({
    deviceId: `${kind}-${number}`,
    kind,
    place,
    name,
  });
  return [
    ...kiosks.map(({ id, name }, i) => device("kiosk", i + 1, id, name.zh)),
    ...screens.map(({ id, name }, i) => device("screen", i + 1, id, name.zh)),
    device("host", 1, null, "自主申报电脑"),
    ...counters.flatMap(({ id, name }) => [
      device("pad", id, id, `${name.zh} 评价器`),
      device("sign", id, id, `${name.zh} 条屏`),
    ]),
  ];
}
