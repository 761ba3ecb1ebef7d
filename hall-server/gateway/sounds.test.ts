import { expect, test } from "vitest";
import { makeDemonstration } from "../people/demonstration.ts";
import type { SoundKey, Speech } from "../speech/speech.ts";
import { device, openTestHall } from "../testing.ts";
import { soundsAhead } from "./sounds.ts";
import { ask, connectTo, openTestGateway, signedIn } from "./testing.ts";

test("a call that begins at once has its sound made at once; one that waits its turn, when a screen asks", async () => {
  const made: SoundKey[] = [];
  const speech: Speech = {
    sound: async (key) => {
      made.push(key);
      return { ok: true, wav: Buffer.from("RIFF") };
    },
    durationMs: () => 4_000,
    stop: () => {},
  };
  const test = openTestHall({ isDemonstration: true });
  const gateway = await openTestGateway(test, false, null, { speech });
  const clerks = [1, 2, 3].map((i) => signedIn(test, `clerk-0${i}`, "clerk"));
  const numbers: string[] = [];
  for (const [i, token] of clerks.entries()) {
    const { ticket } = await test.done(device("kiosk-1", "kiosk"), "ticket:take", { queueId: "all-round" });
    numbers.push(ticket.number);
    const clerk = await connectTo(gateway.url, token);
    expect((await ask(clerk, "counter:open", { counterId: String(i + 1) })).ok).toBe(true);
    expect((await ask(clerk, "counter:callNext")).ok).toBe(true);
    clerk.close();
  }
  expect(made.map(({ number }) => number)).toEqual(numbers.slice(0, 1));

  const listed = [...test.hall.state.calling.announcements.values()].flat();
  expect(listed.map(({ number }) => number)).toEqual(numbers);
  const sound = await fetch(`${gateway.url}/api/speech/${listed[1]?.id}`);
  expect(await sound.text()).toBe("RIFF");
  expect(made.map(({ number }) => number)).toEqual(numbers.slice(0, 2));

  test.time.advance(60_000);
  const late = await test.done(device("kiosk-1", "kiosk"), "ticket:take", { queueId: "all-round" });
  const clerk = await connectTo(gateway.url, clerks[0]);
  for (const press of ["start", "finish", "callNext"])
    expect((await ask(clerk, `counter:${press}`)).ok).toBe(true);
  expect(made.map(({ number }) => number)).toEqual([...numbers.slice(0, 2), late.ticket.number]);
  clerk.close();
  await gateway.stop();
  test.hall.stop();
});

test("calls that take each other's place before they are said: the first has its sound made", async () => {
  const made: string[] = [];
  const test = openTestHall({ isDemonstration: true });
  const ahead = soundsAhead(test.hall, {
    sound: async ({ number }) => {
      made.push(number);
      return { ok: false, reason: "stopped" };
    },
    durationMs: () => 4_000,
    stop: () => {},
  });
  const call = (number: string, zoneId: string, inMs: number) =>
    ahead({
      ...{ id: number, number, zoneId, counterId: "1", durationMs: 8_000, repeats: 2 },
      startsAt: test.hall.clock.now() + inMs,
    });
  call("A001", "lobby", 0);
  test.time.advance(4_000);
  call("A002", "lobby", 4_000);
  call("A003", "lobby", 4_000);
  call("E001", "other", 4_000);
  test.time.advance(8_000);
  call("A004", "lobby", 4_000);
  expect(made).toEqual(["A001", "A002", "E001", "A004"]);
  test.hall.stop();
});

test("the voice gets ready when a screen comes: its first call is not the one that waits for it", async () => {
  const made: SoundKey[] = [];
  const test = openTestHall({ isDemonstration: true });
  await makeDemonstration(test.hall);
  const gateway = await openTestGateway(test, false, null, {
    speech: {
      sound: async (key) => {
        made.push(key);
        return { ok: false, reason: "stopped" };
      },
      durationMs: () => 4_000,
      stop: () => {},
    },
  });
  const [kiosk, screen] = [
    await connectTo(gateway.url, "demo-kiosk-1"),
    await connectTo(gateway.url, "demo-screen-1"),
  ];
  expect(made.map(({ counterName }) => counterName)).toEqual([test.hall.config.counters[0]?.name.zh]);
  kiosk.close();
  screen.close();
  await gateway.stop();
  test.hall.stop();
});
