import type { StaffRole } from "../contract/roles.ts";
import type { Hall } from "../hall.ts";
import { hashPassword } from "./passwords.ts";

export const demonstrationPassword = "demo-only";

/** Also in a folder that was begun as a demonstration and is a real hall's now. */
export function isDemonstrationToken(token: string): boolean {
  return /^demo-(kiosk|screen|pad|sign)-/.test(token);
}

/** Invented names, so that the pages have something to mask. */
const surnames = ["李", "王", "赵", "周", "吴", "郑", "冯", "陈", "褚", "卫"];

/** Staff and device tokens that everybody knows: refused unless the hall listens on the loopback address alone. */
export async function makeDemonstration(hall: Hall): Promise<void> {
  const { config, registry } = hall;
  const passwordHash = await hashPassword(demonstrationPassword);
  const addStaff = (staffId: string, role: StaffRole, number: number) => {
    registry.addStaff({
      staffId,
      role,
      staffNumber: String(number).padStart(4, "0"),
      name: `${surnames[number % surnames.length]}示例`,
      passwordHash,
    });
  };
  const addSeveral = (role: StaffRole, count: number, from: number) => {
    for (let i = 1; i <= count; i += 1) addStaff(`${role}-${String(i).padStart(2, "0")}`, role, from + i);
  };
  const { demonstrationStaff: staff } = config;
  addSeveral("clerk", config.counters.length, 300);
  addSeveral("reviewer", staff.reviewers, 500);
  addSeveral("head", staff.heads, 600);
  addSeveral("guide", staff.guides, 700);
  addSeveral("agent", staff.agents, 800);
  addStaff("manager", "manager", 1);
  addStaff("supervisor", "supervisor", 2);

  const pairedAt = hall.clock.now();
  const addDevice = (
    kind: "kiosk" | "screen" | "pad" | "sign",
    number: number | string,
    place: string,
    name: string,
  ) =>
    registry.addDevice(
      { deviceId: `${kind}-${number}`, kind, place, name, pairedAt },
      `demo-${kind}-${number}`,
    );
  config.kiosks.forEach((kiosk, i) => {
    addDevice("kiosk", i + 1, kiosk.id, kiosk.name.zh);
  });
  config.screens.forEach((screen, i) => {
    addDevice("screen", i + 1, screen.id, screen.name.zh);
  });
  for (const counter of config.counters) {
    addDevice("pad", counter.id, counter.id, `${counter.name.zh} 评价器`);
    addDevice("sign", counter.id, counter.id, `${counter.name.zh} 条屏`);
  }
}
