import type { ConformanceSuite, TestBench } from "../conformance/suite.ts";

/** With every class of character that a ticket's address has, and none that the layout of a keyboard lacks. */
const sampleCode = "https://hall.example/phone/#token=t_SAMPLE-0123.Sample_code";

async function scan(bench: TestBench, text: string): Promise<void> {
  await bench.hand.do({ action: "scan", text }, "Scan a code of your own, not somebody's ticket.");
  const { text: read } = await bench.next("code-scanned", "a code", 30_000);
  bench.expect(read.length > 0 && !/\p{Cc}/u.test(read), "the code is empty or has control characters in it");
  // The code itself is not shown: it may be a ticket's.
  if (bench.isSimulated) bench.expect(read === text, "the code is not the one that was scanned");
}

/** A scanner says nothing until somebody scans, so its silence is no sign of anything. */
export const scannerConformance: ConformanceSuite = {
  isAsked: false,
  async works(bench) {
    await bench.awaitStatus(["ready", "unconfirmed", "faulty"], 10_000);
    // What came before a pause is not the beginning of this code.
    await bench.expectNone(["code-scanned"], 300);
    await scan(bench, sampleCode);
  },
  operations: [],
  steps: [
    {
      step: "each code is told once",
      async run(bench) {
        await scan(bench, sampleCode);
        await bench.expectNone(["code-scanned"], 600);
      },
    },
    {
      step: "a code of digits alone is a code",
      run: (bench) => scan(bench, "6901234567892"),
    },
    {
      step: "half a code is none, and does not stand before the next one",
      only: "simulator",
      async run(bench) {
        await bench.hand.do({ action: "scan-half", text: sampleCode }, "");
        await bench.expectNone(["code-scanned"], 600);
        await scan(bench, sampleCode);
      },
    },
    {
      step: "after a code it is ready",
      async run(bench) {
        await scan(bench, sampleCode);
        await bench.awaitStatus(["ready"], 1000);
      },
    },
  ],
};
