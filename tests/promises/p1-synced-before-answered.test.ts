/** P1: no acknowledgement, and no view that shows what it says, leaves the server before the disk has it. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { type HallProcess, signIn, startHall } from "../hall/hall-process.ts";
import { Talk, type Tokens } from "./disk/talk.ts";
import { type Call, ticketsIn, traceCalls } from "./disk/trace.ts";
import { extent } from "./extent.ts";

let hall: HallProcess;
const tokens: Tokens = { kiosk: "demo-kiosk-1", screen: "demo-screen-1" };
const rounds = extent(10, 200);

beforeAll(async () => {
  hall = await startHall();
  for (const who of ["clerk-01", "clerk-02", "manager"]) tokens[who] = await signIn(hall.url, who);
});

afterAll(async () => {
  await hall.end();
});

/** A busy counter with every view open; the ids of the tickets that were taken. */
async function work(): Promise<string[]> {
  const talk = new Talk(hall.url, tokens);
  await talk.ask("manager", "view:open", { name: "hall", params: {} });
  await talk.ask("screen", "view:open", { name: "screen", params: { screenId: "1" } });
  await talk.done("clerk-01", "counter:open", { counterId: "1" });
  await talk.ask("clerk-01", "view:open", { name: "counter", params: { counterId: "1" } });
  const ticketIds: string[] = [];
  const { socket } = await talk.line("clerk-01");
  for (let round = 0; round < rounds; round += 1) {
    // A view is sent as often as its allowance lets it: a round is over when one has come.
    const seen = new Promise((resolve) => socket.once("view", resolve));
    const taken = await Promise.all(
      [1, 2, 3].map(() => talk.done("kiosk", "ticket:take", { queueId: "all-round" })),
    );
    ticketIds.push(...taken.map(({ ticket }) => ticket.id));
    for (const step of ["callNext", "recall", "start", "finish"]) {
      await Promise.all([
        talk.done("clerk-01", `counter:${step}`),
        talk
          .done("kiosk", "ticket:take", { queueId: "errands" })
          .then(({ ticket }) => ticketIds.push(ticket.id)),
      ]);
    }
    await seen;
  }
  talk.close();
  return ticketIds;
}

/** Everything that left the server while the log had bytes that were not synced, or that the log did not have at all. */
function tooEarly(calls: readonly Call[], ticketIds: readonly string[]): string[] {
  const early: string[] = [];
  const unwritten = new Set(ticketIds);
  let isLogSynced = true;
  for (const call of calls) {
    if (call.kind === "write" && call.file.endsWith("-wal")) {
      isLogSynced = false;
      for (const ticketId of ticketsIn(call.bytes.toString("latin1"))) unwritten.delete(ticketId);
    }
    if (call.kind === "sync" && call.file.endsWith("-wal")) isLogSynced = true;
    if (call.kind !== "send") continue;
    const says = /"ok":true|^.{0,14}42\["view"/.test(call.text);
    if (says && !isLogSynced) early.push(`before a sync: ${call.text.slice(0, 200)}`);
    for (const ticketId of ticketsIn(call.text)) {
      if (unwritten.has(ticketId)) early.push(`before it was written: ${ticketId}`);
    }
  }
  return early;
}

test("every answer and every view waits for the sync of the log", async () => {
  const trace = await traceCalls(hall.pid);
  const ticketIds = await work();
  const calls = await trace.end();
  const count = (kind: Call["kind"], pattern = /./) =>
    calls.filter((call) => call.kind === kind && pattern.test(call.kind === "send" ? call.text : call.file))
      .length;

  expect(tooEarly(calls, ticketIds)).toEqual([]);
  expect(count("send", /"ok":true/)).toBeGreaterThanOrEqual(rounds * 5);
  expect(count("send", /42\["view"/)).toBeGreaterThan(rounds);
  expect(count("sync", /-wal$/)).toBeGreaterThan(rounds);

  // The reader of the trace is worth something only if it finds what it looks for.
  const withoutSyncs = calls.filter(({ kind }) => kind !== "sync");
  expect(tooEarly(withoutSyncs, ticketIds).length).toBeGreaterThan(rounds);
  const withoutWrites = calls.filter(({ kind }) => kind !== "write");
  expect(tooEarly(withoutWrites, ticketIds).length).toBeGreaterThanOrEqual(ticketIds.length);
});
