/** The worker thread: it works, it is ended when idle, and nobody waits for one that hangs or dies. */
import { afterEach, expect, test, vi } from "vitest";
import { createImageWorker, type WorkerListener } from "./image-worker.ts";
import { startImageWorker } from "./node/image-worker.ts";
import { jpegCodec } from "./node/jpeg-codec.ts";
import { cornersSeen } from "./testing/camera.ts";
import { photograph, printedPage } from "./testing/draw.ts";

afterEach(() => vi.useRealTimers());

const clock = {
  after: (ms: number, then: () => void) => {
    const timer = setTimeout(then, ms);
    return () => clearTimeout(timer);
  },
};

test("a real thread makes a page, and a document of it", async () => {
  const worker = startImageWorker();
  const size = { width: 1280, height: 720 };
  const scene = { ...size, desk: [92, 70, 58] as const, corners: cornersSeen(size), noise: 2 };
  const picture = await jpegCodec.encode(photograph(printedPage(), scene), 0.85);
  const page = await worker.ask("page", { picture, wish: { cut: "find" } });
  if (!page.ok || !page.value.ok) throw new Error(JSON.stringify(page));
  expect(page.value.value.format).toBe("a4");
  const pdf = await worker.ask("pdf", { jpegs: [page.value.value.jpeg], title: "A" });
  if (!pdf.ok || !pdf.value.ok) throw new Error(JSON.stringify(pdf));
  expect(new TextDecoder().decode(pdf.value.value.slice(0, 5))).toBe("%PDF-");
  const none = await worker.ask("pdf", { jpegs: [new Uint8Array(3)], title: "A" });
  expect(none).toEqual({ ok: true, value: { ok: false, error: "not-a-picture" } });
  worker.close();
}, 30_000);

/** A thread made by hand: what it was sent, and what it says. */
function byHand(settings: { answerMs?: number; idleMs?: number } = {}) {
  const threads: { listener: WorkerListener; sent: number[]; hasEnded: boolean }[] = [];
  const worker = createImageWorker({
    ...settings,
    clock,
    start: (listener) => {
      const thread = { listener, sent: [] as number[], hasEnded: false };
      threads.push(thread);
      return {
        send: ({ number }) => thread.sent.push(number),
        end: () => {
          thread.hasEnded = true;
        },
      };
    },
  });
  const ask = () => worker.ask("pdf", { jpegs: [], title: "" });
  return { worker, threads, ask };
}

test("it is started when first asked and ended when idle; the next request starts another", async () => {
  vi.useFakeTimers();
  const { threads, ask } = byHand({ idleMs: 1000 });
  expect(threads).toHaveLength(0);
  const asked = ask();
  threads[0]?.listener.answered({ number: 1, answer: "done" });
  expect(await asked).toEqual({ ok: true, value: "done" });
  vi.advanceTimersByTime(999);
  expect(threads[0]?.hasEnded).toBe(false);
  vi.advanceTimersByTime(1);
  expect(threads[0]?.hasEnded).toBe(true);
  void ask();
  expect(threads).toHaveLength(2);
});

test("one that hangs is ended, and everybody who waits is told", async () => {
  vi.useFakeTimers();
  const { threads, ask } = byHand({ answerMs: 500 });
  const both = Promise.all([ask(), ask()]);
  vi.advanceTimersByTime(500);
  expect(await both).toEqual([
    { ok: false, error: "took-too-long" },
    { ok: false, error: "took-too-long" },
  ]);
  expect(threads[0]?.hasEnded).toBe(true);
});

test("one that dies is told at once, and its late words go nowhere", async () => {
  const { threads, ask } = byHand();
  const asked = ask();
  threads[0]?.listener.failed();
  expect(await asked).toEqual({ ok: false, error: "worker-failed" });
  const again = ask();
  threads[0]?.listener.failed();
  threads[0]?.listener.answered({ number: 1, answer: "late" });
  threads[1]?.listener.answered({ number: 2, answer: "right" });
  expect(await again).toEqual({ ok: true, value: "right" });
});
