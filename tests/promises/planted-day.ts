/** A random day in a real hall that people with planted names, ID numbers and phones live through, and what everybody was told. */
import fc from "fast-check";
import { expect } from "vitest";
import type { CommandName } from "../../hall-server/contract/commands.ts";
import type { Principal } from "../../hall-server/deciding.ts";
import { smallJpeg } from "../../hall-server/files/testing.ts";
import { clerks, isWait, type Known, press, step } from "../../hall-server/random-day.ts";
import { type Client, connect, type HallProcess, signIn, startHall } from "../hall/hall-process.ts";
import { extent } from "./extent.ts";
import { plantedPeople, type Secret, secretsOf } from "./secrets.ts";

const people = plantedPeople(8);
/** The first is only ever written by a clerk into a reason, and shown to clerks who may take that ticket up again. */
const [spokenOf, ...others] = people;
if (!spokenOf) throw new Error("Nobody is planted.");
export const holders = others;
export const secrets: Secret[] = [
  ...holders.flatMap((person, n) => secretsOf(person, `person ${n}`)),
  ...secretsOf(spokenOf, "the person in a reason"),
];

const users = {
  clerk: "clerk-01",
  reviewer: "reviewer-01",
  head: "head-01",
  guide: "guide-01",
  agent: "agent-01",
  manager: "manager",
  supervisor: "supervisor",
};
const devices = ["demo-kiosk-1", "demo-screen-1", "demo-pad-1", "demo-sign-1"];
const asked = { arguments: ["--demo", "--log-level", "debug"] };

/** Another one after its crash, on the same folder. */
export let hall: HallProcess;
const clients = new Map<string, Client>();
/** Everything that a client was told, by whom; but `person:show`, whose answer is there to carry a value. */
export const told: { who: string; text: string }[] = [];
export const answeredOnPurpose: string[] = [];
export const known: Known = { ids: [], tokens: [] };
let phone = 0;

/** Whole values are asked for by a person, who is noted. */
const shownOnPurpose = ["person:show", "application:showFields"];

/** Of what is told there. */
export const counterPage = "on the counter's page";

function note(who: string, text: string): void {
  const isOfCounter = text.includes('"name":"counter","params"');
  told.push({ who: isOfCounter ? `${who}, ${counterPage}` : who, text });
}

async function open(who: string, token?: string): Promise<Client> {
  const client = await connect(hall.url, token);
  client.socket.onAny((...event) => note(who, JSON.stringify(event)));
  clients.set(who, client);
  return client;
}

async function ask(who: string, event: string, input: object): Promise<{ ok: boolean; value?: unknown }> {
  const client = clients.get(who) ?? (await open(who));
  const answer = await client.ask(event, input);
  const text = JSON.stringify(answer);
  if (shownOnPurpose.includes(event) && answer.ok) answeredOnPurpose.push(text);
  else note(`${who}, answer to ${event}`, text);
  return answer;
}

async function openViews(who: string): Promise<void> {
  const counters = clerks.map(({ counterId }) => ({ counterId }));
  const all = {
    kiosk: [{}],
    hall: [{}],
    screen: [{ screenId: "1" }],
    counter: counters,
    sign: counters,
    pad: counters,
  };
  for (const [name, params] of Object.entries(all))
    for (const one of params) await ask(who, "view:open", { name, params: one });
}

/** The people and the sentences of the random day become the planted ones. */
function plant(input: Record<string, unknown>): Record<string, unknown> {
  const { holder, reason, level } = input as {
    holder?: { idNumber: string };
    reason?: string;
    level?: number;
  };
  const person = holders[Number(holder?.idNumber.slice(14, 17)) % holders.length];
  return {
    ...input,
    ...(holder ? { holder: person } : {}),
    ...(reason ? { reason: `找${spokenOf?.name}，${spokenOf?.idNumber}，电话${spokenOf?.phone}` } : {}),
    ...(level ? { comment: `我是${holders[0]?.name}，${holders[1]?.phone}，${holders[2]?.idNumber}` } : {}),
  };
}

const send = async (who: Principal, name: CommandName, input: object = {}) => {
  const sender = who.role === "anonymous" ? "phone" : who.name;
  return (await ask(sender, name, plant({ ...input }))) as never;
};

