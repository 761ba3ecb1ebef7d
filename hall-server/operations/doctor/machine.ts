/** The machine itself: Node, modules made for its processor, its clock. */
import { type Finding, fine, problem } from "./finding.ts";

const neededNode = 24;
/** This program is younger than any clock that says less. */
const leastTime = Date.parse("2026-01-01T00:00:00Z");

export function checkNode(version: string): Finding {
  const major = Number.parseInt(version, 10);
  return major >= neededNode
    ? fine("node-fine", { version })
    : problem("node-too-old", { version, needed: neededNode });
}

/** Each loaded the way that the hall does; some load their binary only when they are used. */
const serverModules: Record<string, () => Promise<unknown>> = {
  "better-sqlite3": async () => new (await import("better-sqlite3")).default(":memory:").close(),
  "@node-rs/argon2": async () => (await import("@node-rs/argon2")).hash("", { memoryCost: 8, timeCost: 1 }),
};
const deviceModules: Record<string, () => Promise<unknown>> = {
  serialport: () => import("serialport"),
  "node-hid": () => import("node-hid"),
};

export async function checkModules(withDevices: boolean): Promise<Finding[]> {
  const modules = withDevices ? { ...serverModules, ...deviceModules } : serverModules;
  const broken: Finding[] = [];
  for (const [name, load] of Object.entries(modules)) {
    try {
      await load();
    } catch (error) {
      const because = error instanceof Error ? (error.message.split("\n", 1)[0] ?? "") : String(error);
      broken.push(problem("native-broken", { name, because }));
    }
  }
  return broken.length > 0 ? broken : [fine("native-fine", { names: Object.keys(modules).join(", ") })];
}

/** `lastFactAt`: hall time of the database's last fact; 0 where there is none. */
export function checkClock(now: number, lastFactAt: number): Finding {
  const iso = (at: number) => new Date(at).toISOString();
  if (now < leastTime) return problem("clock-wrong", { now: iso(now) });
  const toleratedMs = 2 * 60_000;
  if (lastFactAt - now > toleratedMs)
    return problem("clock-behind", { now: iso(now), last: iso(lastFactAt) });
  return fine("clock-fine");
}
