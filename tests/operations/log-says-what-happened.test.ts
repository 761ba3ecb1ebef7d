import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openTestGateway } from "../../hall-server/gateway/testing.ts";
import { type Detail, type EventName, events } from "../../hall-server/operations/events.ts";
import { device, inventedIdNumber, openTestHall } from "../../hall-server/testing.ts";
import { connect, connectAs, type HallProcess, startHall } from "../hall/hall-process.ts";
import { type LogLine, logLines } from "./log-lines.ts";

const holder = { name: "欧阳测试", idNumber: inventedIdNumber(2), phone: "19912345678" };

let hall: HallProcess;
let lines: LogLine[];

beforeAll(async () => {
  hall = await startHall({ arguments: ["--demo", "--log-level", "debug"] });
  const kiosk = await connect(hall.url, "demo-kiosk-1");
  await kiosk.do("ticket:take", { queueId: "all-round", holder });
  for (let i = 0; i < 20; i += 1) await kiosk.ask("ticket:take", { queueId: "nowhere", holder });
  await kiosk.ask("counter:open", { counterId: "1" });
  const clerk = await connectAs(hall.url, "clerk-01");
  kiosk.close();
  clerk.close();
  await fetch(`${hall.url}/api/sessions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ user: holder.name, password: holder.phone }),
  });
  await vi.waitUntil(() => hall.log().match(/client-disconnected/g)?.length === 2, { timeout: 30_000 });
  await hall.kill("SIGTERM");
  lines = logLines(hall.log());
});

afterAll(() => hall.end());

test("one line a start, with the versions, and one a stop", () => {
  const [started, ...others] = lines.filter(({ event }) => event === "server-started");
  expect(others).toEqual([]);
  expect(started).toMatchObject({ level: "info", hall: "town", node: process.versions.node, url: hall.url });
  expect(started?.sqlite).toMatch(/^3\./);
  expect(started?.schema).toBeGreaterThan(0);
  expect(started?.config).toMatch(/^[0-9a-f]{64}$/);
  expect(lines).toContainEqual(expect.objectContaining({ event: "server-stopping", signal: "SIGTERM" }));
  expect(lines.at(-1)).toMatchObject({ event: "server-stopped", position: expect.any(Number) });
});

test("every line has a known event, its level and the hall's id", () => {
  for (const line of lines.filter(({ event }) => event !== "start-failed")) {
    expect(Object.keys(events), line.event).toContain(line.event);
    expect(line.level).toBe(events[line.event as keyof typeof events].level);
    expect(line.hall).toBe("town");
    expect(Number.isNaN(Date.parse(String(line.time)))).toBe(false);
  }
});

test("every refusal has a code; a storm of them is two lines, not twenty", () => {
  const refused = lines.filter(({ event }) => event === "request-refused");
  const storm = refused.filter(({ name, code }) => name === "ticket:take" && code === "not-found");
  expect(storm).toHaveLength(2);
  expect(storm[1]).toMatchObject({ times: 19, role: "kiosk" });
  expect(refused).toContainEqual(expect.objectContaining({ name: "counter:open", code: "not-allowed" }));
  expect(refused).toContainEqual(expect.objectContaining({ name: "POST /api/sessions", code: 401 }));
});

test("clients come and go by role and staff number or device", () => {
  const came = lines.filter(({ event }) => event === "client-connected");
  expect(came).toContainEqual(expect.objectContaining({ role: "kiosk", who: "kiosk-1", level: "debug" }));
  expect(came).toContainEqual(expect.objectContaining({ role: "clerk", who: "0301" }));
});

test("no line carries a name, an ID number or a phone", () => {
  for (const secret of Object.values(holder)) expect(hall.log()).not.toContain(secret);
});

test("the turn of a day is told", async () => {
  const told: [string, unknown][] = [];
  const opened = openTestHall({ isDemonstration: true });
  const log = (event: EventName, detail?: Detail) => told.push([event, detail]);
  const gateway = await openTestGateway(opened, false, null, { log });
  await opened.done(device("kiosk-1", "kiosk"), "ticket:take", { queueId: "all-round" });
  opened.time.advanceMinutes(24 * 60);
  opened.hall.tick();
  await expect.poll(() => told).toContainEqual(["day-turned", { day: "2026-03-03", expired: 1 }]);
  await gateway.stop();
  opened.hall.stop();
});

test("docs/operations.md explains every event and no other", () => {
  const docs = readFileSync(join(import.meta.dirname, "../../docs/operations.md"), "utf8");
  const explained = [...docs.matchAll(/^\| `([a-z-]+)` \| (?:debug|info|warn|error|fatal) \|/gm)];
  expect(explained.map(([, event]) => event).toSorted()).toEqual(Object.keys(events).toSorted());
  for (const [row, event] of explained) {
    const kind = events[event as keyof typeof events];
    expect(row).toContain(`| ${kind.level} |`);
  }
});
