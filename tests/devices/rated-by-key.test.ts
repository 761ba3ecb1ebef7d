/** A pad of keys at a counter, from the invitation to the manager's list, with every line cut on the way. */
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Server } from "socket.io";
import { io } from "socket.io-client";
import { expect, it } from "vitest";
import { type Bench, setUpBench } from "../../drivers/simulators/bench.ts";
import { delay } from "../../drivers/wait.ts";
import { loopbackConfig } from "../../electron/loopback/config.ts";
import { ask, connectTo, openTestGateway, signedIn } from "../../hall-server/gateway/testing.ts";
import { openTestHall } from "../../hall-server/testing.ts";
import { pair } from "../security/signed-in-as-everybody.ts";
import { openLoopback, readSettings } from "./loopback-support.ts";
import { atEnd } from "./support.ts";

async function until(holds: () => boolean | Promise<boolean>, withinMs = 30_000): Promise<void> {
  const end = performance.now() + withinMs;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error("did not happen in time");
    await delay(10);
  }
}

async function padOnBench(): Promise<{ bench: Bench; press: (...levels: number[]) => Promise<void> }> {
  const bench = await setUpBench([{ deviceId: "pad", kind: "rating-pad" }], "pty");
  atEnd(() => bench.stop());
  const press = async (...levels: number[]) => {
    for (const level of levels) await bench.devices[0]?.act({ action: "press", level });
  };
  return { bench, press };
}

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "outbox-"));
  atEnd(() => rm(path, { recursive: true, force: true }));
  return path;
}

const padOf = (bench: Bench) =>
  bench.devices.map(({ deviceId, transport }) => ({
    deviceId,
    kind: "rating-pad" as const,
    model: "simulated",
    transport,
  }));
const isAsking = (bench: Bench) => bench.devices[0]?.state().isAsking === true;

/** A hall with one open counter and a pad of keys at its clerk's PC. */
async function counter() {
  const hall = openTestHall({ isDemonstration: true });
  const gateway = await openTestGateway(hall);
  const clerk = await connectTo(gateway.url, signedIn(hall, "clerk-01", "clerk"));
  const kiosk = await connectTo(gateway.url, pair(hall, "kiosk", "1"));
  const manager = await connectTo(gateway.url, signedIn(hall, "manager", "manager"));
  atEnd(async () => {
    for (const client of [clerk, kiosk, manager]) client.close();
    await gateway.stop();
    hall.hall.stop();
  });
  await ask(clerk, "counter:open", { counterId: "1" });
  const { bench, press } = await padOnBench();
  const outbox = join(await folder(), "not-there-yet", "ratings.json");
  const config = {
    hall: gateway.url,
    devices: padOf(bench),
    rating: { padToken: pair(hall, "pad", "1"), outbox, openSeconds: 60 },
  };
  const serve = async () => {
    await ask(kiosk, "ticket:take", { queueId: "all-round" });
    for (const step of ["counter:callNext", "counter:start", "counter:finish"]) await ask(clerk, step);
  };
  const ratings = async () => {
    const { value } = await ask(manager, "ratings:list", {});
    return (value as { ratings: { level: number; channel: string; counterId: string }[] }).ratings;
  };
  const start = () => openLoopback(config);
  return { start, bench, press, serve, ratings, outbox, config };
}

it("asked when the service is finished; of two keys the first counts; no page hears which", async () => {
  const { start, bench, press, serve, ratings, outbox, config } = await counter();
  const loopback = await start();
  const settings = await readSettings(loopback.url);
  expect(JSON.stringify(settings)).not.toContain(config.rating.padToken);
  const heard: { event: string }[] = [];
  const page = io(loopback.url, {
    path: "/device-host",
    transports: ["websocket"],
    auth: { token: settings.deviceHostToken },
    extraHeaders: { origin: loopback.url },
  });
  atEnd(async () => void page.close());
  page.on("device:event", (event) => heard.push(event));
  await until(() => page.connected);

  await press(5);
  await serve();
  await until(() => isAsking(bench));
  await press(2, 5);
  await until(async () => (await ratings()).length > 0);
  await delay(200);
  expect(await ratings()).toMatchObject([{ level: 2, channel: "keys", counterId: "1" }]);
  await until(() => !isAsking(bench));
  expect(heard.filter(({ event }) => event === "rated")).toEqual([]);
  const claimed = await page.emitWithAck("device:operate", "pad", "askRating", { openMs: 5000 });
  expect(claimed).toEqual({ outcome: "not-asked", reason: "in-use" });
  await until(async () => (await readFile(outbox, "utf8")) === "[]");
  expect(((await stat(outbox)).mode & 0o077) === 0).toBe(true);
});

it("what nobody was asked is no rating, nor is a code that no manual lists", async () => {
  const { start, bench, press, serve, ratings } = await counter();
  await start();
  await press(5);
  await serve();
  await until(() => isAsking(bench));
  for (const hex of ["50360d0a", "50390d0a", "355035", "500d0a"]) {
    await bench.devices[0]?.act({ action: "press-unknown", hex });
  }
  await delay(400);
  expect(await ratings()).toEqual([]);
  await press(1);
  await until(async () => (await ratings()).length === 1);
  expect(await ratings()).toMatchObject([{ level: 1 }]);
});

