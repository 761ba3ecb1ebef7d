/**
 * A real server of the city's hall and real sockets: clerks who all press "next" at the same instant, twice, or all call
 * the same chosen ticket, or lose their connection while they press; kiosks that take at that instant, twice as well.
 */
import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { type Client, connect, connectAs, type HallProcess, startHall } from "../hall/hall-process.ts";
import { extent, isFull } from "./extent.ts";
import { scanJournal } from "./journal-scan.ts";

// biome-ignore lint/suspicious/noExplicitAny: these clients know the wire as text, not the server's types.
type Loose = any;

/** How many presses must meet others. */
const races = extent(1_000, 100_000);
/** 1–19 share the all-round queue; in full every counter of the city joins, on fourteen more queues. */
const clerkCount = extent(19, 92);
const kioskCount = 4;
const [firstAllRound, lastAllRound] = [1, 17];

interface Station {
  client: Client;
  counterId: string;
  user: string;
  ticket: { id: string; number: string } | null;
}

/** What the clients saw, all together. */
class Referee {
  races = 0;
  taken = 0;
  called = 0;
  readonly refusals = new Map<string, number>();
  readonly doubles: string[] = [];
  readonly #numbers = new Set<string>();
  readonly #ended = new Set<string>();

  refused(press: string, answer: Loose): void {
    const what = `${press}: ${answer.error.code}`;
    this.refusals.set(what, (this.refusals.get(what) ?? 0) + 1);
  }

  gave({ ticket }: { ticket: { day: string; number: string } }): void {
    const number = `${ticket.day} ${ticket.number}`;
    if (this.#numbers.has(number)) this.doubles.push(`number ${number} was given twice`);
    this.#numbers.add(number);
    this.taken += 1;
  }

  /** After an instant in which nobody let go of anybody. */
  look(stations: readonly Station[]): void {
    const held = stations.flatMap(({ ticket }) => ticket ?? []);
    if (new Set(held.map(({ id }) => id)).size < held.length) this.doubles.push("one ticket at two counters");
    for (const { id } of held) if (this.#ended.has(id)) this.doubles.push(`${id} was called after its end`);
    this.called += held.length;
  }

  ended(ticketId: string): void {
    this.#ended.add(ticketId);
  }
}

/** The same command twice at once: one effect, and the same answer to both. */
async function twice(client: Client, event: string, input: object, referee: Referee): Promise<Loose> {
  const whole = { commandId: randomUUID(), ...input };
  const [first, second] = await Promise.all([client.ask(event, whole), client.ask(event, whole)]);
  if (first.ok && JSON.stringify(first) !== JSON.stringify(second))
    referee.doubles.push(`${event} pressed twice has two answers`);
  return first.ok ? first : second;
}

/** The cable is out before the answer; the page comes back and sends the command again. */
async function lostAndAgain({ client }: Station): Promise<Loose> {
  const commandId = randomUUID();
  client.socket.emit("counter:callNext", { commandId });
  client.socket.disconnect();
  const isBack = new Promise<void>((resolve) => client.socket.once("connect", () => resolve()));
  client.socket.connect();
  await isBack;
  return client.ask("counter:callNext", { commandId });
}

async function pressNext(station: Station, n: number, referee: Referee): Promise<void> {
  const { client } = station;
  const isLost = n % 23 === 0;
  referee.races += 3;
  const answers = await Promise.all([
    isLost ? lostAndAgain(station) : twice(client, "counter:callNext", {}, referee),
    ...(isLost ? [] : [client.ask("counter:callNext")]),
  ]);
  const got = answers.filter((answer) => answer.ok && answer.value.ticket !== null);
  if (got.length > 1) referee.doubles.push("two tickets at one counter");
  for (const answer of answers) if (!answer.ok) referee.refused("next", answer);
  station.ticket = got[0]?.value.ticket ?? null;
}

async function pressSame(station: Station, ticketId: string, referee: Referee): Promise<void> {
  referee.races += 1;
  const answer = await station.client.ask("counter:call", { ticketId, reason: "bus" });
  if (answer.ok) station.ticket = answer.value.ticket;
  else referee.refused("chosen", answer);
}

/** Whoever has somebody serves them, sends them on, or lets them go. Answers are not waited for one by one. */
async function letGo(station: Station, n: number, referee: Referee): Promise<void> {
  const { client, ticket } = station;
  if (!ticket) return;
  station.ticket = null;
  const way = n % 7;
  if (way === 0) await client.do("counter:skip", { reason: "absent" });
  else if (way === 1) await client.do("counter:transfer", { toQueueId: "all-round", reason: "device" });
  else await Promise.all([client.do("counter:start"), client.do("counter:finish")]);
  if (way !== 1) referee.ended(ticket.id);
}

async function raceAll(hall: HallProcess, referee: Referee): Promise<void> {
  const kiosks = await Promise.all(
    Array.from({ length: kioskCount }, (_, i) => connect(hall.url, `demo-kiosk-${1 + (i % 2)}`)),
  );
  const stations: Station[] = [];
  for (let i = 1; i <= clerkCount; i += 1) {
    const user = `clerk-${String(i).padStart(2, "0")}`;
    const client = await connectAs(hall.url, user);
    await client.do("counter:open", { counterId: String(i) });
    stations.push({ client, counterId: String(i), user, ticket: null });
  }
  const queueIds: string[] = (await (kiosks[0] as Client).view("kiosk"))
    .value()
    .queues.map((one: Loose) => one.id);
  const served = isFull ? ["all-round", "all-round", "all-round", ...queueIds] : ["all-round"];
  const take = async (n: number) => {
    const kiosk = kiosks[n % kioskCount] as Client;
    const answer = await twice(kiosk, "ticket:take", { queueId: served[n % served.length] }, referee);
    if (answer.ok) referee.gave(answer.value);
    else referee.refused("take", answer);
    return answer;
  };
  const allRound = stations.slice(firstAllRound - 1, lastAllRound);
  for (let round = 0; referee.races < races; round += 1) {
    const prize = await (kiosks[0] as Client).do("ticket:take", { queueId: "all-round" });
    referee.gave(prize);
    await Promise.all(allRound.map((station) => pressSame(station, prize.ticket.id, referee)));
    referee.look(stations);
    if (allRound.filter(({ ticket }) => ticket !== null).length !== 1)
      referee.doubles.push("a chosen ticket did not go to exactly one counter");
    await Promise.all(stations.map((station, i) => letGo(station, i + round, referee)));

    const takers = Array.from({ length: Math.ceil(clerkCount * 0.9) }, (_, i) => take(i + round));
    await Promise.all([...stations.map((station, i) => pressNext(station, i + round, referee)), ...takers]);
    referee.look(stations);
    await Promise.all(stations.map((station, i) => letGo(station, i + round, referee)));
  }
  for (const { client } of stations) client.close();
  for (const kiosk of kiosks) kiosk.close();
}

test(`${races} presses that meet: nobody is doubled, no number is, and nothing fails`, async () => {
  const hall = await startHall({ hall: "city" });
  const referee = new Referee();
  try {
    await raceAll(hall, referee);
    await hall.kill();
    expect(referee.doubles).toEqual([]);
    expect([...referee.refusals.keys()].toSorted()).toEqual(["chosen: wrong-state", "next: counter-busy"]);
    // The prize of a round is called once, and in the next instant one by one at least.
    expect(referee.called).toBeGreaterThan(races / 6);
    const scan = scanJournal(hall.folder);
    expect(scan.doubles).toEqual([]);
    expect(scan).toMatchObject({ taken: referee.taken, called: referee.called });
  } finally {
    await hall.end();
  }
});
