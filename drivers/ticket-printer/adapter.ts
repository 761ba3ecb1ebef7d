import type { PrintJob, PrintOutcome } from "../contract/print.ts";
import type { DeviceStatus, LostCause } from "../contract/status.ts";
import type { AdapterConfig, Attach, AttachedDevice, DevicePort, DeviceSink } from "../driver.ts";
import { Pause } from "../wait.ts";
import { commands } from "./commands.ts";
import { createConversation, type TalkFault } from "./conversation.ts";
import { createJobRunner, type LookAtPrinter, type PaperMemory } from "./job-runner.ts";
import { type PrinterCondition, statusOf } from "./status.ts";
import { defaultPrinterSettings, type PrinterSettings } from "./types.ts";

/** For one printer: what hangs out of it is remembered from one opening to the next. */
export function createTicketPrinterDriver(
  { wasInterrupted }: Pick<AdapterConfig, "wasInterrupted">,
  settings: PrinterSettings = defaultPrinterSettings,
): Attach {
  const memory: PaperMemory = { mayHaveLeftovers: true, isTorn: wasInterrupted };
  return (port, sink) => attachTicketPrinter(port, sink, settings, memory);
}

/**
 * The adapter of an ESC/POS ticket printer. Asks for its state every second and hears of changes at once where the printer
 * reports them. One loop does everything in turn, so a job and a status question never mix on the wire.
 */
function attachTicketPrinter(
  port: DevicePort,
  sink: DeviceSink,
  settings: PrinterSettings,
  memory: PaperMemory,
): AttachedDevice {
  const pause = new Pause();
  let status: DeviceStatus = { kind: "opening" };
  let failures = 0;
  let job: { job: PrintJob; isBegun: boolean; finish: (outcome: PrintOutcome) => void } | undefined;

  function hear(condition: PrinterCondition): void {
    failures = 0;
    status = statusOf(condition);
    sink.alive();
    sink.status(status);
  }

  const livelyPort: DevicePort = {
    spec: port.spec,
    async write(bytes) {
      const written = await port.write(bytes);
      if (written.ok) sink.alive();
      return written;
    },
  };
  const conversation = createConversation(livelyPort, settings, hear);

  const look: LookAtPrinter = async () => {
    for (;;) {
      const condition = await conversation.askCondition();
      if (condition.ok) {
        hear(condition.value);
        return { status };
      }
      failures += 1;
      if (condition.error === "line-lost" || failures >= settings.failuresUntilLost) {
        return { lost: lostCauseOf(condition.error) };
      }
    }
  };

  const runJob = createJobRunner(conversation, settings, memory, look);

  async function work(): Promise<LostCause> {
    await port.write(Uint8Array.from(commands.reportChanges()));
    do {
      if (job) {
        job.isBegun = true;
        const result = await runJob(job.job);
        finish(result.outcome);
        if (result.lost) return result.lost;
      } else {
        const seen = await look();
        if ("lost" in seen) return seen.lost;
      }
    } while ((await pause.wait(job ? 0 : settings.pollMs)) === "on");
    return "unplugged";
  }

  function finish(outcome: PrintOutcome): void {
    job?.finish(outcome);
    job = undefined;
  }

  async function print(next: PrintJob): Promise<PrintOutcome> {
    if (job) return { outcome: "not-printed", reason: "busy" };
    if (conversation.isOver) return { outcome: "not-printed", reason: "not-connected" };
    const { promise, resolve } = Promise.withResolvers<PrintOutcome>();
    job = { job: next, isBegun: false, finish: resolve };
    pause.wake();
    return promise;
  }

  return {
    receive: (bytes) => conversation.receive(bytes),
    async run(): Promise<LostCause> {
      try {
        return await work();
      } finally {
        conversation.stop();
        finish(
          job?.isBegun
            ? { outcome: "unknown", reason: "no-answer" }
            : { outcome: "not-printed", reason: "not-connected" },
        );
      }
    },
    stop(): void {
      pause.end();
      conversation.stop();
    },
    operations: { print },
  };
}

function lostCauseOf(fault: TalkFault): LostCause {
  return fault === "line-lost" ? "unplugged" : fault;
}
