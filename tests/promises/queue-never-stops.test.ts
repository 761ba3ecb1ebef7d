/**
 * The queue never stops: kiosks issue numbers while the hall is away, whatever the wire loses, delays or doubles, whoever
 * is started again, and whatever the kiosks' clocks say. Afterwards no number was given twice, no paper is without its
 * ticket, each was handed in once, and people stand in the order in which they pressed.
 */
import { rmSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { forgetTestHall, openTestHall, staff, type TestHall } from "../../hall-server/testing.ts";
import { KioskUnderTest } from "./cut-off/kiosk.ts";
import { extent } from "./extent.ts";

const secondMs = 1_000;
/** Kiosks' clocks disagree by up to a minute: half a minute each way. */
const mostWallMs = 30 * secondMs;
/** Between two beats. */
const betweenBeatsMs = 2 * secondMs;
/** A clock that was moved while the kiosk was off and its hall away: nothing is left then to tell by. */
const movedMs = 2 * mostWallMs + betweenBeatsMs;
const dayMs = 24 * 60 * 60 * secondMs;
const queueIds = ["all-round", "errands"];
const clerk = staff("clerk-04");

type Step =
  | { do: "take"; kiosk: number; queue: number }
  | { do: "again" | "unplug" | "plug" | "crash" | "tend" | "arrive"; kiosk: number }
  | {
      do: "trouble";
      kiosk: number;
      what: "lose-request" | "lose-answer" | "come-late" | "twice";
      times: number;
    }
  | { do: "set-clock"; kiosk: number; to: number }
  | { do: "wait"; seconds: number }
  | { do: "hall-down" | "hall-up" | "call" | "night" };

const kiosk = fc.nat(2);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ do: fc.constant("take" as const), kiosk, queue: fc.nat(1) }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constantFrom("again" as const, "unplug", "plug", "plug", "crash", "tend", "tend", "arrive"),
      kiosk,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("trouble" as const),
      kiosk,
      what: fc.constantFrom("lose-request" as const, "lose-answer", "come-late", "twice"),
      times: fc.integer({ min: 1, max: 3 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("set-clock" as const),
      kiosk,
      to: fc.integer({ min: -mostWallMs, max: mostWallMs }),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constant("wait" as const), seconds: fc.integer({ min: 1, max: 400 }) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constantFrom("hall-down" as const, "hall-up", "hall-up", "call") }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom("call" as const, "call", "night") }) },
);

interface World {
  test: TestHall | null;
  last: TestHall;
  kiosks: KioskUnderTest[];
  folders: Set<string>;
}

async function begin(offsets: readonly number[]): Promise<World> {
  const first = openTestHall({ isDemonstration: true });
  const world: World = { test: first, last: first, kiosks: [], folders: new Set() };
  const { time } = first;
  for (const [i, offset] of offsets.entries())
    world.kiosks.push(new KioskUnderTest(`kiosk-${i + 1}`, world, () => time.wall(), offset));
  // As in the morning: every kiosk has spoken with its hall once.
  await settle(world);
  return world;
}

async function settle(world: World): Promise<void> {
  for (const one of world.kiosks) {
    await one.hear();
    await one.desk.tend();
    await one.hear();
  }
}

async function make(world: World, step: Step): Promise<void> {
  const { time } = world.last;
  const at = (i: number) => {
    const one = world.kiosks[i];
    if (!one) throw new Error("no such kiosk");
    return one;
  };
  switch (step.do) {
    case "take":
      // A person needs a moment for it.
      time.advance(secondMs);
      for (const one of world.kiosks) await one.hear();
      await at(step.kiosk).take(crypto.randomUUID(), { queueId: queueIds[step.queue] ?? "" });
      return;
    case "again": {
      const last = [...at(step.kiosk).papers.values()].at(-1);
      // Answers are remembered for the hall-day and the one before it.
      if (last && time.wall() - last.pressedAt < dayMs) await at(step.kiosk).take(last.commandId, last.input);
      return;
    }
    case "unplug":
    case "plug":
      at(step.kiosk).isPlugged = step.do === "plug";
      return at(step.kiosk).hear();
    case "crash":
      world.folders.add(at(step.kiosk).folder);
      return at(step.kiosk).crash();
    case "tend":
      return at(step.kiosk).desk.tend();
    case "arrive":
      return at(step.kiosk).arrive();
    case "trouble":
      at(step.kiosk).troubles.push(...Array.from({ length: step.times }, () => step.what));
      return;
    case "set-clock":
      at(step.kiosk).wallOffset = step.to;
      return;
    case "wait":
      time.advance(step.seconds * secondMs);
      for (const one of world.kiosks) await one.hear();
      return;
    case "hall-down":
      world.last.hall.stop();
      world.test = null;
      break;
    case "hall-up":
      if (!world.test) world.last = world.last.restart();
      world.test = world.last;
      break;
    case "night":
      // No wire holds a message over a night.
      for (const one of world.kiosks) await one.arrive();
      time.advanceMinutes(24 * 60);
      break;
    case "call":
      if (world.test) await callAndServe(world.test);
      return;
  }
  for (const one of world.kiosks) await one.hear();
}

