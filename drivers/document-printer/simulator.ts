import type { AttributeReader } from "./attributes.ts";
import { answerTo, ordinaryAbilities, type SimulatedAbilities } from "./simulator/answers.ts";
import { createEngine, type PaperState, type SimulatedJob } from "./simulator/engine.ts";
import { createIppServer } from "./simulator/server.ts";
import { noTrouble, type WireTrouble } from "./simulator/troubles.ts";

export type { SimulatedAbilities, SimulatedJob, WireTrouble };

export interface SimulatedDocumentPrinter {
  /** The same through switching off and on. */
  readonly transport: string;
  readonly isPluggedIn: boolean;
  readonly jobs: readonly SimulatedJob[];
  readonly paper: PaperState;
  readonly trouble: WireTrouble;
  /** Names of the operations that came in, oldest first. */
  readonly heard: readonly string[];
  /** Paper, cover, toner: what a person does at the printer. */
  set(change: Partial<PaperState>): void;
  able(change: Partial<SimulatedAbilities>): void;
  behave(trouble: WireTrouble): void;
  /** Jobs that have ended are no longer known, as on a printer with a short memory. */
  forgetJobs(): void;
  /** What the person at the panel does. */
  cancelAtPanel(): void;
  /** `keepsJobs`: only the cable is out; else it was switched off, and what it had not printed is gone. */
  unplug(keepsJobs?: boolean): Promise<void>;
  plugIn(): Promise<void>;
}

export interface SimulatedDocumentPrinterOptions {
  /** A real one needs 1,500 to 3,000; the default keeps a development machine lively. */
  sheetMs?: number;
  /** PEM; the printer then speaks `ipps`. */
  identity?: { key: string; cert: string };
}

/** A printer that speaks IPP on loopback, prints PDF at a certain speed, and can have every trouble. Listens when it is given out. */
export async function createSimulatedDocumentPrinter({
  sheetMs = 300,
  identity,
}: SimulatedDocumentPrinterOptions = {}): Promise<SimulatedDocumentPrinter> {
  const engine = createEngine(sheetMs);
  let abilities = ordinaryAbilities;
  const server = createIppServer(
    (message, document) => answerTo(message, document, engine, abilities),
    identity,
  );
  await server.start();
  return {
    get transport() {
      return `${identity ? "ipps" : "ipp"}://127.0.0.1:${server.port}/ipp/print`;
    },
    get isPluggedIn() {
      return server.isListening;
    },
    get jobs() {
      return engine.jobs;
    },
    paper: engine.paper,
    get trouble() {
      return server.trouble;
    },
    heard: server.heard,
    set: (change) => engine.set(change),
    able(change) {
      abilities = { ...abilities, ...change };
    },
    behave(trouble) {
      server.trouble = trouble;
    },
    forgetJobs: () => engine.forget(),
    cancelAtPanel() {
      const job = engine.jobs.at(-1);
      if (job) engine.cancel(job);
    },
    async unplug(keepsJobs = false) {
      await server.stop();
      if (!keepsJobs) engine.restart();
    },
    async plugIn() {
      server.trouble = noTrouble;
      await server.start();
    },
  };
}

/** How a printed job was wanted, for a person who looks at it. */
export function wishesOf(template: AttributeReader | null): string[] {
  return (
    template?.names.map(
      (name) => `${name}=${template.words(name).join() || template.numbers(name).join()}`,
    ) ?? []
  );
}
