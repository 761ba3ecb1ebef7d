import "./documents.css";
import { Select } from "antd";
import { useState } from "react";
import type { Devices } from "../../../drivers/contract/devices.ts";
import type { DocumentKind, DocumentRow } from "../../../hall-server/contract/documents.ts";
import { documentWords } from "../../words/documents.ts";
import { useErrorWords } from "../../words/errors.ts";
import { useWords } from "../../words/words.ts";
import { Button } from "../button.tsx";
import { useAsked } from "../desk/use-asked.ts";
import { useHall } from "../hall-context.tsx";
import { Notice } from "../notice.tsx";
import { DocumentNotice } from "./document-notice.tsx";
import { type Hearing, HearingFields, isComplete, needsHearing, noHearing } from "./hearing-fields.tsx";
import { type DocumentDesk, useDocuments } from "./use-documents.ts";

interface DocumentListProps {
  applicationId: string;
  /** Those of the shell or device host; `noDevices` where there are none. */
  devices: Devices;
  /** What may be issued here now, the likeliest first; none = the list alone. */
  kinds?: readonly DocumentKind[];
}

/** The documents of an application: issued here, printed, opened, kept as a file. */
export function DocumentList({ applicationId, devices, kinds = [] }: DocumentListProps) {
  const { say } = useWords(documentWords);
  const explain = useErrorWords();
  const list = useAsked("documents:list", { applicationId });
  const desk = useDocuments(devices, list.again);
  const [chosen, setChosen] = useState<DocumentKind | null>(null);
  const [hearing, setHearing] = useState<Hearing>(noHearing);
  const kind = kinds.find((one) => one === chosen) ?? kinds[0];
  const asksHearing = needsHearing(kind);
  const because = asksHearing && !isComplete(hearing) ? say("hearing.needed") : null;
  return (
    <section className="documents" aria-label={say("title")}>
      {kind === undefined ? null : (
        <div className="documents__issue">
          <Select
            aria-label={say("issueWhich")}
            className="documents__kind"
            value={kind}
            onChange={setChosen}
            options={kinds.map((one) => ({ value: one, label: say(`kind.${one}`) }))}
          />
          <Button
            kind="next"
            disabledBecause={because}
            onPress={() => {
              if (!desk.isBusy)
                void desk.issueAndPrint(applicationId, [kind], asksHearing ? { hearing } : undefined);
            }}
          >
            {say("issue")}
          </Button>
        </div>
      )}
      {asksHearing ? <HearingFields value={hearing} onChange={setHearing} /> : null}
      <div role="status">
        <DocumentNotice state={desk.state} />
      </div>
      {list.error ? <Notice kind="wrong" what={explain(list.error)} /> : null}
      {list.value?.documents.length === 0 ? <p className="documents__none">{say("none")}</p> : null}
      {list.value && list.value.documents.length > 0 ? (
        <ul className="documents__list">
          {list.value.documents.map((document) => (
            <DocumentLine key={document.documentId} document={document} desk={desk} />
          ))}
        </ul>
      ) : null}
    </section>
  );
}

function DocumentLine({ document, desk }: { document: DocumentRow; desk: DocumentDesk }) {
  const { say } = useWords(documentWords);
  const hall = useHall();
  const { title, number, isSuperseded } = document;
  const values = { title, number };
  const by = document.by === "kiosk" || document.by === "hall" ? say(`by.${document.by}`) : document.by;
  const run = (work: () => Promise<void>) => () => {
    if (!desk.isBusy) void work();
  };
  return (
    <li className={`documents__line ${isSuperseded ? "documents__line--old" : ""}`}>
      <div className="documents__what">
        <span className="documents__title">{title}</span>
        <span className="documents__number">{number || say("noNumber")}</span>
        {isSuperseded ? <span className="documents__old">{say("superseded")}</span> : null}
        <span className="documents__when">
          {document.issuedAt.slice(0, 16).replace("T", " ")} · {by}
        </span>
      </div>
      <div className="documents__steps">
        <button
          type="button"
          className="documents__step"
          aria-label={say("printOf", values)}
          onClick={run(() => desk.print(document))}
        >
          {say("print")}
        </button>
        {hall.url === "" && window.yichuang ? null : (
          <>
            <button
              type="button"
              className="documents__step"
              aria-label={say("openOf", values)}
              onClick={run(() => desk.open(document))}
            >
              {say("open")}
            </button>
            <button
              type="button"
              className="documents__step"
              aria-label={say("downloadOf", values)}
              onClick={run(() => desk.download(document, say("fileName", values)))}
            >
              {say("download")}
            </button>
          </>
        )}
      </div>
    </li>
  );
}
