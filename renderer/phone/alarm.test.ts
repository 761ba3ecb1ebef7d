import { describe, expect, test } from "vitest";
import { alarmOf, type Ticket } from "./alarm.ts";

const waiting = (ahead: number): Ticket => ({
  hall: {
    id: "town",
    name: { zh: "示例镇", en: "Shili" },
    isOpen: true,
    changesAt: null,
    isDemonstration: true,
  },
  ticket: {
    id: "t1",
    number: "A012",
    day: "2026-03-02",
    queueId: "all-round",
    state: "waiting",
    class: "ordinary",
    isClassClaimed: false,
    itemIds: [],
    takenAt: "2026-03-02T09:41:05+08:00",
    virtualArrival: "2026-03-02T09:41:05+08:00",
  },
  queue: { name: "综合受理", nameEn: "All-round intake", zoneId: "all-round" },
  ahead,
  wait: null,
  counterIds: ["1"],
  counterId: null,
  calledAt: null,
  returnUntil: null,
  mayReturn: false,
  invitation: null,
  isRated: false,
});

const called = (minute: number): Ticket => {
  const ticket = waiting(0);
  return {
    ...ticket,
    ticket: { ...ticket.ticket, state: "called" },
    ahead: null,
    counterId: "1",
    calledAt: `2026-03-02T09:${minute}:00+08:00`,
  };
};

describe("near", () => {
  test("once, when three are ahead", () => {
    expect(alarmOf(waiting(5), waiting(4))).toBeNull();
    expect(alarmOf(waiting(4), waiting(3))).toBe("near");
    expect(alarmOf(waiting(3), waiting(2))).toBeNull();
  });

  test("also when the line jumps over three", () => {
    expect(alarmOf(waiting(9), waiting(0))).toBe("near");
  });

  test("not for a page that was just opened: it is being looked at", () => {
    expect(alarmOf(null, waiting(1))).toBeNull();
  });

  test("again after somebody with a head start came in between", () => {
    expect(alarmOf(waiting(3), waiting(5))).toBeNull();
    expect(alarmOf(waiting(5), waiting(3))).toBe("near");
  });
});

describe("called", () => {
  test("when it is called, and at each recall", () => {
    expect(alarmOf(waiting(0), called(50))).toBe("called");
    expect(alarmOf(called(50), called(50))).toBeNull();
    expect(alarmOf(called(50), called(51))).toBe("called");
  });

  test("a ticket that goes back to the line after a call does not sound near", () => {
    expect(alarmOf(called(50), waiting(2))).toBeNull();
  });
});
