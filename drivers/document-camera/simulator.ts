import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createEncryptedServer } from "node:https";
import { noise } from "../simulated-device.ts";
import { capabilities, statusAnswer } from "./simulator/answers.ts";
import { createEngine, type SimulatedJob, type SimulatedState } from "./simulator/engine.ts";
import { pictureOf } from "./simulator/pictures.ts";

export type { SimulatedJob, SimulatedState };

/**
 *   silent      takes every question and answers none
 *   garbage     answers, with what is no XML and no picture
 *   endless     answers and never stops
 *   breaks-off  the line goes dead in the middle of a page
 *   slow        a page comes after `pageMs`; until then it is "not ready yet" (503)
 *   nested      XML a thousandfold within itself
 */
export type ScannerTrouble =
  | { trouble: "none" | "silent" | "garbage" | "endless" | "breaks-off" | "nested" }
  | { trouble: "slow"; pageMs: number };

export interface SimulatedScanner {
  /** The same through switching off and on. */
  readonly transport: string;
  readonly isPluggedIn: boolean;
  readonly state: Readonly<SimulatedState>;
  readonly jobs: readonly SimulatedJob[];
  readonly trouble: ScannerTrouble;
  /** Questions that came in, such as `GET /eSCL/ScannerStatus`, oldest first; the last thousand. */
  readonly heard: readonly string[];
  set(change: Partial<SimulatedState>): void;
  behave(trouble: ScannerTrouble): void;
  cancelAtPanel(): void;
  unplug(): Promise<void>;
  plugIn(): Promise<void>;
}

const root = "/eSCL";
const mostBody = 64 * 1024;

export interface SimulatedScannerOptions {
  /** PEM; the scanner then speaks https. */
  identity?: { key: string; cert: string };
}

/** A scanner with a glass and a feeder for both sides, that speaks eSCL on loopback. Listens when it is given out. */
export async function createSimulatedScanner({
  identity,
}: SimulatedScannerOptions = {}): Promise<SimulatedScanner> {
  const engine = createEngine();
  const heard: string[] = [];
  let trouble: ScannerTrouble = { trouble: "none" };
  let server: Server | undefined;
  let port = 0;
  const readyAt = new Map<string, number>();

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "", url = "" } = request;
    heard.push(`${method} ${url}`);
    if (heard.length > 1000) heard.shift();
    const body = await bodyOf(request);
    switch (trouble.trouble) {
      case "silent":
        return;
      case "garbage":
        response.writeHead(200).end(noise(300));
        return;
      case "nested":
        response.writeHead(200).end("<a>".repeat(20_000));
        return;
      case "endless":
        return pour(response);
      case "none":
      case "slow":
      case "breaks-off":
        return answerRightly(method, url, body, response);
      default:
        trouble satisfies never;
    }
  }

  async function answerRightly(method: string, url: string, body: string, response: ServerResponse) {
    engine.sweep();
    const job = engine.jobs.find(({ path }) => url === path || url === `${path}/NextDocument`);
    const xml = (text: string) => response.writeHead(200, { "content-type": "text/xml" }).end(text);
    if (method === "GET" && url === `${root}/ScannerCapabilities`) xml(capabilities);
    else if (method === "GET" && url === `${root}/ScannerStatus`)
      xml(statusAnswer(engine.state, engine.jobs));
    else if (method === "POST" && url === `${root}/ScanJobs`) {
      const begun = engine.begin(body, root);
      if (begun === "busy") response.writeHead(503).end();
      else if (begun === null) response.writeHead(409).end();
      else response.writeHead(201, { location: `http://127.0.0.1:${port}${begun.path}` }).end();
    } else if (method === "GET" && job) await givePage(job, response);
    else if (method === "DELETE" && job) {
      engine.cancel(job);
      response.writeHead(200).end();
    } else response.writeHead(404).end();
  }

  async function givePage(job: SimulatedJob, response: ServerResponse): Promise<void> {
    job.askedAt = performance.now();
    if (trouble.trouble === "slow") {
      const key = `${job.path} ${job.served}`;
      const ready = readyAt.get(key) ?? performance.now() + trouble.pageMs;
      readyAt.set(key, ready);
      if (performance.now() < ready) {
        response.writeHead(503).end();
        return;
      }
    }
    const drawn = engine.draw(job);
    if (drawn === "none" || drawn === "no-such-job") {
      response.writeHead(404).end();
      return;
    }
    const picture = await pictureOf(drawn.sheet, job.resolution, job.colorMode);
    response.writeHead(200, { "content-type": "image/jpeg", "content-length": picture.length });
    if (trouble.trouble === "breaks-off") {
      response.write(picture.subarray(0, picture.length >> 1), () => response.destroy());
      return;
    }
    job.served += 1;
    response.end(picture);
  }

  async function plugIn(): Promise<void> {
    if (server) return;
    const listener = (request: IncomingMessage, response: ServerResponse) => {
      answer(request, response).catch(() => response.destroy());
    };
    const opening = identity ? createEncryptedServer(identity, listener) : createServer(listener);
    await new Promise<void>((resolve, reject) => {
      opening.once("error", reject);
      opening.listen(port, "127.0.0.1", resolve);
    });
    const address = opening.address();
    if (address && typeof address === "object") port = address.port;
    server = opening;
  }

  await plugIn();
  return {
    get transport() {
      return `escl:http${identity ? "s" : ""}://127.0.0.1:${port}${root}`;
    },
    get isPluggedIn() {
      return server !== undefined;
    },
    state: engine.state,
    jobs: engine.jobs,
    get trouble() {
      return trouble;
    },
    heard,
    set: (change) => void Object.assign(engine.state, change),
    behave(next) {
      // Who hears nothing, or hears no end, would go on waiting; an answer under way to anybody else is not cut off.
      const isHolding = trouble.trouble === "silent" || trouble.trouble === "endless";
      trouble = next;
      if (isHolding && next.trouble === "none") server?.closeAllConnections();
    },
    cancelAtPanel() {
      engine.cancel(engine.jobs.at(-1));
    },
    async unplug() {
      const closing = server;
      server = undefined;
      engine.restart();
      if (!closing) return;
      const closed = new Promise((resolve) => closing.close(resolve));
      closing.closeAllConnections();
      await closed;
    },
    plugIn,
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const piece of request) {
    text += piece;
    if (text.length > mostBody) throw new Error("too large");
  }
  return text;
}

const endless = noise(65_536);

/** Until the other end has enough of it. */
function pour(response: ServerResponse): void {
  response.writeHead(200);
  const more = () => {
    while (!response.destroyed && response.write(endless));
  };
  response.on("drain", more);
  more();
}
