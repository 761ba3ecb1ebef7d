import { expect, test } from "vitest";
import type { SoundKey, Speech } from "../speech/speech.ts";
import { device, openTestHall } from "../testing.ts";
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
