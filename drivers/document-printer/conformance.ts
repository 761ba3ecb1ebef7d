import type { ConformanceStep, ConformanceSuite, TestBench } from "../conformance/suite.ts";
import type { DocumentJob } from "../contract/documents.ts";
import type { DeviceStatusKind } from "../contract/status.ts";
import { testPage } from "./test-page.ts";

/** Once for each run of this program, so that a printer under test is never given the same job twice. */
const run = Math.random().toString(36).slice(2, 8);
let printed = 0;
function nextId(): string {
  printed += 1;
  return `conformance-${run}-${printed}`;
}

const onePage = await testPage(1);
const fourPages = await testPage(4);

/** A job that waits for paper is cancelled after 20 s; what is told is told well before. */
const noticeMs = 10_000;
const printMs = 60_000;

function job(pdf = onePage): DocumentJob {
  return { jobId: nextId(), title: "conformance", pdf };
}

async function print(bench: TestBench, wanted: DocumentJob = job()): Promise<string> {
  const answer = await bench.operate("printDocument", wanted);
  return "reason" in answer ? `${answer.outcome}: ${answer.reason}` : answer.outcome;
}

const working: readonly DeviceStatusKind[] = ["ready", "paper-near-end", "ink-low"];

/** Makes the printer unable to print, looks that this is told and that nothing is printed, and makes it good again. */
function trouble(
  step: string,
  status: DeviceStatusKind,
  refusal: string,
  make: [action: string, words: string],
  mend: [action: string, words: string],
): ConformanceStep {
  return {
    step,
    async run(bench) {
      await bench.hand.do({ action: make[0] }, make[1]);
      try {
        await bench.awaitStatus([status], noticeMs);
        const answer = await print(bench);
        bench.expect(answer === `not-printed: ${refusal}`, `answered ${answer}`);
      } finally {
        await bench.hand.do({ action: mend[0] }, mend[1]);
      }
      await bench.awaitStatus(working, noticeMs);
      const answer = await print(bench);
      bench.expect(answer === "printed", `answered ${answer} when all was well again`);
    },
  };
}

export const documentPrinterSuite: ConformanceSuite = {
  async works(bench) {
    const answer = await print(bench);
    bench.expect(answer === "printed", `a page was answered with ${answer}`);
  },
  isAsked: true,
  operations: [
    {
      operation: "printDocument",
      good: () => job(),
      withinMs: printMs,
      bad: [
        { what: "what is no PDF", input: { ...job(), pdf: new Uint8Array(100) } },
        { what: "no copies at all", input: { ...job(), copies: 0 } },
        { what: "a wish that does not exist", input: { ...job(), stapled: true } },
        { what: "what is no job at all", input: "page" },
      ],
    },
  ],
  steps: [
    {
      step: "a job that was printed is not printed again",
      async run(bench) {
        const same = job();
        await print(bench, same);
        const again = await print(bench, same);
        bench.expect(again === "not-printed: already-printed", `answered ${again}`);
      },
    },
    {
      step: "two jobs at once: one is printed, the other is refused as busy",
      async run(bench) {
        const answers = await Promise.all([print(bench), print(bench)]);
        bench.expect(answers.join() === "printed,not-printed: busy", `answered ${answers.join(" and ")}`);
      },
    },
    {
      step: "four pages in true size: the lines on them have the length that stands beside them",
      async run(bench) {
        const answer = await print(bench, { ...job(fourPages), scaling: "true-size" });
        const isSaid = answer === "printed" || answer === "not-printed: not-supported";
        bench.expect(isSaid, `answered ${answer}`);
      },
    },
    {
      step: "both sides of the paper, or told that it cannot",
      async run(bench) {
        const answer = await print(bench, { ...job(fourPages), sides: "two-sided-long-edge" });
        const isSaid = answer === "printed" || answer === "not-printed: not-supported";
        bench.expect(isSaid, `answered ${answer}`);
      },
    },
    trouble(
      "no paper: told, and nothing is printed; with paper again it prints",
      "paper-out",
      "paper-out",
      ["paper-out", "Take all paper out of the printer."],
      ["paper-in", "Put paper in again."],
    ),
    trouble(
      "a cover is open: told, and nothing is printed; closed it prints",
      "cover-open",
      "cover-open",
      ["cover-open", "Open the printer's cover."],
      ["cover-close", "Close the cover."],
    ),
    {
      step: "no paper in the middle of a job: told, and with paper again the same job is printed",
      async run(bench) {
        const sheets = bench.isSimulated ? { sheets: 2 } : {};
        await bench.hand.do({ action: "paper-out", ...sheets }, "Leave two sheets in the printer.");
        const answering = print(bench, job(fourPages));
        await bench.awaitStatus(["paper-out"], printMs);
        await bench.hand.do({ action: "paper-in" }, "Put paper in again, within twenty seconds.");
        const answer = await answering;
        bench.expect(answer === "printed", `answered ${answer}`);
      },
    },
    {
      step: "cancelled at the printer's panel: never answered as printed",
      async run(bench) {
        const answering = print(bench, job(fourPages));
        await bench.hand.do({ action: "cancel-at-panel" }, "While it prints: cancel the job at the panel.");
        const answer = await answering;
        bench.expect(answer === "not-printed: canceled", `answered ${answer}`);
        await bench.awaitStatus(working, noticeMs);
      },
    },
  ],
};
