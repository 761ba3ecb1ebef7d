/** From a card on the reader to the page's event, through the device host with its lines in processes of their own. */
import { mkdtempSync, rmSync } from "node:fs";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { io, type Socket } from "socket.io-client";
import type { DeviceEvent } from "../../../drivers/contract/devices.ts";
import type { LoopbackEvents, LoopbackRequests, ShellSettings } from "../../../drivers/contract/loopback.ts";
import { encodeBaseData } from "../../../drivers/id-card-reader/base-data.ts";
import { encodeCardText } from "../../../drivers/id-card-reader/card.ts";
import { commands, encodeReply } from "../../../drivers/id-card-reader/commands.ts";
import { encodeFrame } from "../../../drivers/id-card-reader/frame.ts";
import { createSimulatedReader } from "../../../drivers/id-card-reader/simulator.ts";
import { defaultReaderSettings } from "../../../drivers/id-card-reader/types.ts";
import { createPtyLine } from "../../../drivers/simulators/pty-line.ts";
import { sampleCards } from "../../../drivers/simulators/sample-cards.ts";
import { delay } from "../../../drivers/wait.ts";
import type { BareReaderScript } from "../bare-reader.ts";
import { fromRuns, type Measured, median, percentile, repeat } from "../figures.ts";
import { startProgram } from "../program.ts";

const readerCount = 6;
const cardsPerReader = 20;
/** Long enough for the taking away to be seen. */
const betweenCardsMs = 1_500;
const { pollMs } = defaultReaderSettings;

type Reader = Awaited<ReturnType<typeof plugReader>>;
type HostSocket = Socket<LoopbackEvents, LoopbackRequests>;

export async function hostLatency(runs: number): Promise<Measured> {
  const measured = await repeat(runs, async () => {
    const [host, bare] = [await withReaders(throughHost), await withReaders(throughNothing)];
    return {
      value: p99(host, "fromCardMs"),
      limit: p99(bare, "fromCardMs"),
      host: p99(host, "fromAnswerMs"),
      bare: p99(bare, "fromAnswerMs"),
    };
  });
  return {
    ...fromRuns("host.latency", "ms", { ratio: 1.2, atLeast: false }, measured),
    beside: {
      "from the reader's first answer on": `${median(measured.map(({ host }) => host)).toFixed(1)} ms`,
      "the same with nothing between": `${median(measured.map(({ bare }) => bare)).toFixed(1)} ms`,
    },
  };
}

interface Time {
  fromCardMs: number;
  /** Without the wait until the reader is asked, which is up to `pollMs` in both. */
  fromAnswerMs: number;
}

function p99(times: readonly Time[], from: keyof Time): number {
  return percentile(
    times.map((time) => time[from]),
    0.99,
  );
}

async function withReaders(measure: (readers: Reader[]) => Promise<Time[]>): Promise<Time[]> {
  const folder = mkdtempSync(join(tmpdir(), "yichuang-readers-"));
  const readers = await Promise.all(
    Array.from({ length: readerCount }, (_, at) => plugReader(folder, `reader-${at}`)),
  );
  const times = await measure(readers);
  await Promise.all(readers.map(({ line }) => line.unplug()));
  rmSync(folder, { recursive: true, force: true });
  return times;
}

async function plugReader(folder: string, deviceId: string) {
  let foundAt = 0;
  const simulator = createSimulatedReader((bytes) => {
    if (bytes.length === found.length) foundAt = performance.now();
    line.send(bytes);
  });
  const line = await createPtyLine(deviceId, folder, (bytes) => simulator.receive(bytes));
  return { deviceId, line, simulator, foundAt: () => foundAt };
}

