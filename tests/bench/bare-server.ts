/** The same sockets, the same bytes in and out, the same writes in the same groups; no rules, no views, no checks. */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { parseArgs } from "node:util";
import { deserialize } from "node:v8";
import { Server, type Socket } from "socket.io";
import { tableNames } from "../../hall-server/archive/archive.ts";
import { socketSettings } from "../../hall-server/gateway/socket-settings.ts";
import { openDatabase } from "../../hall-server/journal/database.ts";
import { Gathering } from "../../hall-server/journal/gathering.ts";
import type { BareScript } from "./bare-script.ts";
import type { Written } from "./recording.ts";

const { values } = parseArgs({ options: { script: { type: "string" }, data: { type: "string" } } });
const script = deserialize(readFileSync(values.script ?? "")) as BareScript;
const db = script.setup ? openDatabase(values.data ?? "") : null;

const statements = new Map<string, (...params: unknown[]) => unknown>();
function write(written: readonly Written[]): void {
  for (const { sql, params } of written) {
    let statement = statements.get(sql);
    if (!statement && db) {
      const prepared = db.prepare(sql);
      statement = prepared.reader ? prepared.all.bind(prepared) : prepared.run.bind(prepared);
      statements.set(sql, statement);
    }
    statement?.(...params);
  }
}

const mark = { sql: "update derived set position = ?", params: [0] };
const begin = { sql: "begin immediate", params: [] };
const commit = { sql: "commit", params: [] };
write(script.setup ?? []);
write(tableNames.map((name) => ({ sql: "insert or replace into derived values (?, ?)", params: [name, 0] })));

const sockets = new Map<number, Socket>();
let arrived = 0;

interface Waiting {
  command: BareScript["commands"][number];
  acknowledge: (answer: unknown) => void;
}
const gathering = new Gathering<Waiting>((group) => {
  if (db) {
    write([begin]);
    for (const { command } of group) write(command.written);
    write([mark, commit]);
  }
  for (const { command, acknowledge } of group) acknowledge(command.answer);
  setImmediate(() => {
    for (const { command } of group) send(command.sends);
    send(inTurn(group.length));
  });
});

function send(sends: BareScript["commands"][number]["sends"]): void {
  for (const { client, message } of sends) sockets.get(client)?.emit("view", message);
}

let turned = 0;
function inTurn(commands: number): BareScript["commands"][number]["sends"] {
  const { perCommand, sends } = script.inTurn ?? { perCommand: 0, sends: [] };
  const from = Math.floor(turned * perCommand);
  turned += commands;
  const count = Math.floor(turned * perCommand) - from;
  return Array.from({ length: count }, (_, i) => sends[(from + i) % sends.length]).filter((one) => !!one);
}

const http = createServer((request, response) => {
  response.end(request.url === "/rss" ? String(process.memoryUsage.rss()) : "");
});
const io = new Server(http, socketSettings);
io.on("connection", (socket) => {
  sockets.set(Number(socket.handshake.auth.index), socket);
  socket.onAny((event: string, input: unknown, acknowledge: (answer: unknown) => void) => {
    if (event === "view:open") return acknowledge(script.opened[JSON.stringify(input)]);
    const command = script.commands[arrived % script.commands.length];
    arrived += 1;
    if (command) gathering.add({ command, acknowledge });
  });
});
http.listen(0, "127.0.0.1", () => {
  const { port } = http.address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ ready: true, url: `http://127.0.0.1:${port}` })}\n`);
});
process.on("SIGTERM", () => process.exit(0));
