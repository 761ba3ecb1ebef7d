import type { ConformanceStep, ConformanceSuite, TestBench } from "../conformance/suite.ts";
import type { CapturedPage, CaptureRequest } from "../contract/documents.ts";
import type { DeviceConfig } from "../host/config.ts";

const captureMs = 60_000;
const noticeMs = 5000;
/** Enough to show that it works, and a page is quickly there. */
const sheet: CaptureRequest = { source: "flatbed", resolution: 75 };
const feeder: CaptureRequest = { source: "feeder", resolution: 75 };

async function capture(bench: TestBench, request: CaptureRequest): Promise<CapturedPage[] | string> {
  const answer = await bench.operate("captureDocument", request);
  if (answer.outcome === "captured") return answer.pages;
  return `${answer.outcome}: ${answer.reason}`;
}

async function works(bench: TestBench): Promise<void> {
  const pages = await capture(bench, sheet);
  bench.expect(Array.isArray(pages) && pages.length === 1, `a sheet on the glass came as ${told(pages)}`);
}

function told(pages: CapturedPage[] | string): string {
  return typeof pages === "string" ? pages : `${pages.length} pages`;
}

const load = (bench: TestBench, sheets: number) =>
  bench.hand.do({ action: "load-feeder", sheets }, `Put ${sheets} sheets into the feeder.`);

const pictures: ConformanceStep[] = [
  {
    step: "a sheet on the glass is a picture of the size that was asked for",
    async run(bench) {
      const pages = await capture(bench, sheet);
      if (typeof pages === "string") return bench.fail(`answered ${pages}`);
      for (const { widthPixels, heightPixels } of pages)
        bench.expect(
          widthPixels > 100 && heightPixels > 100 && Math.max(widthPixels, heightPixels) < 1500,
          `${widthPixels} × ${heightPixels} pixels at 75 dots an inch`,
        );
    },
  },
];

/** Troubles that the scanner itself tells of while it waits, and in the answer to who wants a page. */
function feederTrouble(
  step: string,
  make: [action: string, words: string],
  mend: [action: string, words: string],
  reason: string,
  kind: "cover-open" | "faulty",
): ConformanceStep {
  return {
    step,
    async run(bench) {
      await load(bench, 2);
      await bench.hand.do({ action: make[0] }, make[1]);
      try {
        await bench.awaitStatus([kind], noticeMs);
        const answer = await capture(bench, feeder);
        bench.expect(answer === `not-captured: ${reason}`, `answered ${told(answer)}`);
      } finally {
        await bench.hand.do({ action: mend[0] }, mend[1]);
        await bench.hand.do({ action: "empty-feeder" }, "Take the sheets out of the feeder.");
      }
      await bench.awaitStatus(["ready"], noticeMs);
    },
  };
}

const feederSteps: ConformanceStep[] = [
  {
    step: "all sheets of the feeder come, in order, and no more",
    async run(bench) {
      await load(bench, 3);
      const pages = await capture(bench, feeder);
      bench.expect(Array.isArray(pages) && pages.length === 3, `answered ${told(pages)}`);
    },
  },
  {
    step: "both sides of each sheet",
    async run(bench) {
      await load(bench, 2);
      const pages = await capture(bench, { ...feeder, sides: "two-sided" });
      bench.expect(Array.isArray(pages) && pages.length === 4, `answered ${told(pages)}`);
    },
  },
  {
    step: "an empty feeder is told as no document",
    async run(bench) {
      await bench.hand.do({ action: "empty-feeder" }, "Take all sheets out of the feeder.");
      const answer = await capture(bench, feeder);
      bench.expect(answer === "not-captured: no-document", `answered ${told(answer)}`);
    },
  },
  feederTrouble(
    "an open cover is told, and nothing is captured until it is closed",
    ["cover-open", "Open the feeder's cover."],
    ["cover-close", "Close the feeder's cover."],
    "cover-open",
    "cover-open",
  ),
  feederTrouble(
    "a jam is told, and nothing is captured until it is cleared",
    ["jam", "Let a sheet jam in the feeder."],
    ["jam-cleared", "Clear the jam."],
    "jammed",
    "faulty",
  ),
  {
    step: "a jam on the way is told, and part of a document does not pass for the whole",
    only: "simulator",
    async run(bench) {
      await load(bench, 4);
      await bench.hand.do({ action: "jams-after", sheets: 2 }, "Let the third sheet jam.");
      try {
        const answer = await capture(bench, feeder);
        bench.expect(answer === "not-captured: jammed", `answered ${told(answer)}`);
      } finally {
        await bench.hand.do({ action: "jam-cleared" }, "Clear the jam.");
        await bench.hand.do({ action: "empty-feeder" }, "Take the sheets out of the feeder.");
      }
      await bench.awaitStatus(["ready"], noticeMs);
    },
  },
  {
    step: "the line breaks off in the middle of a page: unknown, and it works afterwards",
    only: "simulator",
    async run(bench) {
      await bench.hand.do({ action: "breaks-off" }, "Break the line off in the middle of a page.");
      try {
        const answer = await capture(bench, sheet);
        bench.expect(answer === "unknown: line-lost", `answered ${told(answer)}`);
      } finally {
        await bench.hand.do({ action: "normal" }, "Let it work again.");
      }
      await bench.awaitStatus(["ready"], noticeMs);
      await works(bench);
    },
  },
  {
    step: "an answer without end is given up, and nothing is captured",
    only: "simulator",
    async run(bench) {
      await bench.hand.do({ action: "endless" }, "Let it answer without end.");
      try {
        const answer = await capture(bench, sheet);
        bench.expect(Array.isArray(answer) === false, `answered ${told(answer)}`);
      } finally {
        await bench.hand.do({ action: "normal" }, "Let it work again.");
      }
      await bench.awaitStatus(["ready"], 10_000);
    },
  },
];

const trial = {
  operation: "captureDocument",
  good: () => sheet,
  withinMs: captureMs,
  bad: [
    { what: "a source that there is not", input: { source: "drawer" } },
    { what: "both sides of a sheet on the glass", input: { source: "flatbed", sides: "two-sided" } },
    { what: "a resolution of nothing", input: { resolution: 0 } },
    { what: "no request at all", input: null },
  ],
} as const;

/** SANE's own test device has no cable and nobody who moves it; a scanner on the network is asked all the time. */
export function documentCameraSuite({ adapter, transport }: DeviceConfig): ConformanceSuite {
  const isSane = adapter === "sane" || transport.startsWith("sane:");
  return isSane
    ? {
        works,
        isAsked: true,
        leaveOut: ["silence", "garbage", "cable"],
        operations: [trial],
        steps: pictures,
      }
    : { works, isAsked: true, operations: [trial], steps: [...pictures, ...feederSteps] };
}