it("a pad that was pulled out while it asked asks again", async () => {
  const { start, bench, press, serve, ratings } = await counter();
  await start();
  await serve();
  await until(() => isAsking(bench));
  await bench.devices[0]?.act({ action: "cable-out" });
  await delay(800);
  await bench.devices[0]?.act({ action: "cable-in" });
  await until(() => isAsking(bench));
  await press(3);
  await until(async () => (await ratings()).length === 1);
  expect(await ratings()).toMatchObject([{ level: 3 }]);
});

interface Submitted {
  commandId: string;
  invitationId: string;
  level: number;
}

/** As much of a hall as a pad needs; it can be away, and it can carry a rating out and lose the answer. */
async function openHall(port = 0, loseAnswers = 0) {
  const submitted: Submitted[] = [];
  const server = new Server({ transports: ["websocket"], serveClient: false });
  const view = { name: "pad", params: { counterId: "1" }, version: 1, value: { invitation: { id: "i-1" } } };
  server.on("connection", (socket) => {
    socket.on("view:open", (_input, answer) => answer({ ok: true, value: view }));
    socket.on("device:report", (_input, answer) => answer({ ok: true, value: {} }));
    socket.on("rating:submit", (input: Submitted, answer) => {
      submitted.push(input);
      if (submitted.length > loseAnswers) answer({ ok: true, value: {} });
    });
  });
  server.listen(port);
  await delay(20);
  const address = server.httpServer.address();
  const bound = address && typeof address === "object" ? address.port : 0;
  const close = async () => void (await server.close());
  atEnd(close);
  return { submitted, close, port: bound, url: `http://127.0.0.1:${bound}` };
}

async function padAt(hall: string, outbox: string) {
  const { bench, press } = await padOnBench();
  const config = { hall, devices: padOf(bench), rating: { padToken: "a-pad", outbox, openSeconds: 60 } };
  const start = () => openLoopback(config);
  return { bench, press, start };
}

it("an answer that was lost: the same rating goes out again under the same id, and then no more", async () => {
  const hall = await openHall(0, 1);
  const { bench, press, start } = await padAt(hall.url, join(await folder(), "ratings.json"));
  await start();
  await until(() => isAsking(bench));
  await press(2);
  await until(() => hall.submitted.length === 2, 10_000);
  await delay(1500);
  expect(hall.submitted).toHaveLength(2);
  expect(hall.submitted[1]).toEqual(hall.submitted[0]);
  expect(hall.submitted[0]).toMatchObject({ invitationId: "i-1", level: 2, byKey: true });
}, 20_000);

it("pressed while the hall is away, and the PC is switched off: handed in when both are back, once", async () => {
  const first = await openHall();
  const outbox = join(await folder(), "ratings.json");
  const { bench, press, start } = await padAt(first.url, outbox);
  const loopback = await start();
  await until(() => isAsking(bench));
  await first.close();
  await press(1);
  await until(async () => (await readFile(outbox, "utf8").catch(() => "")).includes("i-1"));
  await loopback.stop();

  const second = await openHall(first.port);
  await start();
  await until(() => second.submitted.length === 1, 10_000);
  // The hall still invites, but this invitation was answered: the pad does not ask a second time.
  await press(5);
  await delay(500);
  expect(first.submitted).toEqual([]);
  expect(second.submitted).toMatchObject([{ invitationId: "i-1", level: 1 }]);
  expect(await readFile(outbox, "utf8")).toBe("[]");
}, 30_000);

it("a pad that nobody rates with tells no page what was pressed", async () => {
  const { bench, press } = await padOnBench();
  const loopback = await openLoopback({ devices: padOf(bench) });
  const { deviceHostToken } = await readSettings(loopback.url);
  const page = io(loopback.url, {
    path: "/device-host",
    transports: ["websocket"],
    auth: { token: deviceHostToken },
    extraHeaders: { origin: loopback.url },
  });
  atEnd(async () => void page.close());
  const heard: string[] = [];
  page.on("device:event", ({ event }) => heard.push(event));
  await until(() => page.connected);
  const question = { openMs: 5000 };
  await until(
    async () => (await page.emitWithAck("device:operate", "pad", "askRating", question)).outcome === "asked",
  );
  await press(1);
  await until(() => !isAsking(bench));
  await delay(200);
  expect(heard).not.toContain("rated");
});

it("a configuration that rates without a pad is none", () => {
  const rating = { padToken: "a-pad", outbox: "/tmp/ratings.json" };
  const config = { hall: "http://127.0.0.1:8100", port: 0, devices: [], rating };
  expect(loopbackConfig.safeParse(config).success).toBe(false);
});

it("an outbox that cannot be read is set aside, and the desk works", async () => {
  const hall = await openHall();
  const outbox = join(await folder(), "ratings.json");
  await writeFile(outbox, '[{"level": 9');
  const { bench, press, start } = await padAt(hall.url, outbox);
  await start();
  await until(() => isAsking(bench));
  await press(4);
  await until(() => hall.submitted.length === 1);
  expect(await readFile(`${outbox}.unreadable`, "utf8")).toBe('[{"level": 9');
});
