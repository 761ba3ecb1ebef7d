/**
 * Random lives of applications: whatever is tried by whomever in whatever order, with days passing and a disk that now and
 * then refuses, nobody does what they may not, no application is lost or stuck, every date is the one that counting by hand
 * gives, and what is in the tables follows from the facts alone.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { CommandName } from "../../../hall-server/contract/commands.ts";
import { mayDo } from "../../../hall-server/intake/admission.ts";
import { actNames, actOf, finalStates } from "../../../hall-server/intake/life-cycle.ts";
import type { ApplicationRecord } from "../../../hall-server/intake/record.ts";
import {
  clerk,
  head,
  manager,
  openIntake,
  otherReviewer,
  reviewer,
} from "../../../hall-server/intake/testing.ts";
import { forgetTestHall, HandClock, type TestHall } from "../../../hall-server/testing.ts";
import { everything, forgetAllDerived } from "../everything.ts";
import { extent } from "../extent.ts";
import { NaiveClock } from "./naive-dues.ts";
import { type Step, step } from "./steps.ts";

const recordOf = (test: TestHall, id: string) => test.hall.intake.application(id);
const today = (test: TestHall) => test.hall.iso(test.hall.clock.now()).slice(0, 10);

/** Every application there is, read in small pages as a list would. */
function listed(test: TestHall): ApplicationRecord[] {
  const all: ApplicationRecord[] = [];
  for (;;) {
    const last = all.at(-1);
    const after = last ? { seq: last.seq, dueOn: null } : undefined;
    const page = test.hall.intake.search({ after, limit: 3 });
    all.push(...page);
    if (page.length < 3) return all;
    if (all.length > 1_000) throw new Error("the same page again and again");
  }
}

/** What is written down, the vault with it. */
function onDisk({ db }: TestHall): string {
  const tables = db
    .prepare<[], string>(
      "select name from sqlite_schema where type = 'table' and name <> 'probes' order by 1",
    )
    .pluck()
    .all();
  return JSON.stringify(tables.map((name) => db.prepare(`select * from ${name} order by 1`).all()));
}

/** Commands that were carried out and states that were reached, over all lives. */
const reached = new Set<string>();

class Life {
  readonly clocks = new Map<string, NaiveClock>();
  ids: string[] = [];
  readonly test: TestHall;

  constructor(test: TestHall) {
    this.test = test;
  }

  async take({ days, isDiskFull, send }: Step): Promise<void> {
    const { test } = this;
    if (days > 0) {
      test.time.advanceMinutes(days * 24 * 60);
      test.hall.tick();
      this.followTime();
    }
    const { who, name, input } = send(test, this.ids);
    const id = typeof input.applicationId === "string" ? input.applicationId : "";
    const before = recordOf(test, id);
    const position = test.hall.state.position;
    const disk = isDiskFull ? onDisk(test) : "";
    if (isDiskFull) test.db.pragma("query_only = ON");
    const answer = await test.send(who, name, input as never);
    test.db.pragma("query_only = OFF");
    const what = `${name} by ${who.name}, ${before?.state ?? "none"}: ${JSON.stringify(answer).slice(0, 300)}`;
    if (!answer.ok) {
      expect(answer.error.code, what).not.toBe("internal");
      expect(recordOf(test, id), what).toEqual(before);
      expect(test.hall.state.position, what).toBe(position);
      if (isDiskFull) expect(onDisk(test), what).toBe(disk);
      return;
    }
    expect(isDiskFull, what).toBe(false);
    const { application } = answer.value as { application?: { id: string } };
    if (application && !this.ids.includes(application.id)) this.ids.push(application.id);
    this.#check(name, before, application?.id ?? id, what);
  }