async function comeToWork(): Promise<void> {
  for (const user of [...Object.values(users), "clerk-02", "clerk-03", "clerk-04"])
    await open(user, await signIn(hall.url, user));
  for (const device of devices) await open(device.replace("demo-", ""), device);
  await open("phone");
  for (const who of [...clients.keys()]) await openViews(who);
}

async function aDay(groups: number): Promise<void> {
  const day = fc.sample(fc.array(step, { minLength: 1, maxLength: 4 }), groups);
  for (const group of day) {
    await press(
      { send },
      group.filter((one) => !isWait(one)),
      known,
    );
    for (; phone < known.tokens.length; phone += 1)
      await ask("phone", "view:open", { name: "ticket", params: { token: known.tokens[phone] } });
  }
}

/** One person all the way: called, held, transferred, shown, rated; and a kiosk that was cut off. */
async function oneOfEach(): Promise<void> {
  const [person, other] = [holders[4], holders[5]];
  const { lease } = (await ask("kiosk-1", "lease:take", { queueId: "all-round", count: 2 })).value as {
    lease: { tickets: { ticketId: string }[] };
  };
  const takenAt = new Date().toISOString();
  await ask("kiosk-1", "ticket:handIn", {
    tickets: lease.tickets.map(({ ticketId }) => ({ ticketId, takenAt, holder: person })),
  });
  await ask("kiosk-1", "ticket:reprint", { holder: person });
  await ask("guide-01", "ticket:take", { queueId: "all-round", holder: { ...other, idNumber: undefined } });
  await ask("clerk-01", "counter:close", {});
  await ask("clerk-01", "counter:open", { counterId: "1" });
  for (let n = 0; n < 40; n += 1) {
    const called = (await ask("clerk-01", "counter:callNext", {})).value as
      | { ticket: { id: string } | null }
      | undefined;
    if (!called?.ticket) break;
    await ask("clerk-01", "person:show", {
      ticketId: called.ticket.id,
      fields: ["name", "idNumber", "phone"],
      reason: "核对",
    });
    await ask("clerk-01", "counter:start", {});
    if (n % 3 === 1) await ask("clerk-01", "counter:hold", plant({ reason: "等" }));
    else await ask("clerk-01", "counter:finish", {});
  }
  for (const token of known.tokens) await ask("phone", "rating:submit", plant({ token, level: 1 }));
}

/** An application of a planted person, with an agent, a form, an address and sentences that name somebody, all the way. */
async function anApplication(): Promise<void> {
  const [person, agent, other] = [holders[2], holders[3], holders[1]];
  const sentence = { reason: "按规定办理" };
  const item = "old-age-allowance";
  const received = await ask("clerk-01", "application:receive", {
    itemId: item,
    applicant: {
      kind: "organisation",
      holder: person,
      organisation: { name: `${other?.name}商行` },
      agent,
    },
    wish: { way: "post", address: { name: person?.name, phone: person?.phone, address: `${other?.name}家` } },
    materials: Array.from({ length: 12 }, (_, n) => ({ materialId: `m${n + 1}`, originals: 1 })).slice(0, 2),
  });
  expect(received.ok, JSON.stringify(received)).toBe(true);
  const { application, queryPassword } = received.value as {
    application: { id: string; number: string; materials: { materialId: string }[]; applicant: string };
    queryPassword: string;
  };
  const one = { applicationId: application.id };
  const { reason } = plant(sentence) as { reason: string };
  await ask("clerk-01", "application:tellMissing", { ...one, note: reason });
  const fields = await fieldsOf(item);
  await ask("clerk-01", "application:amend", {
    ...one,
    materials: application.materials.map(({ materialId }) => ({ materialId, originals: 1 })),
    fields: Object.fromEntries(
      fields.map((id) => [id, `${person?.name} ${person?.idNumber} ${person?.phone}`]),
    ),
  });
  await ask("clerk-01", "application:accept", one);
  for (const who of ["reviewer-01", "head-01"]) {
    const staffNumber = who === "head-01" ? "0601" : "0501";
    expect((await ask(who, "view:open", { name: "office", params: { staffNumber } })).ok).toBe(true);
  }
  await ask("reviewer-01", "application:take", one);
  await ask("reviewer-01", "application:addNote", { ...one, note: reason });
  await ask("reviewer-01", "application:decide", { ...one, outcome: "refused", reason });
  expect((await ask("clerk-01", "application:makeResult", { ...one, certificateNumber: "甲一" })).ok).toBe(
    true,
  );
  expect((await ask("reviewer-01", "application:showFields", one)).ok).toBe(true);
  for (const who of [...Object.values(users), "phone", "kiosk-1", "screen-1"]) {
    await ask(who, "application:get", one);
    for (const name of [person?.name, `${person?.name[0]}*`, other?.name])
      await ask(who, "applications:search", { name });
    await ask(who, "application:progress", { number: application.number, password: queryPassword });
    await ask(who, "application:progress", { number: application.number, password: person?.phone });
    await ask(who, "applications:ofCard", { holder: { name: person?.name, idNumber: person?.idNumber } });
    await ask(who, "deadlines:get", {});
  }
}

