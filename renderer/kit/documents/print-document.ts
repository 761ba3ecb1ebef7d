import type { Devices } from "../../../drivers/contract/devices.ts";
import type { DocumentOutcome } from "../../../drivers/contract/operations.ts";
import { healthOf } from "../../../drivers/contract/status.ts";
import { newCommandId } from "../command-id.ts";
import type { Hall, PageError } from "../hall.ts";
import { openInNewPage } from "./browser-file.ts";

export type Printing =
  | { kind: "printed" | "unknown" | "opened" | "not-opened" | "no-printer" }
  | { kind: "not"; reason: Extract<DocumentOutcome, { outcome: "not-printed" }>["reason"] }
  | { kind: "trouble"; error: PageError };

/**
 * On this place's A4 printer; where there is none, in a new page of the browser, which has its own way of printing. The same
 * document again is another print: `DocumentJob` tells a repeated order by its id.
 */
export async function printDocument(
  hall: Pick<Hall, "file">,
  devices: Devices,
  document: { documentId: string; title: string },
): Promise<Printing> {
  const file = await hall.file(document.documentId, "document");
  if (!file.ok) return { kind: "trouble", error: file.error };
  const printer = (await devices.list()).find(
    ({ kind, status }) => kind === "document-printer" && healthOf(status.kind) !== "down",
  );
  if (!printer) return openInNewPage(file.value.content);
  const outcome = await devices.operate(printer.deviceId, "printDocument", {
    jobId: newCommandId(),
    title: document.title,
    pdf: file.value.content,
    color: "color",
    scaling: "true-size",
  });
  if (outcome.outcome === "printed") return { kind: "printed" };
  if (outcome.outcome === "unknown") return { kind: "unknown" };
  return { kind: "not", reason: outcome.reason };
}
