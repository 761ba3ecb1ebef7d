import { randomUUID } from "node:crypto";
import { createServer } from "node:net";
import { io } from "socket.io-client";
import { afterEach, expect, it, onTestFinished } from "vitest";
import { isRunning, newDataFolder, newPort, StartedHall, waitFor } from "./started-hall.ts";

const started: StartedHall[] = [];
function start(data: string, wantedPort = newPort()): StartedHall {
  const hall = new StartedHall(data, wantedPort);
  started.push(hall);
  return hall;
}

function makeDataFolder(): string {
  const { data, remove } = newDataFolder();
  onTestFinished(remove);
  return data;
}

afterEach(async () => {
  for (const hall of started.splice(0)) {
    const processes = hall.processes();
    hall.child.kill("SIGTERM");
    await waitFor(() => !processes.some(isRunning), "the hall's end");
  }
});

it("every page that is printed answers", async () => {
  const hall = start(makeDataFolder());
  await hall.ready();
  for (const page of ["Kiosk", "Counter", "Wall screen", "sign", "Rating pad", "Manager"]) {
    const answer = await fetch(hall.address(page));
    expect([page, answer.status]).toEqual([page, 200]);
    expect(answer.headers.get("content-type")).toContain("text/html");
  }
});

it.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)("%s ends everything, with code 0", async (signal) => {
  const hall = start(makeDataFolder());
  await hall.ready();
  const processes = hall.processes();
  expect(processes.length).toBeGreaterThanOrEqual(4);
  hall.child.kill(signal);
  // The terminal and npm both pass a Ctrl-C on.
  hall.child.kill(signal);
  expect(await hall.exited).toBe(0);
  await waitFor(() => !processes.some(isRunning), "every process to end");
});

it("leaves nothing behind when it is killed itself", async () => {
  const hall = start(makeDataFolder());
  await hall.ready();
  const processes = hall.processes();
  hall.child.kill("SIGKILL");
  await waitFor(() => !processes.some(isRunning), "every process to end");
});

it("one program that dies takes the others with it, and the code says so", async () => {
  const hall = start(makeDataFolder());
  await hall.ready();
  const [, first, ...others] = hall.processes();
  if (first === undefined) throw new Error("nothing was started");
  process.kill(first, "SIGKILL");
  expect(await hall.exited).toBe(1);
  expect(hall.output).toContain("ended unexpectedly");
  await waitFor(() => !others.some(isRunning), "the others to end");
});

it("takes the next free port", async () => {
  const wanted = newPort();
  const taken = createServer().listen(wanted, "127.0.0.1");
  onTestFinished(() => void taken.close());
  const hall = start(makeDataFolder(), wanted);
  await hall.ready();
  expect(hall.address("Counter")).toBe(`http://127.0.0.1:${wanted + 1}/counter/`);
});

it("refuses to run a second time on the same data, and says where the first is", async () => {
  const data = makeDataFolder();
  const first = start(data);
  await first.ready();
  const second = start(data);
  expect(await second.exited).toBe(1);
  expect(second.output).toContain(`running already: ${first.address("Counter").replace("/counter/", "")}`);
});

it("the next start goes on with the day", async () => {
  const data = makeDataFolder();
  const first = start(data);
  await first.ready();
  expect(await takeTicket(first)).toBe("A001");
  first.child.kill("SIGINT");
  await first.exited;

  const second = start(data);
  await second.ready();
  expect(await takeTicket(second)).toBe("A002");
});

/** As a kiosk does, in the first queue that it is shown. */
async function takeTicket(hall: StartedHall): Promise<string> {
  const socket = io(new URL(hall.address("Counter")).origin, {
    auth: { token: "demo-kiosk-1" },
    transports: ["websocket"],
  });
  try {
    const opened = await socket.timeout(10_000).emitWithAck("view:open", { name: "kiosk", params: {} });
    const taken = await socket
      .timeout(10_000)
      .emitWithAck("ticket:take", { commandId: randomUUID(), queueId: opened.value.value.queues[0].id });
    return taken.value.ticket.number;
  } finally {
    socket.disconnect();
  }
}
