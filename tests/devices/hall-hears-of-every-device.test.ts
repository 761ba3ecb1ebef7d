import { Server } from "socket.io";
import { expect, it } from "vitest";
import { delay } from "../../drivers/wait.ts";
import { openLoopback } from "./loopback-support.ts";
import { atEnd, plugReader, readerAt } from "./support.ts";

interface Report {
  commandId: string;
  deviceId: string;
  status: string;
  detail: Record<string, unknown>;
}

type Answering = "ok" | "silent" | "storage-failed once";

/** As much of a hall as a device host needs. */
async function openHall(port = 0, answering: Answering = "ok") {
  const reports: Report[] = [];
  const tokens: unknown[] = [];
  const io = new Server({ transports: ["websocket"], serveClient: false });
  io.on("connection", (socket) => {
    tokens.push(socket.handshake.auth.token);
    socket.on("device:report", (report: Report, answer: (value: unknown) => void) => {
      reports.push(report);
      const fails = answering === "storage-failed once" && reports.length === 1;
      if (fails) answer({ ok: false, error: { code: "storage-failed", params: {} } });
      else if (answering !== "silent") answer({ ok: true, value: {} });
    });
  });
  io.listen(port);
  await delay(20);
  const address = io.httpServer.address();
  const close = async () => {
    await io.close();
  };
  atEnd(close);
  const boundPort = address && typeof address === "object" ? address.port : 0;
  return { reports, tokens, close, port: boundPort, url: `http://127.0.0.1:${boundPort}` };
}

async function until(holds: () => boolean, withinMs = 5000): Promise<void> {
  const end = performance.now() + withinMs;
  while (!holds()) {
    if (performance.now() > end) throw new Error("did not happen in time");
    await delay(10);
  }
}

it("each change is reported, within 5 s of the cable being pulled too", async () => {
  const { line } = await plugReader("pty");
  const hall = await openHall();
  await openLoopback({ hall: hall.url, hallToken: "demo-kiosk-1", devices: readerAt(line) });
  await until(() => hall.reports.at(-1)?.status === "ready");
  expect(hall.tokens).toEqual(["demo-kiosk-1"]);
  await line.unplug();
  await until(() => hall.reports.at(-1)?.status === "lost");
  expect(hall.reports.at(-1)).toEqual({
    commandId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    deviceId: "reader",
    status: "lost",
    detail: { kind: "id-card-reader", model: "simulated SAM_V", cause: "unplugged" },
  });
});

it("a hall that was started anew is told everything again", async () => {
  const { line } = await plugReader("pty");
  const first = await openHall();
  await openLoopback({ hall: first.url, hallToken: "demo-kiosk-1", devices: readerAt(line) });
  await until(() => first.reports.at(-1)?.status === "ready");
  await first.close();
  const second = await openHall(first.port);
  await until(() => second.reports.at(-1)?.status === "ready");
});

it("a report without an answer goes out again under the same command id", async () => {
  const { line } = await plugReader("pty");
  const hall = await openHall(0, "silent");
  await openLoopback({ hall: hall.url, hallToken: "demo-kiosk-1", devices: readerAt(line) });
  const ofReady = () => hall.reports.filter(({ status }) => status === "ready");
  await until(() => ofReady().length >= 2, 8000);
  expect(new Set(ofReady().map(({ commandId }) => commandId)).size).toBe(1);
});

it("a report that the hall could not store goes out again under the same command id", async () => {
  const { line } = await plugReader("pty");
  const hall = await openHall(0, "storage-failed once");
  await line.unplug();
  await openLoopback({ hall: hall.url, hallToken: "demo-kiosk-1", devices: readerAt(line) });
  await until(() => hall.reports.length >= 2);
  const [first, second] = hall.reports;
  expect(second).toEqual(first);
});
