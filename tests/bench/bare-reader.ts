/**
 * The same bytes over the same pseudo-terminals and the same socket as a device host, with nothing between: asks for a card
 * at the same intervals, knows answers by their length, and tells a page what it was told to tell.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { SerialPort } from "serialport";
import { Server } from "socket.io";

export interface BareReaderScript {
  pollMs: number;
  lines: { path: string; event: unknown }[];
  /** The bytes of the question for a card and of both its answers; the first byte in which they differ. */
  look: { question: number[]; noneBytes: number; foundBytes: number; differsAt: number; found: number };
  /** What is asked once a card is found, and how long the answers are. */
  reading: { question: number[]; answerBytes: number }[];
}

const script = JSON.parse(process.argv[2] ?? "") as BareReaderScript;
const server = createServer();
const io = new Server(server, { path: "/device-host", transports: ["websocket"], serveClient: false });

async function work({ path, event }: BareReaderScript["lines"][number]): Promise<void> {
  const port = new SerialPort({ path, baudRate: 115200 });
  let held = Buffer.alloc(0);
  let heard = () => {};
  port.on("data", (bytes: Buffer) => {
    held = Buffer.concat([held, bytes]);
    heard();
  });
  const until = async (isThere: () => boolean) => {
    while (!isThere()) {
      await new Promise<void>((resolve) => {
        heard = resolve;
      });
    }
  };
  const ask = (question: number[]) => {
    held = Buffer.alloc(0);
    port.write(Buffer.from(question));
  };
  const { look, reading, pollMs } = script;
  for (;;) {
    ask(look.question);
    await until(() => held.length >= look.noneBytes);
    if (held[look.differsAt] === look.found) {
      await until(() => held.length >= look.foundBytes);
      for (const { question, answerBytes } of reading) {
        ask(question);
        await until(() => held.length >= answerBytes);
      }
      io.emit("device:event", event);
    }
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}

for (const line of script.lines) void work(line);
server.listen(0, "127.0.0.1", () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ ready: true, url: `http://127.0.0.1:${port}` })}\n`);
});
process.once("SIGTERM", () => process.exit(0));
