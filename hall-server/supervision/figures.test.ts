import { expect, test } from "vitest";
import { queryHandlers } from "../queries.ts";
import { device, openTestHall, staff, type TestHall } from "../testing.ts";
import { viewingOf } from "../viewing.ts";

const kiosk = device("kiosk-1", "kiosk");
const clerk = staff("clerk-01");

function figures({ hall }: TestHall, day?: string) {
  const viewing = viewingOf(hall);
  const answer = queryHandlers["figures:get"](
    viewing,
    day === undefined ? {} : { day },
    staff("manager-01", "manager"),
  );
  if ("code" in answer) throw new Error(answer.code);
  return answer;
}

test("the figures of a day that is over count those who waited in vain, also when they are made again", async () => {
  const test = openTestHall({ isDemonstration: true });
  const { hall, done, time } = test;
  for (let i = 0; i < 3; i += 1) await done(kiosk, "ticket:take", { queueId: "all-round" });
  await done(kiosk, "ticket:take", { queueId: "errands" });
  await done(clerk, "counter:open", { counterId: "1" });
  await done(clerk, "counter:callNext");
  await done(clerk, "counter:start");
  await done(clerk, "counter:finish");
  const { day } = hall.state.queueing;
  time.advanceMinutes(24 * 60);
  await done(kiosk, "ticket:take", { queueId: "all-round" });
  const check = () => {
    const { total, queues } = figures(test, day);
    expect(total).toMatchObject({ taken: 4, finished: 1, expired: 3 });
    expect(queues.map(({ queueId, expired }) => [queueId, expired]).toSorted()).toEqual([
      ["all-round", 2],
      ["errands", 1],
    ]);
    expect(figures(test).total).toMatchObject({ taken: 1, finished: 0, expired: 0 });
  };
  check();
  hall.rebuildDerived();
  check();
  hall.stop();
});

test("yesterday's ticket, rated this morning, makes nobody less than unrated", async () => {
  const test = openTestHall({ isDemonstration: true });
  const { hall, done, time } = test;
  const { token } = await done(kiosk, "ticket:take", { queueId: "all-round" });
  await done(clerk, "counter:open", { counterId: "1" });
  await done(clerk, "counter:callNext");
  await done(clerk, "counter:start");
  await done(clerk, "counter:finish");
  time.advanceMinutes(24 * 60);
  const phone = { ...kiosk, id: "anonymous", role: "anonymous" as const, name: "anonymous" };
  await done(phone, "rating:submit", { token, level: 5 });
  expect(figures(test).total).toMatchObject({ finished: 0, rated: 1, unrated: 0 });
  hall.stop();
});
