/**
 * Clients that break the rules of the websocket, of engine.io or of socket.io: each loses its own connection or is answered
 * with an error, nothing happens in the hall, and the client beside it never notices.
 */
import { connect as connectTcp } from "node:net";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type Client, connect, type HallProcess, startHall } from "../hall/hall-process.ts";
import { extent } from "./extent.ts";
import { type Frame, openRawSocket, type RawSocket } from "./raw-socket.ts";

let hall: HallProcess;
let neighbour: Client;
let lost = 0;

beforeAll(async () => {
  hall = await startHall();
  neighbour = await connect(hall.url, "demo-kiosk-1");
  neighbour.socket.on("disconnect", () => {
    lost += 1;
  });
});

afterEach(async () => {
  expect((await neighbour.ask("queue:wait", { queueId: "all-round" })).ok).toBe(true);
  expect(lost).toBe(0);
});

afterAll(async () => {
  neighbour?.close();
  await hall?.end();
});

async function position(): Promise<number> {
  return ((await (await fetch(`${hall.url}/readyz`)).json()) as { position: number }).position;
}

const ask = '["queue:wait",{"queueId":"all-round"}]';

/** Sends, and then asks something sensible: the connection is over or the answer comes. Nothing happened meanwhile. */
async function survives(raw: RawSocket, send: (raw: RawSocket) => void): Promise<"closed" | "answered"> {
  const before = await position();
  send(raw);
  raw.send(`4277${ask}`);
  const outcome = await Promise.race([
    raw.closed(20_000).then(() => "closed" as const),
    raw.next((text) => text.startsWith("4377[")).then(() => "answered" as const),
  ]);
  raw.destroy();
  expect(await position()).toBe(before);
  return outcome;
}

