/** Lists, searches and one application opened, with 100,000 applications kept and with 1,000: one question each, in memory. */
import { maskName } from "../../../hall-server/people/mask.ts";
import { queryHandlers } from "../../../hall-server/queries.ts";
import { staff } from "../../../hall-server/testing.ts";
import { type Viewing, viewingOf } from "../../../hall-server/viewing.ts";
import { cityWithApplications, clerk, surnames } from "../applications.ts";
import { type CityHall, removeFolder } from "../day.ts";
import { fromRuns, type Measured, median, repeat } from "../figures.ts";

const many = 100_000;
const few = 1_000;
const questions = 400;
const manager = staff("manager", "manager");

type Ask = (viewing: Viewing, n: number) => object;

/** Each question is another one: `n` counts them. */
const asked: Record<string, Ask> = {
  "applications.list": (viewing) => search(viewing, {}, manager),
  "applications.number": (viewing, n) => search(viewing, { number: some(viewing, n).number }, manager),
  "applications.name": (viewing, n) =>
    search(viewing, { name: maskName(`${surnames[n % surnames.length]}示例`) }, manager),
  "applications.item": (viewing, n) => search(viewing, { itemId: some(viewing, n).itemId }, manager),
  "applications.state": (viewing, n) =>
    search(viewing, { state: (["ready", "received", "accepted", "reviewing"] as const)[n % 4] }, manager),
  "applications.due": (viewing, n) => search(viewing, { dueUntil: inDays(viewing, (n % 9) - 2) }, manager),
  "applications.mine": (viewing, n) =>
    search(viewing, { isMine: true, state: n % 2 === 0 ? "ready" : "received" }, clerk),
  "applications.unit": (viewing) => search(viewing, { state: "ready" }, reviewerIn(viewing)),
  "applications.several": (viewing, n) => search(viewing, several(viewing, n), manager),
  "applications.open": (viewing, n) =>
    queryHandlers["application:get"](viewing, { applicationId: some(viewing, n).id }, manager),
  "deadlines.list": (viewing, n) =>
    queryHandlers["deadlines:get"](
      viewing,
      { list: (["late", "today", "soon", "all"] as const)[n % 4] ?? "all", limit: 30 },
      manager,
    ),
};

export const applicationRows: Record<string, (runs: number) => Promise<Measured>> = Object.fromEntries(
  Object.entries(asked).map(([name, ask]) => [name, (runs: number) => measure(name, ask, runs)]),
);

let halls: Promise<Record<"many" | "few", CityHall>> | null = null;

/** Filled once for all rows that are asked for. */
export function filled(): Promise<Record<"many" | "few", CityHall>> {
  halls ??= (async () => {
    const both = { few: await cityWithApplications(few), many: await cityWithApplications(many) };
    process.once("exit", () => {
      for (const { hall, folder } of Object.values(both)) {
        hall.stop();
        removeFolder(folder);
      }
    });
    return both;
  })();
  return halls;
}

async function measure(name: string, ask: Ask, runs: number): Promise<Measured> {
  const { many: large, few: small } = await filled();
  // Once for the compiler and the page cache.
  for (const city of [small, large]) timeOf(city, ask);
  const measured = await repeat(runs, async () => ({ value: timeOf(large, ask), limit: timeOf(small, ask) }));
  const beside = {
    answered: rowsIn(ask(viewingOf(large.hall), 0)),
    "with 1,000": rowsIn(ask(viewingOf(small.hall), 0)),
  };
  return { ...fromRuns(name, "ms", { ratio: 2, atLeast: false }, measured), beside };
}

/** Median milliseconds of a question. */
function timeOf({ hall }: CityHall, ask: Ask): number {
  const times: number[] = [];
  for (let n = 0; n < questions; n += 1) {
    const viewing = viewingOf(hall);
    const startedAt = performance.now();
    const answer = ask(viewing, n);
    times.push(performance.now() - startedAt);
    if ("code" in answer) throw new Error(JSON.stringify(answer));
  }
  return median(times);
}

function rowsIn(answer: object): number {
  return "applications" in answer ? (answer.applications as unknown[]).length : 1;
}

function search(viewing: Viewing, wanted: object, who: typeof manager): object {
  return queryHandlers["applications:search"](viewing, { ...wanted, limit: 30 }, who);
}

/** Whoever reviews the first of the applications' items. */
function reviewerIn({ hall }: Viewing): typeof manager {
  const unitId = hall.items.inForce("residence-permit")?.unitIds[0] ?? "";
  const all = hall.registry.allStaff();
  const one = all.find((member) => member.role === "reviewer" && member.unitIds.includes(unitId));
  if (!one) throw new Error("Nobody reviews.");
  return staff(one.staffId, "reviewer");
}

/** Several at once: three of which there is a page, two that nothing fits. */
function several(viewing: Viewing, n: number): object {
  const { itemId } = some(viewing, n);
  const name = maskName(`${surnames[n % surnames.length]}示例`);
  const unitId = viewing.hall.items.inForce(itemId)?.unitIds[0] ?? "";
  const sought = [
    { name, state: "ready" },
    { itemId, state: "ready" },
    { itemId, unitId },
    { name, state: "withdrawn" },
    { state: "received", dueUntil: inDays(viewing, 5) },
  ];
  return sought[n % sought.length] ?? {};
}

interface Known {
  id: string;
  number: string;
  itemId: string;
}
const known = new WeakMap<CityHall["hall"], Known[]>();

/** Applications of all ages, read beforehand: what is measured is the question. */
function some({ hall }: Viewing, n: number): Known {
  let all = known.get(hall);
  if (!all) {
    all = [];
    const step = 2 * 86_400_000;
    const now = hall.clock.now();
    for (let after = { receivedAt: now - 240 * 86_400_000, seq: 0 }; after.receivedAt < now; ) {
      const [record] = hall.intake.receivedBefore(now, after, 1);
      if (!record) break;
      all.push({ id: record.id, number: record.number, itemId: record.terms.itemId });
      after = { receivedAt: record.receivedAt + step, seq: 0 };
    }
    known.set(hall, all);
  }
  const one = all[n % all.length];
  if (!one) throw new Error("There are no applications.");
  return one;
}

function inDays(viewing: Viewing, days: number): string {
  return new Date(viewing.now + days * 86_400_000).toISOString().slice(0, 10);
}
