import { expect, it } from "vitest";
import { err, ok } from "../result.ts";
import { whole } from "./attributes.ts";
import { readCapture } from "./captures/read-capture.ts";
import { createIppClient } from "./client.ts";
import { operations, statuses } from "./commands.ts";
import type { Ask } from "./exchange.ts";
import { decodeMessage, type IppMessage } from "./frame.ts";
import { isPossible, takesPdf } from "./job.ts";
import { a4 } from "./paper.ts";
import { statusOf } from "./status.ts";
import { defaultDocumentPrinterSettings } from "./types.ts";

/** A printer that gives these answers, one after the other. */
function clientOf(...answers: ((asked: IppMessage) => IppMessage)[]) {
  const asked: IppMessage[] = [];
  const ask: Ask = async ({ message }) => {
    asked.push(message);
    const answer = answers.shift();
    return answer ? ok(answer(message)) : err("no-answer");
  };
  return { client: createIppClient(ask, "ipp://printer/ipp/print", defaultDocumentPrinterSettings), asked };
}

function captured(name: string): (asked: IppMessage) => IppMessage {
  const decoded = decodeMessage(readCapture(name));
  if (!decoded.ok) throw new Error(decoded.error);
  return () => decoded.value.message;
}

const job = { jobId: "a", title: "", pdf: new Uint8Array() };

it.each([
  ["ippeveprinter", "Example Printer"],
  ["cups-queue", "Local Raw Printer"],
])("%s: what it says of itself is understood", async (name, makeAndModel) => {
  const answered = await clientOf(captured(name)).client.printer();
  if (!answered.ok || answered.value.said === "no") throw new Error("no answer");
  const printer = answered.value.value;
  expect(printer).toMatchObject({ state: "idle", isAccepting: true, makeAndModel });
  expect(statusOf(printer)).toEqual({ kind: "ready" });
  for (const operation of ["createJob", "sendDocument", "getJobs", "cancelJob"] as const) {
    expect(printer.operationCodes).toContain(operations[operation].code);
  }
  expect(takesPdf(printer)).toBe(true);
  expect(isPossible(job, a4, printer)).toBe(true);
  expect(isPossible({ ...job, copies: 100_000 }, a4, printer)).toBe(false);
});

it("a printer that only knows IPP 1.1 is asked in 1.1, from then on", async () => {
  const tooNew = (asked: IppMessage) => ({ ...asked, code: statuses.versionNotSupported, groups: [] });
  const { client, asked } = clientOf(tooNew, captured("ippeveprinter"), captured("ippeveprinter"));
  expect((await client.printer()).ok).toBe(true);
  expect((await client.printer()).ok).toBe(true);
  expect(asked.map(({ version }) => version)).toEqual([0x0200, 0x0101, 0x0101]);
});

it.each<[string, IppMessage["groups"]]>([
  ["no group of a job", []],
  ["a job without a number", [{ group: "job", attributes: [whole("job-state", 3, "enum")] }]],
  [
    "a state that does not exist",
    [{ group: "job", attributes: [whole("job-id", 1), whole("job-state", 77, "enum")] }],
  ],
])("an answer with %s is rubbish, and no job", async (_what, groups) => {
  const { client } = clientOf((asked) => ({ ...asked, code: statuses.ok, groups }));
  expect(await client.job(1)).toEqual({ ok: false, error: "garbage" });
});

it("a document that was taken is taken, whatever its answer leaves out", async () => {
  const { client } = clientOf((asked) => ({ ...asked, code: statuses.ok, groups: [] }));
  expect(await client.sendDocument(7, new Uint8Array())).toMatchObject({
    ok: true,
    value: { said: "yes", value: { jobId: 7 } },
  });
});
