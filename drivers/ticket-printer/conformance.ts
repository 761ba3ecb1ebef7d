import type { ConformanceSuite, TestBench } from "../conformance/suite.ts";
import type { PrintJob } from "../contract/print.ts";
import type { DeviceStatusKind } from "../contract/status.ts";

/** Once for each run of this program, so that a printer under test is never given the same job twice. */
const run = Math.random().toString(36).slice(2, 8);
let printed = 0;
function nextId(): string {
  printed += 1;
  return `conformance-${run}-${printed}`;
}

/** Short, to spare paper: some 3 cm. */
function ticket(): PrintJob {
  return {
    jobId: nextId(),
    blocks: [
      { block: "text", text: "一窗 A001", size: 2, align: "center" },
      { block: "columns", left: "不动产登记", right: "前面等候 3 人" },
      { block: "feed", lines: 1 },
    ],
  };
}

/** So much that somebody can open the cover before it is out: some 60 cm. */
function longTicket(): PrintJob {
  const lines = Array.from({ length: 150 }, (_, at) => ({ block: "text" as const, text: `第 ${at + 1} 行` }));
  return { jobId: nextId(), blocks: lines };
}

const printMs = 20_000;
const noticeMs = 5000;

async function print(bench: TestBench, job: PrintJob = ticket()): Promise<string> {
  const answer = await bench.operate("print", job);
  return "reason" in answer ? `${answer.outcome}: ${answer.reason}` : answer.outcome;
}

/** Makes the printer unable to print, looks that this is told and that nothing is printed, and makes it good again. */
function trouble(
  step: string,
  status: DeviceStatusKind,
  make: [action: string, words: string],
  mend: [action: string, words: string],
) {
  return {
    step,
    async run(bench: TestBench) {
      await bench.hand.do({ action: make[0] }, make[1]);
      try {
        await bench.awaitStatus([status], noticeMs);
        const answer = await print(bench);
        bench.expect(answer === `not-printed: ${status}`, `answered ${answer}`);
      } finally {
        await bench.hand.do({ action: mend[0] }, mend[1]);
      }
      await bench.awaitStatus(["ready", "paper-near-end"], noticeMs);
      const answer = await print(bench);
      bench.expect(answer === "printed", `answered ${answer} when all was well again`);
    },
  };
}

export const ticketPrinterSuite: ConformanceSuite = {
  async works(bench) {
    const answer = await print(bench);
    bench.expect(answer === "printed", `a ticket was answered with ${answer}`);
  },
  isAsked: true,
  operations: [
    {
      operation: "print",
      good: ticket,
      withinMs: printMs,
      bad: [
        { what: "a job without anything on it", input: { jobId: nextId(), blocks: [] } },
        { what: "a block that does not exist", input: { jobId: nextId(), blocks: [{ block: "drawer" }] } },
        {
          what: "an image that is wider than the paper",
          input: {
            jobId: nextId(),
            blocks: [{ block: "image", image: { widthDots: 5000, heightDots: 1, bits: "AA==" } }],
          },
        },
        { what: "what is no job at all", input: "A001" },
      ],
    },
  ],
  steps: [
    {
      step: "a job that was printed is not printed again",
      async run(bench) {
        const job = ticket();
        await print(bench, job);
        const again = await print(bench, job);
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
      step: "everything that a ticket can have: sizes, a rule, a QR code, a rare character, commands in a text",
      async run(bench) {
        const answer = await print(bench, {
          jobId: nextId(),
          blocks: [
            { block: "text", text: "A001", size: 3, align: "center", bold: true },
            { block: "rule" },
            { block: "text", text: "䶮 㐂 𠮷 \x1b@\x10\x04\x01" },
            { block: "qr", text: "https://example.org/t/A001", moduleDots: 5 },
            { block: "feed", lines: 2 },
          ],
        });
        bench.expect(answer === "printed", `answered ${answer}`);
      },
    },
    trouble(
      "no paper: told, and nothing is printed; with paper again it prints",
      "paper-out",
      ["paper-out", "Take the paper out of the printer and close the cover."],
      ["paper-in", "Put paper in again and close the cover."],
    ),
    trouble(
      "the cover is open: told, and nothing is printed; closed it prints",
      "cover-open",
      ["cover-open", "Open the printer's cover."],
      ["cover-close", "Close the cover."],
    ),
    {
      step: "trouble in the middle of a ticket is never answered as printed",
      async run(bench) {
        const answering = print(bench, longTicket());
        try {
          await bench.hand.do({ action: "cover-open" }, "While it prints: open the printer's cover.");
        } finally {
          // Also when nobody opened it: the next step must not meet this job.
          await answering;
        }
        const answer = await answering;
        await bench.hand.do({ action: "cover-close" }, "Close the cover.");
        bench.expect(answer !== "printed", "answered printed");
        await bench.awaitStatus(["ready", "paper-near-end"], noticeMs);
        const next = await print(bench);
        bench.expect(next === "printed", `the next ticket was answered with ${next}`);
      },
    },
    {
      step: "paper near its end: told, and it goes on printing",
      async run(bench) {
        await bench.hand.do({ action: "paper-near-end" }, "Put in a roll that is nearly at its end.");
        await bench.awaitStatus(["paper-near-end"], noticeMs);
        const answer = await print(bench);
        await bench.hand.do({ action: "paper-in" }, "Put in a full roll.");
        bench.expect(answer === "printed", `answered ${answer}`);
        await bench.awaitStatus(["ready"], noticeMs);
      },
    },
  ],
};
