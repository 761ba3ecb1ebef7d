import { afterAll, beforeAll, expect, test } from "vitest";
import { announce } from "../../hall-server/speech/announce.ts";
import { clipNames } from "../../hall-server/speech/clip-names.ts";
import { loudnessAt, recordedTone } from "../../hall-server/speech/testing.ts";
import { decodeWav, millisecondsOf, samplesOf } from "../../hall-server/speech/wav.ts";
import { connect, type HallProcess, startHall } from "./hall-process.ts";

let hall: HallProcess;
beforeAll(async () => {
  hall = await startHall();
}, 60_000);
afterAll(() => hall.end());

async function signIn(user: string): Promise<string> {
  const response = await fetch(`${hall.url}/api/sessions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ user, password: "demo-only" }),
  });
  return ((await response.json()) as { token: string }).token;
}

/** Every word is another tone, so that it can be heard in which order they are spoken. */
const hertzOf = (place: number) => 400 + 150 * place;

test("a call is heard in the words that a manager recorded, in their order, as loud as they should be; and after a restart", async () => {
  const manager = await connect(hall.url, await signIn("manager"));
  const kiosk = await connect(hall.url, "demo-kiosk-1");
  const words = clipNames(announce({ number: "A002", counterName: "1", language: "zh" })).filter(
    (word) => word !== null,
  );
  const different = [...new Set(words)];
  for (const [place, word] of different.entries()) {
    const wav = recordedTone(hertzOf(place), 250).toString("base64");
    await manager.do("recording:keep", { language: "zh", word, wav });
  }
  manager.close();
  hall = await hall.restart("SIGKILL");

  const clerk = await connect(hall.url, await signIn("clerk-01"));
  const again = await connect(hall.url, "demo-kiosk-1");
  for (let ticket = 0; ticket < 2; ticket += 1) await again.do("ticket:take", { queueId: "all-round" });
  await clerk.do("counter:open", { counterId: "1" });
  await clerk.do("counter:callNext");
  await clerk.do("counter:skip", { reason: "测试" });
  const screen = await connect(hall.url, "demo-screen-1");
  const view = await screen.view("screen", {});
  await clerk.do("counter:callNext");
  const { announcements } = await view.until(({ announcements: list }) =>
    list.some(({ number }: { number: string }) => number === "A002"),
  );
  const called = announcements.find(({ number }: { number: string }) => number === "A002");
  const sound = decodeWav(Buffer.from(await (await fetch(hall.url + called.sound)).arrayBuffer()));
  if (!sound.ok) throw new Error(sound.reason);
  expect(millisecondsOf(sound.samples.length)).toBeLessThanOrEqual(called.durationMs);
  expect(heard(sound.samples, different.length).slice(0, words.length)).toEqual(
    words.map((word) => different.indexOf(word)),
  );
  for (const client of [kiosk, again, clerk, screen]) client.close();
});

/** The tones after the chime, one after the other, by their place. */
function heard(samples: Float32Array, count: number): number[] {
  const step = samplesOf(20);
  const found: number[] = [];
  let last = -1;
  for (let at = samplesOf(1400); at + step < samples.length; at += step) {
    const piece = samples.subarray(at, at + step);
    const levels = Array.from({ length: count }, (_, place) => loudnessAt(piece, hertzOf(place)));
    const loudest = Math.max(...levels);
    const place = loudest > 0.02 ? levels.indexOf(loudest) : -1;
    if (place !== last && place >= 0) found.push(place);
    last = place;
  }
  return found;
}
