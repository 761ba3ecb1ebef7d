/** P1: the server is killed without warning, again and again, on one data folder, while a crowd uses it. */
import { afterAll, expect, test } from "vitest";
import { type HallProcess, killWhileStarting, signIn, startHall } from "../hall/hall-process.ts";
import { Crowd, type Sent } from "./disk/crowd.ts";
import { readJournal, TicketsOnDisk } from "./disk/journal-on-disk.ts";
import { seededChance } from "./disk/seeded.ts";
import { Ledger } from "./disk/settled.ts";
import { Talk, type Tokens } from "./disk/talk.ts";
import { extent } from "./extent.ts";
import { scanJournal } from "./journal-scan.ts";

const rounds = extent(8, 1_000);
/** So many commands of earlier rounds are asked again after each restart; after the last all are. */
const askedAgain = 30;
const chance = seededChance();
let hall: HallProcess | null = null;

afterAll(async () => {
  await hall?.end();
});

test(`killed ${rounds} times: nothing acknowledged is lost, nothing happens twice`, {
  timeout: extent(120_000, 4 * 3_600_000),
}, async () => {
  hall = await startHall();
  const clerks = ["clerk-01", "clerk-02", "clerk-03", "clerk-04", "guide-01"];
  const tokens: Tokens = { "kiosk-1": "demo-kiosk-1", phone: undefined };
  for (const who of clerks) tokens[who] = await signIn(hall.url, who);
  for (const counterId of ["1", "2", "3", "4"]) tokens[`pad-${counterId}`] = `demo-pad-${counterId}`;
  const crowd = new Crowd(tokens, chance);
  const ledger = new Ledger();
  const tickets = new TicketsOnDisk();
  let known: { position: number; hash: Buffer } = { position: 0, hash: Buffer.alloc(32) };
  let checked = 0;

  for (let round = 1; round <= rounds; round += 1) {
    try {
      hall = await crash(hall, crowd);
      const sent = crowd.sent.slice(checked);
      checked = crowd.sent.length;
      const open = sent.filter(({ answer }) => answer === null);
      for (const one of sent) if (one.answer) ledger.answered(one);

      const isThorough = round % 50 === 0 || round === rounds;
      const { facts, answered, ...end } = readJournal(hall.folder, "town", known, isThorough);
      known = end;
      tickets.read(facts);
      ledger.read(facts, open);
      const forgotten = sent.filter(({ input, answer }) => answer?.ok && !answered.has(input.commandId));
      expect(forgotten, "acknowledged, and its answer is not remembered").toEqual([]);

      hall = await hall.restart();
      const talk = new Talk(hall.url, tokens);
      for (const ticketId of new Set(facts.flatMap(({ data }) => data.ticketId ?? []))) {
        const token = crowd.tokenOf(ticketId);
        if (token) expect(await shownTo(talk, token)).toEqual(tickets.get(ticketId));
      }
      for (const one of open) {
        one.answer = await talk.again(one);
        ledger.answered(one);
        if (one.name === "ticket:take" && one.answer.ok) crowd.noteTaken(one.answer.value);
      }
      ledger.close();
      const again = round === rounds ? crowd.sent : sent.concat(sample(crowd.sent.slice(0, checked)));
      await askAllAgain(talk, again);
      talk.close();
    } catch (error) {
      throw new Error(
        `round ${round} of seed ${chance.seed}: ${error instanceof Error ? error.message : error}`,
        {
          cause: error,
        },
      );
    }
  }
  await hall.kill();
  expect(scanJournal(hall.folder).doubles).toEqual([]);
  expect(crowd.sent.length).toBeGreaterThan(rounds * 10);
  expect(tickets.size).toBeGreaterThan(rounds);
});

/** Leaves the server dead: in the middle of its work, or of a start after that. */
async function crash(running: HallProcess, crowd: Crowd): Promise<HallProcess> {
  const enough = crowd.sent.length + 11 + chance.below(110);
  let isOver = false;
  const load = crowd.load(running.url).finally(() => {
    isOver = true;
  });
  // By presses and not by time: a slow machine's crowd is killed in the middle of its work too.
  while (crowd.sent.length < enough && !isOver) await after(1);
  await after(chance.below(15));
  await running.kill("SIGKILL");
  await load;
  if (chance.next() < 0.15) await killWhileStarting(running.folder, chance.below(700));
  return running;
}

function sample(sent: Sent[]): Sent[] {
  return sent.length === 0 ? [] : Array.from({ length: askedAgain }, () => chance.pick(sent));
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function askAllAgain(talk: Talk, sent: readonly Sent[]): Promise<void> {
  const done = sent.filter(({ answer }) => answer?.ok);
  for (let from = 0; from < done.length; from += 200) {
    const some = done.slice(from, from + 200);
    const answers = await Promise.all(some.map((one) => talk.again(one)));
    expect(answers).toEqual(some.map(({ answer }) => answer));
  }
}

async function shownTo(talk: Talk, token: string): Promise<{ number: string; state: string }> {
  const { number, state } = (await talk.view("phone", "ticket", { token })).ticket;
  return { number, state };
}
