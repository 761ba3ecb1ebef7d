import { hostname } from "node:os";
import type { DocumentJob } from "../contract/documents.ts";
import type { DocumentOutcome } from "../contract/operations.ts";
import type { DeviceStatus, LostCause } from "../contract/status.ts";
import type { AdapterConfig, Attach, AttachedDevice, DevicePort, DeviceSink } from "../driver.ts";
import { Pause } from "../wait.ts";
import { addressOf, uriOf } from "./address.ts";
import { createIppClient } from "./client.ts";
import { type Ask, type AskFault, createAsk } from "./exchange.ts";
import { jobNameOf, takesPdf } from "./job.ts";
import { createJobFollower } from "./job-follower.ts";
import { createJobRunner, notPrinted } from "./job-runner.ts";
import { type PrinterOptions, readOptions } from "./options.ts";
import { statusOf } from "./status.ts";
import { type DocumentPrinterSettings, defaultDocumentPrinterSettings } from "./types.ts";

/** Jobs of which nobody knows how they ended; outlives the line, which may have been lost in the middle of one. */
type Leftovers = Set<string>;

/** A sign of life so often while an answer is awaited, which each question limits itself. */
const aliveMs = 500;

/** Throws when the options are not right, and says what is wrong with them. */
export function createDocumentPrinterAdapter(
  config: AdapterConfig,
  settings: DocumentPrinterSettings = defaultDocumentPrinterSettings,
): Attach {
  const options = readOptions(config);
  const leftovers: Leftovers = new Set();
  return (port, sink) =>
    attachDocumentPrinter(port, sink, options, `${hostname()} ${config.deviceId}`, settings, leftovers);
}

/**
 * The adapter of a printer that speaks IPP, or of a queue of this machine's CUPS. One loop does everything in turn: it looks
 * at the printer, and prints what it was given.
 */
function attachDocumentPrinter(
  port: DevicePort,
  sink: DeviceSink,
  { paper, cupsServer, certificate }: PrinterOptions,
  place: string,
  settings: DocumentPrinterSettings,
  leftovers: Leftovers,
): AttachedDevice {
  const address = addressOf(port.spec, cupsServer);
  if (!address) throw new Error(`no printer of documents hangs on ${port.spec.transport}`);
  const pause = new Pause();
  let failures = 0;
  let lastFault: AskFault = "unreachable";
  let job: { job: DocumentJob; isBegun: boolean; finish: (outcome: DocumentOutcome) => void } | undefined;

  const client = createIppClient(
    livelyAsk(createAsk(address, settings.connectMs, certificate), sink),
    uriOf(address),
    settings,
  );

  /** While a job is followed, a printer that is silent for a while is told as lost and not given up. */
  async function look(): Promise<DeviceStatus | null> {
    const answered = await client.printer();
    if (answered.ok) {
      failures = 0;
      const status = await statusSaid(answered.value);
      sink.status(status);
      return status;
    }
    failures += answered.error === "no-answer" ? settings.failuresUntilLost : 1;
    lastFault = answered.error;
    if (failures >= settings.failuresUntilLost) sink.status({ kind: "lost", cause: causeOf(lastFault) });
    return null;
  }

  type Said = Extract<Awaited<ReturnType<typeof client.printer>>, { ok: true }>["value"];
  async function statusSaid(said: Said): Promise<DeviceStatus> {
    if (said.said === "no") return { kind: "faulty", fault: "refuses-questions" };
    return takesPdf(said.value) ? statusOf(said.value) : { kind: "faulty", fault: "no-pdf" };
  }

  /** What may still lie in the printer's queue must not come out when nobody waits for it any more. */
  async function clearLeftovers(): Promise<void> {
    for (const jobName of leftovers) {
      const found = await client.findJob(jobName);
      if (!found.ok) return;
      leftovers.delete(jobName);
      const left = found.value.said === "yes" ? found.value.value : null;
      if (left) await client.cancel(left.jobId);
    }
  }

  const follower = createJobFollower(client, settings, { look, pause });
  const runJob = createJobRunner(client, paper, follower);

  async function work(): Promise<LostCause> {
    do {
      if (job) {
        job.isBegun = true;
        const jobName = jobNameOf(job.job, place);
        const outcome = await runJob(job.job, jobName);
        if (outcome.outcome === "unknown") leftovers.add(jobName);
        finish(outcome);
      }
      const status = await look();
      if (status && leftovers.size > 0) await clearLeftovers();
      if (failures >= settings.failuresUntilLost) return causeOf(lastFault);
    } while ((await pause.wait(nextWaitMs())) === "on");
    return "unplugged";
  }

  function nextWaitMs(): number {
    if (job) return 0;
    return failures > 0 ? settings.retryMs : settings.pollMs;
  }

  function finish(outcome: DocumentOutcome): void {
    job?.finish(outcome);
    job = undefined;
  }

  return {
    receive: () => {},
    async run(): Promise<LostCause> {
      try {
        return await work();
      } finally {
        pause.end();
        finish(job?.isBegun ? { outcome: "unknown", reason: "no-answer" } : notPrinted("not-connected"));
      }
    },
    stop(): void {
      pause.end();
    },
    operations: {
      async printDocument(next: DocumentJob): Promise<DocumentOutcome> {
        if (job) return notPrinted("busy");
        if (pause.hasEnded) return notPrinted("not-connected");
        const { promise, resolve } = Promise.withResolvers<DocumentOutcome>();
        job = { job: next, isBegun: false, finish: resolve };
        pause.wake();
        return promise;
      },
    },
  };
}

function livelyAsk(ask: Ask, sink: DeviceSink): Ask {
  return async (question) => {
    const beat = setInterval(() => sink.alive(), aliveMs);
    try {
      return await ask(question);
    } finally {
      clearInterval(beat);
      sink.alive();
    }
  };
}

function causeOf(fault: AskFault): LostCause {
  switch (fault) {
    case "unreachable":
    case "line-lost":
      return "unplugged";
    case "untrusted":
    case "refused":
      return "refused";
    case "garbage":
      return "garbage";
    case "no-answer":
      return "silent";
    default:
      return fault satisfies never;
  }
}
