import { useCallback, useEffect, useRef, useState } from "react";
import type { Devices } from "../../../drivers/contract/devices.ts";
import type { DocumentKind, DocumentRow } from "../../../hall-server/contract/documents.ts";
import { openInNewPage } from "../../kit/documents/browser-file.ts";
import { type Printing, printDocument } from "../../kit/documents/print-document.ts";
import type { PageError } from "../../kit/hall.ts";
import { useHall } from "../../kit/hall-context.tsx";
import { isWorking, useDevices } from "../../kit/use-devices.ts";
import { documentsFor } from "./documents-for.ts";
import { isAtForm, phaseOf } from "./outcomes.ts";
import type { Intake } from "./use-intake.ts";

export type Printed =
  | { state: "issuing" }
  | { state: "printing" }
  /** No printer at this place: it is there to be opened. */
  | { state: "issued" }
  | { state: "done"; printing: Printing }
  | { state: "refused"; error: PageError };

export interface PaperLine {
  kind: DocumentKind;
  document: DocumentRow | null;
  printed: Printed | null;
}

export interface PrintAll {
  /** What the person gets of the application that is shown, and how far each is. */
  lines: readonly PaperLine[];
  isBusy: boolean;
  /** Taken in here and nothing printed yet: that is the page's next step. */
  isNext: boolean;
  /** Issues and prints all of them; what was issued once is printed again, not issued again. */
  print: () => void;
  /** Shows one of them in a window of its own. */
  open: (document: DocumentRow) => void;
}

/** The papers of the application that is shown. */
export function usePrintAll(devices: Devices, intake: Intake): PrintAll {
  const hall = useHall();
  const { application, signature } = intake;
  const applicationId = application?.id ?? null;
  const state = application?.state ?? null;
  const printer = useDevices(devices, "document-printer").find(isWorking) ?? null;
  /** By application: an answer may come when another is shown already. */
  const [issued, setIssued] = useState<Readonly<Record<string, DocumentRow[]>>>({});
  const [printed, setPrinted] = useState<Readonly<Record<string, Printed>>>({});
  /** Papers that carry the signature already. */
  const signedOnes = useRef(new Set<string>());
  const isLocked = useRef(false);
  const [isBusy, setBusy] = useState(false);

  const list = useCallback(
    async (id: string) => {
      const answer = await hall.ask("documents:list", { applicationId: id });
      const documents = answer.ok ? (answer.value.documents ?? []) : null;
      if (documents) setIssued((now) => ({ ...now, [id]: documents }));
      return documents;
    },
    [hall],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: in another state it may have other papers
  useEffect(() => {
    if (applicationId !== null) void list(applicationId);
  }, [applicationId, state, list]);

  const kinds = application ? documentsFor(application) : [];
  const known = (applicationId !== null && issued[applicationId]) || null;
  const current = (kind: DocumentKind, among = known) =>
    among?.find((one) => one.kind === kind && !one.isSuperseded) ?? null;
  const keyOf = (kind: DocumentKind) => `${applicationId} ${kind}`;
  const mark = (kind: DocumentKind, how: Printed) => setPrinted((now) => ({ ...now, [keyOf(kind)]: how }));

  const printOne = async (id: string, kind: DocumentKind, before: DocumentRow[] | null) => {
    let document = current(kind, before);
    // A signature that came later belongs on the paper: it is issued anew.
    if (!document || (signature !== null && !signedOnes.current.has(kind + signature + id))) {
      mark(kind, { state: "issuing" });
      const extra = signature === null ? {} : { extra: { signatureBlobId: signature } };
      const answer = await hall.send("document:issue", { applicationId: id, kind, ...extra });
      if (!answer.ok) return mark(kind, { state: "refused", error: answer.error });
      document = answer.value.document;
      if (signature !== null) signedOnes.current.add(kind + signature + id);
    }
    if (!printer) return mark(kind, { state: "issued" });
    mark(kind, { state: "printing" });
    mark(kind, { state: "done", printing: await printDocument(hall, devices, document) });
  };
  const print = async () => {
    if (isLocked.current || applicationId === null) return;
    isLocked.current = true;
    setBusy(true);
    // What was issued before a reload is printed again, not issued again.
    const before = known ?? (await list(applicationId));
    for (const kind of kinds) await printOne(applicationId, kind, before);
    await list(applicationId);
    setBusy(false);
    isLocked.current = false;
  };
  const open = async ({ documentId }: DocumentRow) => {
    const file = await hall.file(documentId, "document");
    if (!file.ok) return;
    openInNewPage(file.value.content);
  };
  const lines = kinds.map((kind) => ({
    kind,
    document: current(kind),
    printed: printed[keyOf(kind)] ?? null,
  }));
  return {
    isNext:
      known !== null &&
      lines.length > 0 &&
      !(phaseOf(application) === "intake" && isAtForm(application, intake.isBringing)) &&
      !isBusy &&
      lines.every((line) => line.document === null && line.printed === null),
    lines,
    isBusy,
    print: () => void print(),
    open: (document) => void open(document),
  };
}