const kiosk = () => openRawSocket(hall.url, { token: "demo-kiosk-1" });
const deep = (depth: number) => `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;
const take = (input: string) => `421["ticket:take",${input}]`;

test.each([
  ["nothing at all", ""],
  ["no packet type of engine.io", "9"],
  ["a ping from the wrong side", "2probe"],
  ["an upgrade to nowhere", "5"],
  ["a type of socket.io that is none", "4:"],
  ["an event without an event", "42"],
  ["an event that is no list", "42{}"],
  ["an event that is not JSON", "42["],
  ["an event with a trailing comma", '42["ticket:take",]'],
  ["an empty list", "42[]"],
  ["an event named null", "42[null]"],
  ["an event named by a list", '42[["ticket:take"]]'],
  ["a reserved name: connect", '42["connect"]'],
  ["a reserved name: disconnect", '42["disconnect","x"]'],
  ["a reserved name: disconnecting", '42["disconnecting"]'],
  ["a reserved name: newListener", '42["newListener",{}]'],
  ["a reserved name: removeListener", '42["removeListener"]'],
  ["a name of every object", '421["__proto__",{}]'],
  ["another name of every object", '421["constructor",{}]'],
  ["a second connect", '40{"token":"demo-kiosk-1"}'],
  ["a connect to a namespace that is none", "40/manager,"],
  ["an event to a namespace that is none", '42/manager,["ticket:take",{}]'],
  ["an acknowledgement of nothing", "43999[1]"],
  ["an error from the wrong side", '44{"message":"x"}'],
  ["a binary event without its binary", '451-["ticket:take",{"_placeholder":true,"num":0}]'],
  ["a million attachments", '451000000-["ticket:take",{"_placeholder":true,"num":0}]'],
  ["a negative number of attachments", '45-1-["ticket:take"]'],
  ["an acknowledgement's number that is none", '42-1["ticket:take",{}]'],
  ["an acknowledgement's number beyond all numbers", `42${"9".repeat(400)}["ticket:take",{}]`],
  ["a command with keys of prototypes", take('{"__proto__":{"queueId":"all-round"},"constructor":{}}')],
  ["a command as deep as a frame allows", take(deep(30_000))],
  ["a list as deep as a frame allows", take("[".repeat(60_000) + "]".repeat(60_000))],
  ["a deep list that never ends", take("[".repeat(120_000))],
  ["a number that is not finite", take('{"queueId":1e999}')],
  ["a lone surrogate", take('{"queueId":"\\ud800"}')],
  ["a NUL", take('{"queueId":"all\\u0000round"}')],
  ["a real NUL in the JSON", take('{"queueId":"all\u0000round"}')],
])("%s", async (_what, text) => {
  await survives(await kiosk(), (raw) => raw.send(text));
});

test.each([
  ["an event before the connect", `421${ask}`],
  ["a token that is an object", '40{"token":{"$gt":""}}'],
  ["a token that is a list", '40{"token":["demo-kiosk-1"]}'],
  ["a token as long as a frame allows", `40{"token":"${"x".repeat(200_000)}"}`],
  ["a connect that is a text", '40"demo-kiosk-1"'],
  ["a connect with keys of prototypes", '40{"__proto__":{"token":"demo-kiosk-1"}}'],
  ["a connect as deep as a frame allows", `40${deep(30_000)}`],
])("before it is known who it is: %s", async (_what, text) => {
  const raw = await openRawSocket(hall.url, { handshake: false });
  const before = await position();
  raw.send(text);
  raw.send("40");
  raw.send(`4277${ask}`);
  const answered = raw.next((one) => one.startsWith("4377["));
  await Promise.race([raw.closed(), answered]);
  // Whoever got in this way is nobody.
  if (!raw.isClosed) expect(await answered).toContain("not-signed-in");
  raw.destroy();
  expect(await position()).toBe(before);
});

test.each<[string, Partial<Frame>]>([
  ["without a mask", { payload: Buffer.from(`42${ask}`), isMasked: false }],
  ["with reserved bits", { payload: Buffer.from("42[]"), reserved: 7 }],
  ["of a kind that is none", { opcode: 3 }],
  ["of a control kind that is none", { opcode: 11 }],
  ["of control that is too long", { opcode: 9, payload: Buffer.alloc(200) }],
  ["of control in pieces", { opcode: 9, isFinal: false }],
  ["that goes on with nothing", { opcode: 0, payload: Buffer.from("42[]") }],
  ["of text that is no UTF-8", { payload: Buffer.from([0x34, 0x32, 0xff, 0xfe, 0xc0, 0x80]) }],
  ["of binary that nobody announced", { opcode: 2, payload: Buffer.alloc(1_000, 7) }],
  ["that claims to be larger than any memory", { claimedLength: 2 ** 52 }],
  ["above the limit", { payload: Buffer.from(take(`{"queueId":"${"x".repeat(300_000)}"}`)) }],
  ["that closes with a code that is none", { opcode: 8, payload: Buffer.from([0, 1]) }],
])("a frame %s ends its own connection", async (_what, frame) => {
  const raw = await kiosk();
  expect(await survives(raw, () => raw.sendFrame(frame))).toBe("closed");
});

test("frames of one message that never ends are held to the limit of one frame", async () => {
  const raw = await kiosk();
  const payload = Buffer.alloc(50_000, "x");
  const outcome = survives(raw, () => {
    raw.sendFrame({ opcode: 1, isFinal: false, payload });
    for (let n = 0; n < 100; n += 1) raw.sendFrame({ opcode: 0, isFinal: false, payload });
  });
  expect(await outcome).toBe("closed");
});

test("any bytes after the handshake", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 300 }), async (bytes) => {
      const raw = await kiosk();
      const before = await position();
      raw.sendBytes(Buffer.from(bytes));
      raw.sendFrame({ opcode: 8 });
      raw.destroy();
      expect(await position()).toBe(before);
    }),
    { numRuns: extent(60, 5_000) },
  );
});

test("any text that looks like a packet", async () => {
  const piece = fc.constantFrom(
    "4",
    "2",
    "0",
    "5",
    "-",
    "[",
    "]",
    "{",
    "}",
    '"',
    ",",
    "/",
    "1e9",
    "ticket:take",
    "null",
    "_placeholder",
    "\u0000",
    "\ud800",
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 25 }), async (pieces) => {
      await survives(await kiosk(), (raw) => raw.send(`4${pieces.join("")}`));
    }),
    { numRuns: extent(60, 5_000) },
  );
});

test.each([
  ["by polling", "GET /socket.io/?EIO=4&transport=polling HTTP/1.1\r\nHost: x\r\n\r\n"],
  [
    "of a session that is none",
    "GET /socket.io/?EIO=4&transport=websocket&sid=abc HTTP/1.1\r\nHost: x\r\n\r\n",
  ],
  [
    "in another version",
    "GET /socket.io/?EIO=99&transport=websocket HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n",
  ],
  [
    "without a key",
    "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
  ],
  [
    "to something else",
    "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n",
  ],
  [
    "at another path",
    "GET /other HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n",
  ],
  [
    "from a page of somebody else",
    "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\nOrigin: http://evil.example\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n",
  ],
])("a connection asked for %s does not come about", async (_what, request) => {
  const { hostname, port } = new URL(hall.url);
  const said = await new Promise<string>((resolve) => {
    const socket = connectTcp({ host: hostname, port: Number(port) });
    let text = "";
    socket.on("data", (bytes) => {
      text += bytes.toString("latin1");
      if (text.includes("\r\n\r\n")) socket.destroy();
    });
    socket.on("error", () => {});
    socket.on("close", () => resolve(text));
    socket.write(request);
  });
  expect(said).not.toMatch(/^HTTP\/1\.1 101/);
});
