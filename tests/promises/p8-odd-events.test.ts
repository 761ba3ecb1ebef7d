/** Clients that speak socket.io, but not as the pages do. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { connect, type HallProcess, startHall } from "../hall/hall-process.ts";

let hall: HallProcess;

beforeAll(async () => {
  hall = await startHall();
});

afterAll(() => hall.end());

test("an event that is a number is answered like any other nonsense, and the hall goes on", async () => {
  const client = await connect(hall.url);
  const event = 5 as unknown as string;
  const answer = await client.socket.timeout(5_000).emitWithAck(event, {});
  expect(answer).toEqual({ ok: false, error: { code: "invalid-input", params: { field: "event" } } });
  expect((await fetch(`${hall.url}/readyz`)).status).toBe(200);
  client.close();
});

test("invented event names leave nothing in the metrics", async () => {
  const client = await connect(hall.url);
  for (const event of ["view:zhang-san", "view:", "ticket:zhang-san"]) await client.ask(event);
  const metrics = await (await fetch(`${hall.url}/metrics`)).text();
  expect(metrics).not.toContain("zhang-san");
  expect(metrics).not.toContain('name="view:"');
  client.close();
});
