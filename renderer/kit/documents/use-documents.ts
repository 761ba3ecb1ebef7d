import { useCallback, useState } from "react";
import type { Devices } from "../../../drivers/contract/devices.ts";
import type { CommandRequest } from "../../../hall-server/contract/commands.ts";
import type { DocumentKind, DocumentRow } from "../../../hall-server/contract/documents.ts";
import type { PageError } from "../hall.ts";
import { useHall } from "../hall-context.tsx";
import { openInNewPage, saveFile } from "./browser-file.ts";
import { type Printing, printDocument } from "./print-document.ts";

type Extra = CommandRequest<"document:issue">["extra"];

export interface DocumentDesk {
  /** What happened last, or is happening. */
  state:
    | { kind: "idle" }
    | { kind: "issuing" }
    | { kind: "printing"; title: string }
    | { kind: "done"; title: string; printing: Printing };
  isBusy: boolean;
  /** Issued in this order, printed one after the other. Ends at the first that was not issued or not printed. */
  issueAndPrint(applicationId: string, kinds: readonly DocumentKind[], extra?: Extra): Promise<DocumentRow[]>;
  print(document: DocumentRow): Promise<void>;
  open(document: DocumentRow): Promise<void>;
  download(document: DocumentRow, name: string): Promise<void>;
}

/** Issues, prints, opens: for counters and back offices, with the devices of their place. */
export function useDocuments(devices: Devices, onIssued: () => void = () => {}): DocumentDesk {
  const hall = useHall();
  const [state, setState] = useState<DocumentDesk["state"]>({ kind: "idle" });

  const fail = useCallback(
    (title: string, error: PageError) =>
      setState({ kind: "done", title, printing: { kind: "trouble", error } }),
    [],
  );

  const print = async (document: DocumentRow): Promise<boolean> => {
    const { title } = document;
    setState({ kind: "printing", title });
    const printing = await printDocument(hall, devices, document);
    setState({ kind: "done", title, printing });
    return printing.kind === "printed" || printing.kind === "opened";
  };

  const fetched = async (document: DocumentRow, use: (pdf: Uint8Array) => Printing | null) => {
    const file = await hall.file(document.documentId, "document");
    if (!file.ok) return fail(document.title, file.error);
    const printing = use(file.value.content);
    setState(printing ? { kind: "done", title: document.title, printing } : { kind: "idle" });
  };

  return {
    state,
    isBusy: state.kind === "issuing" || state.kind === "printing",
    issueAndPrint: async (applicationId, kinds, extra) => {
      const issued: DocumentRow[] = [];
      for (const kind of kinds) {
        setState({ kind: "issuing" });
        const answer = await hall.send("document:issue", {
          ...{ applicationId, kind },
          ...(extra === undefined ? {} : { extra }),
        });
        if (!answer.ok) {
          fail("", answer.error);
          break;
        }
        const { document } = answer.value;
        issued.push(document);
        onIssued();
        if (!(await print(document))) break;
      }
      return issued;
    },
    print: async (document) => void (await print(document)),
    open: (document) =>
      fetched(document, (pdf) => {
        const opened = openInNewPage(pdf);
        return opened.kind === "opened" ? null : opened;
      }),
    download: (document, name) =>
      fetched(document, (pdf) => {
        saveFile(pdf, name);
        return null;
      }),
  };
}