  #check(name: CommandName, before: ApplicationRecord | null, id: string, what: string): void {
    const after = recordOf(this.test, id);
    if (!after) throw new Error(what);
    reached.add(name).add(after.state);
    const act = actOf(name as Parameters<typeof actOf>[0]);
    expect(act.from, what).toContain(before?.state ?? "none");
    const moved = after.state === before?.state ? "same" : after.state;
    expect([...act.to, ...(act.to.includes(after.state) ? ["same"] : [])], what).toContain(moved);
    this.#count(name, before, after);
    const clock = this.clocks.get(id);
    const runs = after.state === "accepted" || after.state === "reviewing" || after.state === "special-step";
    if (clock && runs) expect(after.dueOn, what).toBe(clock.due);
  }

  #count(name: CommandName, before: ApplicationRecord | null, after: ApplicationRecord): void {
    const day = today(this.test);
    const clock = this.clocks.get(after.id);
    if (name === "application:tellMissing") this.clocks.delete(after.id);
    if (name === "application:accept" && before?.acceptedOn === null) this.#begin(after);
    if (name === "application:startSpecialStep") clock?.pause(day);
    if (name === "application:endSpecialStep") clock?.resume(day);
    if (name === "application:answerExtension" && after.extension?.isApproved)
      clock?.extend(after.extension.days);
  }

  #begin(record: ApplicationRecord): void {
    const clock = new NaiveClock(this.test.hall.config);
    clock.begin(record.acceptedOn ?? "", record.terms.days);
    // Of an instant item that is due the same day the hour counts too, which other tests look at.
    if (record.terms.days > 0) this.clocks.set(record.id, clock);
  }

  /** What time did: accepted by law on the day on which the papers came, or ended. */
  followTime(): void {
    for (const id of this.ids) {
      const record = recordOf(this.test, id);
      if (record?.isDeemed && record.state === "accepted" && !this.clocks.has(id)) {
        this.#begin(record);
        const clock = this.clocks.get(id);
        if (clock) expect(record.dueOn).toBe(clock.due);
      }
      const last = record?.answerBy;
      if (record && last && record.acceptedOn === null) expect(last >= today(this.test)).toBe(true);
    }
  }

  nobodyIsLost(): void {
    const all = listed(this.test);
    expect(all.map(({ id }) => id).toSorted()).toEqual([...this.ids].toSorted());
    const seqs = all.map(({ seq }) => seq);
    expect(seqs).toEqual(seqs.toSorted((a, b) => b - a));
    for (const record of all) expect(this.test.hall.intake.byNumber(record.number)?.id).toBe(record.id);
    expect(new Set(all.map(({ number }) => number)).size).toBe(all.length);
  }

  /** Somebody can always go on with it, or time will. */
  nobodyIsStuck(): void {
    const { registry } = this.test.hall;
    const people = [clerk, reviewer, otherReviewer, head, manager];
    for (const record of listed(this.test)) {
      if (finalStates.includes(record.state)) continue;
      const may = people.flatMap((principal) => mayDo({ principal, registry }, actNames, record));
      const moves = may.filter((name) => actOf(name).to.some((to) => to !== "same" && to !== record.state));
      const isDelivery = record.state === "ready" || record.state === "delivered";
      expect(moves.length > 0 || isDelivery, `${record.state} ${JSON.stringify(record)}`).toBe(true);
    }
  }
}

const years = ["2026-01-05", "2026-02-09", "2026-09-14", "2026-04-27"];

test("random lives", { timeout: extent(180_000, 3_600_000) }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...years),
      fc.array(step, { minLength: 40, maxLength: 80, size: "max" }),
      async (day, steps) => {
        let test = openIntake({ time: new HandClock(`${day}T09:30:00+08:00`) });
        try {
          const life = new Life(test);
          for (const one of steps) await life.take(one);
          life.nobodyIsLost();
          life.nobodyIsStuck();
          const before = everything(test, []);
          test.hall.rebuildDerived();
          expect(everything(test, []), "rebuilt in place").toEqual(before);
          test = test.restart();
          expect(everything(test, []), "started again").toEqual(before);
          forgetAllDerived(test);
          test = test.restart();
          expect(everything(test, []), "from the first fact").toEqual(before);

          // Nobody does anything for half a year: whoever was to be answered is, by law; whoever was waited for is not any more.
          test.time.advanceMinutes(180 * 24 * 60);
          test.hall.tick();
          test.time.advanceMinutes(2);
          test.hall.tick();
          for (const record of listed(test)) {
            expect(["submitted", "supplementing"]).not.toContain(record.state);
            if (record.state === "received") expect(record.acceptedOn).not.toBeNull();
            if (record.gaps && record.gaps.broughtAt === null)
              expect(["accepted", "reviewing", "special-step"]).not.toContain(record.state);
          }
        } finally {
          forgetTestHall(test);
        }
      },
    ),
    { numRuns: extent(7, 800), endOnFailure: true },
  );
  // Lives that never come far would prove nothing; few of them need not come everywhere.
  const missed = deep.filter((name) => !reached.has(name));
  expect(missed.length, [...reached].join(" ")).toBeLessThanOrEqual(extent(3, 0));
});

const deep = [
  ...["application:take", "application:endSpecialStep", "application:makeResult"],
  ...["supplementing", "special-step", "decided"],
];