async function throughHost(readers: Reader[]): Promise<Time[]> {
  const devices = readers.map(({ deviceId, line: { transport } }) => ({
    deviceId,
    kind: "id-card-reader",
    model: "simulated",
    transport,
  }));
  const nobody = "http://127.0.0.1:9";
  const host = await startProgram(
    [
      "electron/loopback/main.ts",
      ...["--hall", nobody, "--pages", tmpdir(), "--devices", JSON.stringify(devices)],
    ],
    "ignore",
  );
  const { deviceHostToken } = await readShell(host.url);
  const socket: HostSocket = connect(host.url, deviceHostToken);
  for (;;) {
    const listed = await socket.emitWithAck("device:list");
    if (listed.every(({ status }) => status.kind === "ready")) break;
    await delay(50);
  }
  const times = await layCards(readers, socket);
  socket.disconnect();
  await host.end();
  return times;
}

async function throughNothing(readers: Reader[]): Promise<Time[]> {
  const script: BareReaderScript = {
    pollMs,
    lines: readers.map(({ deviceId, line: { transport } }) => ({
      path: transport.slice("serial:".length, transport.lastIndexOf("@")),
      event: { event: "card-laid", deviceId, card } satisfies DeviceEvent,
    })),
    look: {
      question: [...encodeFrame(commands.findCard.body)],
      noneBytes: none.length,
      foundBytes: found.length,
      differsAt: none.findIndex((byte, at) => byte !== found[at] && at > statusFrom),
      found: found[none.findIndex((byte, at) => byte !== found[at] && at > statusFrom)] ?? 0,
    },
    reading: [
      { question: [...encodeFrame(commands.selectCard.body)], answerBytes: selected.length },
      { question: [...encodeFrame(commands.readBase.body)], answerBytes: read.length },
      {
        question: [...encodeFrame(commands.readNewAddress.body)],
        answerBytes: encodeReply("itemAbsent").length,
      },
    ],
  };
  const bare = await startProgram(["tests/bench/bare-reader.ts", JSON.stringify(script)]);
  const socket: HostSocket = connect(bare.url, "");
  await new Promise<void>((resolve) => socket.once("connect", resolve));
  const times = await layCards(readers, socket);
  socket.disconnect();
  await bare.end();
  return times;
}

const [sample] = sampleCards;
if (!sample) throw new Error("There are no sample cards.");
const { card } = sample;
const none = encodeReply("findFailed");
const found = encodeReply("cardFound", new Uint8Array(4));
const selected = encodeReply("ok", new Uint8Array(8));
const read = encodeReply("ok", encodeBaseData(encodeCardText(card)));
/** Behind the length, which differs too. */
const statusFrom = 6;

/** At every moment between two looks of the host, in an order that has no rhythm. */
async function layCards(readers: Reader[], socket: HostSocket): Promise<Time[]> {
  const times: Time[] = [];
  const heard = new Map<string, () => void>();
  socket.on("device:event", (event) => {
    if (event.event === "card-laid") heard.get(event.deviceId)?.();
  });
  await Promise.all(
    readers.map(async ({ deviceId, simulator, foundAt }, reader) => {
      for (let laid = 0; laid < cardsPerReader; laid += 1) {
        await delay(betweenCardsMs + (((laid * readerCount + reader) * 137) % pollMs));
        const told = new Promise<void>((resolve) => heard.set(deviceId, resolve));
        const startedAt = performance.now();
        simulator.put({ lying: "card", card });
        await told;
        const toldAt = performance.now();
        times.push({ fromCardMs: toldAt - startedAt, fromAnswerMs: toldAt - foundAt() });
        simulator.take();
      }
    }),
  );
  return times;
}

function connect(url: string, token: string): HostSocket {
  return io(url, {
    path: "/device-host",
    transports: ["websocket"],
    auth: { token },
    extraHeaders: { origin: url },
    forceNew: true,
  });
}

/** Like the browser for a page of this server. */
function readShell(url: string): Promise<ShellSettings> {
  return new Promise((resolve, reject) => {
    get(`${url}/shell.json`, { headers: { "sec-fetch-site": "same-origin" } }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (piece: string) => {
        body += piece;
      });
      response.on("end", () => resolve(JSON.parse(body)));
    }).on("error", reject);
  });
}
