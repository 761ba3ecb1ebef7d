import { afterEach, expect, test, vi } from "vitest";
import type { DeviceInfo, Devices } from "../../../drivers/contract/devices.ts";
import type { DocumentJob } from "../../../drivers/contract/documents.ts";
import type { DocumentOutcome } from "../../../drivers/contract/operations.ts";
import { noDevices } from "../devices.ts";
import type { Hall } from "../hall.ts";
import { printDocument } from "./print-document.ts";

const document = { documentId: "d0123456789abcdef", title: "受理通知书" };
const pdf = new Uint8Array([37, 80, 68, 70]);
const hall: Pick<Hall, "file"> = {
  file: async (id, form) =>
    id === document.documentId && form === "document"
      ? { ok: true, value: { content: pdf, type: "application/pdf" } }
      : { ok: false, error: { code: "not-found", params: { what: "document" } } },
};
const printer = {
  ...{ deviceId: "printer-1", kind: "document-printer", model: "A4", status: { kind: "ready" } },
} as unknown as DeviceInfo;

/** A place with a printer that answers so; what it was given is kept. */
function placeWith(outcome: DocumentOutcome, status = "ready"): { devices: Devices; jobs: DocumentJob[] } {
  const jobs: DocumentJob[] = [];
  const device = { ...printer, status: { kind: status } } as unknown as DeviceInfo;
  const operate = async (_id: string, _name: string, input: unknown) => {
    jobs.push(input as DocumentJob);
    return outcome;
  };
  const devices = { ...noDevices, list: async () => [device], operate } as unknown as Devices;
  return { devices, jobs };
}

/** A browser that lets pages open others, or does not. */
function browser(opens: boolean, isShell = false): string[] {
  const opened: string[] = [];
  vi.stubGlobal("window", {
    ...(isShell ? { yichuang: {} } : {}),
    open: (address: string) => {
      opened.push(address);
      return opens ? {} : null;
    },
  });
  return opened;
}

afterEach(() => vi.unstubAllGlobals());

test("on the printer of the place, each time as a job of its own, with nobody's name in its title", async () => {
  const { devices, jobs } = placeWith({ outcome: "printed" });
  expect(await printDocument(hall, devices, document)).toEqual({ kind: "printed" });
  expect(await printDocument(hall, devices, document)).toEqual({ kind: "printed" });
  expect(jobs.map(({ title }) => title)).toEqual(["受理通知书", "受理通知书"]);
  expect(jobs[0]?.pdf).toEqual(pdf);
  expect(jobs[0]?.jobId).not.toBe(jobs[1]?.jobId);
});

test("what the printer says is told as it is", async () => {
  const out = placeWith({ outcome: "not-printed", reason: "paper-out" });
  expect(await printDocument(hall, out.devices, document)).toEqual({ kind: "not", reason: "paper-out" });
  const lost = placeWith({ outcome: "unknown", reason: "no-answer" });
  expect(await printDocument(hall, lost.devices, document)).toEqual({ kind: "unknown" });
});

test("without a printer a browser opens it; one that may not says so, and a shell has no other page", async () => {
  const opened = browser(true);
  expect(await printDocument(hall, noDevices, document)).toEqual({ kind: "opened" });
  expect(opened[0]).toMatch(/^blob:/);
  browser(false);
  expect(await printDocument(hall, noDevices, document)).toEqual({ kind: "not-opened" });
  browser(true, true);
  expect(await printDocument(hall, noDevices, document)).toEqual({ kind: "no-printer" });
});

test("a document that is gone is not sent to any printer", async () => {
  const { devices, jobs } = placeWith({ outcome: "printed" });
  expect(await printDocument(hall, devices, { ...document, documentId: "d1" })).toMatchObject({
    kind: "trouble",
    error: { code: "not-found" },
  });
  expect(jobs).toEqual([]);
});