async function callAndServe({ send }: TestHall): Promise<void> {
  await send(clerk, "counter:open", { counterId: "4" });
  await send(clerk, "counter:callNext");
  await send(clerk, "counter:start");
  await send(clerk, "counter:finish");
}

/** Everything is there again, and nothing is lost any more. */
async function recover(world: World): Promise<TestHall> {
  if (!world.test) world.last = world.last.restart();
  world.test = world.last;
  for (const one of world.kiosks) {
    one.isPlugged = true;
    one.troubles.length = 0;
    await one.arrive();
  }
  for (let round = 0; round < 3; round += 1) {
    await settle(world);
    world.last.time.advance(secondMs);
  }
  return world.last;
}

interface HandedIn {
  ticketId: string;
  number: string;
  day: string;
}

function factsOf({ db }: TestHall, name: string): HandedIn[] {
  const rows = db.prepare("select data from facts where name = ? order by position").pluck().all(name);
  return rows.map((data) => JSON.parse(String(data)) as HandedIn);
}

/** `boundMs`: how far a ticket's time may be from the moment of the press. */
function check(world: World, test: TestHall, boundMs: number): void {
  const { hall } = test;
  const papers = world.kiosks.flatMap((one) => [...one.papers.values()]);
  expect(new Set(papers.map(({ ticketId }) => ticketId)).size, "a ticket is one paper").toBe(papers.length);
  expect(new Set(papers.map(({ day, number }) => `${day} ${number}`)).size, "no number twice").toBe(
    papers.length,
  );

  const handedIn = factsOf(test, "ticket-handed-in");
  const all = [...handedIn, ...factsOf(test, "ticket-taken")];
  expect(new Set(all.map(({ day, number }) => `${day} ${number}`)).size, "nor at the hall").toBe(all.length);
  const atHall = new Map(all.map((one) => [one.ticketId, one]));
  expect(atHall.size, "each was handed in once").toBe(all.length);
  for (const { ticketId, number, day } of papers)
    expect(atHall.get(ticketId), "no ticket lost").toMatchObject({ number, day });
  expect(world.kiosks.flatMap((one) => one.warnings)).toEqual([]);
  for (const one of world.kiosks)
    expect(one.desk.state()).toMatchObject({ isCutOff: false, notHandedIn: 0, refused: 0 });

  const { tickets, lines } = hall.state.queueing;
  const leftWithout = new Set(
    world.kiosks.flatMap(({ who, unanswered }) =>
      [...unanswered].map((commandId) => hall.state.queueing.byCommand.get(`${who.id} ${commandId}`)),
    ),
  );
  const onPaper = new Map(papers.map((paper) => [paper.ticketId, paper]));
  for (const line of lines.values()) {
    let before = Number.NEGATIVE_INFINITY;
    for (const { id } of line) {
      if (leftWithout.has(id)) continue;
      const paper = onPaper.get(id);
      expect(paper, "nobody waits without a paper").toBeDefined();
      const takenAt = tickets.get(id)?.takenAt ?? 0;
      expect(Math.abs(takenAt - (paper?.pressedAt ?? 0)), "taken when it was pressed").toBeLessThanOrEqual(
        boundMs,
      );
      expect(takenAt, "in the order of the presses").toBeGreaterThanOrEqual(before);
      before = takenAt;
    }
  }
}

async function live(steps: readonly Step[], offsets: readonly number[], boundMs: number): Promise<number> {
  const world = await begin(offsets);
  try {
    for (const one of steps) await make(world, one);
    check(world, await recover(world), boundMs);
    return world.kiosks.flatMap((one) => [...one.papers.values()]).filter(({ isOffline }) => isOffline)
      .length;
  } finally {
    for (const one of world.kiosks) {
      await one.close();
      world.folders.add(one.folder);
    }
    for (const folder of world.folders) rmSync(folder, { recursive: true, force: true });
    if (world.test) world.test.hall.stop();
    forgetTestHall(world.last);
  }
}

/** A slow disk syncs each number in its own time. */
const timeout = extent(180_000, 6 * 3_600_000);
const steps = fc.array(step, { minLength: 30, maxLength: 120, size: "max" });
const offset = fc.integer({ min: -mostWallMs, max: mostWallMs });
const offsets = fc.tuple(offset, offset, offset);

test("random outages, restarts on both sides, lost and doubled messages, kiosks' clocks that disagree", {
  timeout,
}, async () => {
  let issued = 0;
  await fc.assert(
    fc.asyncProperty(steps, offsets, async (all, by) => {
      const unmoved = all.filter((one) => one.do !== "set-clock");
      issued += await live(unmoved, by, betweenBeatsMs);
    }),
    { numRuns: extent(12, 1_500), endOnFailure: true },
  );
  expect(issued, "kiosks did issue numbers by themselves").toBeGreaterThan(extent(20, 2_500));
});

test("clocks that are moved by up to a minute, also while a kiosk is off", { timeout }, async () => {
  await fc.assert(
    fc.asyncProperty(steps, offsets, async (all, by) => void (await live(all, by, movedMs))),
    { numRuns: extent(6, 500), endOnFailure: true },
  );
});
