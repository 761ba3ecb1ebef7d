/**
 * The server is killed in the middle of many applications' transitions, again and again: what was acknowledged is there once,
 * what was not can be sent again, and every application goes through its whole life in its order.
 */
import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { inventedIdNumber } from "../../../hall-server/testing.ts";
import { type Client, connect, type HallProcess, signIn, startHall } from "../../hall/hall-process.ts";
import { seededChance } from "../disk/seeded.ts";
import { extent } from "../extent.ts";
import { scanJournal } from "../journal-scan.ts";

const rounds = extent(3, 300);
const chance = seededChance();
const itemId = "old-age-allowance";
const reason = "按规定办理";
let hall: HallProcess | null = null;

afterAll(async () => {
  await hall?.end();
});

interface Answer {
  ok: boolean;
  value?: { application: { id: string; state: string; history: { what: string }[] } };
  error?: { code: string; params: { retryAfterMs?: number } };
}

/** Who has connections now; a restart makes new ones. */
class People {
  readonly #clients = new Map<string, Client>();
  readonly #tokens: ReadonlyMap<string, string>;

  constructor(tokens: ReadonlyMap<string, string>) {
    this.#tokens = tokens;
  }

  async come(url: string): Promise<void> {
    for (const [who, token] of this.#tokens) this.#clients.set(who, await connect(url, token));
  }

  leave(): void {
    for (const client of this.#clients.values()) client.close();
  }

  /** Null: no answer came. */
  async send(who: string, name: string, input: object): Promise<Answer | null> {
    const client = this.#clients.get(who);
    if (!client) return null;
    const gone = new Promise<null>((resolve) => client.socket.once("disconnect", () => resolve(null)));
    const answered = client.socket.timeout(20_000).emitWithAck(name, input);
    return Promise.race([answered.catch(() => null), gone]) as Promise<Answer | null>;
  }
}

/** One application after the other, each through its whole life. */
class Driver {
  readonly #clerk: string;
  readonly #reviewer: string;
  readonly #materials: { materialId: string; originals: number }[];
  readonly #fields: Record<string, string>;
  #serial: number;
  #at = 0;
  #input: object | null = null;
  #applicationId = "";
  /** Of each application, what was acknowledged of it. */
  readonly acknowledged: { name: string; who: string; input: object; answer: Answer }[] = [];
  readonly lives = new Map<string, string[]>();

  constructor(
    n: number,
    materials: { materialId: string; originals: number }[],
    fields: Record<string, string>,
  ) {
    this.#clerk = `clerk-0${n + 1}`;
    this.#reviewer = `reviewer-0${(n % 2) + 1}`;
    this.#materials = materials;
    this.#fields = fields;
    this.#serial = n * 100;
  }

  /** The commands of a life, each with who sends it and what the history then says. */
  #life(): { who: string; name: string; more: object; what: string }[] {
    const { originals: _, ...firstMaterial } = this.#materials[0] ?? { materialId: "m1", originals: 1 };
    const holder = { name: "甲乙丙", idNumber: inventedIdNumber(this.#serial % 1_000) };
    const [clerk, reviewer] = [this.#clerk, this.#reviewer];
    const step = { kind: "testing", expectedDays: 3, note: reason };
    return [
      {
        ...{ who: clerk, name: "application:receive", what: "application-received" },
        more: {
          ...{ itemId, applicant: { kind: "person", holder }, isNotDuplicate: true },
          materials: this.#materials.slice(1),
        },
      },
      { who: clerk, name: "application:tellMissing", more: { note: reason }, what: "missing-told" },
      {
        ...{ who: clerk, name: "application:amend", what: "application-amended" },
        more: { materials: [{ ...firstMaterial, originals: 1 }], fields: this.#fields },
      },
      { who: clerk, name: "application:accept", more: {}, what: "application-accepted" },
      { who: reviewer, name: "application:take", more: {}, what: "application-taken" },
      { who: reviewer, name: "application:startSpecialStep", more: step, what: "special-step-started" },
      {
        who: reviewer,
        name: "application:endSpecialStep",
        more: { note: reason },
        what: "special-step-ended",
      },
      {
        ...{ who: reviewer, name: "application:decide", what: "decision-refused" },
        more: { outcome: "refused", reason },
      },
      { who: clerk, name: "application:makeResult", more: {}, what: "result-made" },
    ];
  }

  /** Goes on until nobody answers any more, or `isEnough`. */
  async run(people: People, isEnough: () => boolean): Promise<void> {
    while (!isEnough()) {
      const act = this.#life()[this.#at];
      if (!act) throw new Error("a life has an end");
      const { who, name, more, what } = act;
      const about = this.#at === 0 ? {} : { applicationId: this.#applicationId };
      // What was not answered is sent again as it was.
      this.#input ??= { commandId: randomUUID(), ...about, ...more };
      const answer = await people.send(who, name, this.#input);
      if (answer === null) return;
      if (answer.error?.code === "rate-limited") {
        await new Promise((resolve) => setTimeout(resolve, answer.error?.params.retryAfterMs ?? 100));
        continue;
      }
      if (!answer.ok || !answer.value) throw new Error(`${name}: ${JSON.stringify(answer)}`);
      const { application } = answer.value;
      this.#applicationId = application.id;
      const life = [...(this.lives.get(application.id) ?? []), what];
      this.lives.set(application.id, life);
      expect(application.history.map((one) => one.what)).toEqual(life);
      this.acknowledged.push({ name, who, input: this.#input, answer });
      this.#input = null;
      this.#at = (this.#at + 1) % this.#life().length;
      if (this.#at === 0) this.#serial += 1;
    }
  }
}

test(`killed ${rounds} times in the middle of transitions`, {
  timeout: extent(120_000, 3_600_000),
}, async () => {
  hall = await startHall();
  const names = ["clerk-01", "clerk-02", "clerk-03", "clerk-04", "reviewer-01", "reviewer-02"];
  const tokens = new Map<string, string>();
  for (const who of names) tokens.set(who, await signIn(hall.url, who));
  const people = new People(tokens);
  await people.come(hall.url);
  const looker = await connect(hall.url, tokens.get("clerk-01"));
  const { item } = await looker.do("item:get", { itemId });
  looker.close();
  const materials = item.materials.map(({ id }: { id: string }) => ({ materialId: id, originals: 1 }));
  const fields = Object.fromEntries(item.form.map(({ id }: { id: string }) => [id, "答"]));
  const drivers = [0, 1, 2, 3].map((n) => new Driver(n, materials, fields));
  const sent = () => drivers.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0);

  for (let round = 0; round < rounds; round += 1) {
    const enough = sent() + 12 + chance.below(60);
    const working = Promise.all(drivers.map((driver) => driver.run(people, () => false)));
    while (sent() < enough) await Promise.race([working, new Promise((resolve) => setTimeout(resolve, 2))]);
    await hall.kill("SIGKILL");
    await working;
    people.leave();
    hall = await hall.restart();
    await people.come(hall.url);
  }
  // What was begun is brought one step further by the same command, and then looked at.
  const before = sent();
  await Promise.all(drivers.map((driver) => driver.run(people, () => sent() >= before + drivers.length * 4)));
  for (const { lives, acknowledged } of drivers) {
    for (const [applicationId, life] of lives) {
      const got = await people.send("clerk-01", "application:get", { applicationId });
      expect(got?.value?.application.history.map((one) => one.what)).toEqual(life);
    }
    for (const { who, name, input, answer } of acknowledged.slice(-20))
      expect(await people.send(who, name, input)).toEqual(answer);
  }
  people.leave();
  await hall.kill();
  expect(scanJournal(hall.folder).doubles).toEqual([]);
  expect(sent()).toBeGreaterThan(rounds * 12);
});