async function fieldsOf(itemId: string): Promise<string[]> {
  const read = await ask("clerk-01", "item:get", { itemId });
  const { item } = (read.value as { item: { form: { id: string }[] } } | undefined) ?? { item: { form: [] } };
  return item.form.map(({ id }) => id);
}

/** A driver that says too much: what it read is not what the hall wants to know of a device. */
async function talkativeDriver(): Promise<void> {
  const [person] = holders;
  const detail = { kind: "id-card-reader", model: "SAM_V", card: person?.idNumber, holder: person?.name };
  const reported = await ask("kiosk-1", "device:report", { deviceId: "reader", status: "ready", detail });
  expect(reported.ok).toBe(true);
}

/** What is refused must not be repeated, not noted, not counted by name. */
async function refusedThings(): Promise<void> {
  for (const person of [spokenOf, ...holders]) {
    if (!person) continue;
    for (const value of [person.name, person.idNumber, person.phone]) {
      for (const who of ["kiosk-1", "clerk-01", "manager", "phone"]) {
        await ask(who, "ticket:take", { queueId: value, [value]: value, holder: { [value]: value } });
        await ask(who, "person:show", { ticketId: value, fields: [value], reason: value });
        await ask(who, "view:open", { name: "ticket", params: { token: value, [value]: value } });
        await ask(who, "view:open", { name: value, params: { counterId: value } });
        await ask(who, "tickets:list", { number: value, cursor: value });
        await ask(who, value, { holder: person });
      }
      if (value === person.phone) continue;
      const headers = {
        "content-type": "application/json",
        "user-agent": "test",
        referer: `http://127.0.0.1/${encodeURIComponent(value)}`,
      };
      await fetch(`${hall.url}/api/sessions`, {
        method: "POST",
        headers,
        body: JSON.stringify({ user: value, password: value }),
      });
      await fetch(`${hall.url}/api/devices/pair`, { method: "POST", headers, body: `{"${value}` });
      await fetch(`${hall.url}/api/speech/${encodeURIComponent(value)}?who=${encodeURIComponent(value)}`, {
        headers,
      });
      await fetch(`${hall.url}/${encodeURIComponent(value)}`, { headers });
      await connect(hall.url, value).catch(() => {});
    }
  }
}

async function aScan(): Promise<void> {
  const content = smallJpeg(people.map((one) => Object.values(one).join(" ")).join("\n"));
  const token = await signIn(hall.url, users.clerk);
  const response = await fetch(`${hall.url}/api/blobs`, {
    method: "PUT",
    headers: { "content-type": "image/jpeg", authorization: `Bearer ${token}` },
    body: new Uint8Array(content),
  });
  expect(response.status).toBe(201);
}

export async function liveTheDay(): Promise<void> {
  hall = await startHall(asked);
  await comeToWork();
  await aDay(extent(120, 4_000));
  await oneOfEach();
  await anApplication();
  await aScan();
  await talkativeDriver();
  await refusedThings();
  // A crash in the middle, and on with the same folder: log and files of both are searched.
  for (const client of clients.values()) client.close();
  const before = hall.log();
  hall = await hall.restart("SIGKILL");
  told.push({ who: "the log before the crash", text: before });
  await comeToWork();
  await aDay(extent(40, 1_000));
  const token = await signIn(hall.url, users.manager);
  const backup = await fetch(`${hall.url}/api/backups`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
  });
  expect(backup.status).toBe(200);
}

export async function endTheDay(): Promise<void> {
  for (const client of clients.values()) client.close();
  await hall?.end();
}
