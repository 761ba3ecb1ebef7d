import "./capture.css";
import { useEffect, useRef, useState } from "react";
import type { DeviceInfo, Devices } from "../../../drivers/contract/devices.ts";
import { captureWords } from "../../words/capture.ts";
import { useWords } from "../../words/words.ts";
import { Button } from "../button.tsx";
import { useUnkept } from "../desk/unkept.tsx";
import { CameraSide } from "./camera-side.tsx";
import { CornerEditor } from "./corner-editor.tsx";
import { PageList } from "./page-list.tsx";
import { type DocumentPage, readyPages } from "./pages.ts";
import { ScannerSide } from "./scanner-side.tsx";
import { usePages } from "./use-pages.ts";

/** A document that was photographed or scanned. It is only in this page's memory until somebody keeps it. */
export interface CapturedDocument {
  pdf: Uint8Array;
  /** One for each page, cut out and straightened. */
  jpegs: Uint8Array[];
  /** `card`: both sides of a card on one sheet, in their true size. */
  layout: "pages" | "card";
}

/** `done`: the panel may close. Else why not, as a sentence. */
export type Finish = (document: CapturedDocument) => Promise<"done" | { trouble: string }>;

interface CapturePanelProps {
  devices: Devices;
  /** On the green button: what becomes of the document. */
  finishLabel: string;
  /** Why it cannot be finished here, known beforehand. */
  cannotFinish?: string | null;
  onFinish: Finish;
  /** Pages go on one by one: no sheet is made of a card's two sides. */
  isPagesOnly?: boolean;
  /** In the document's own properties; never a person's name. */
  title: string;
  look?: "desk" | "touch";
  /** For the gallery. */
  first?: readonly DocumentPage[];
  startsWithCorners?: boolean;
}

/** Sheets from a camera or a scanner become a document: gathered, put right, looked at, finished. */
export function CapturePanel(props: CapturePanelProps) {
  const { devices, finishLabel, cannotFinish = null, onFinish, title, first = [] } = props;
  const { say } = useWords(captureWords);
  const document = usePages(first);
  const { pages, worker, add } = document;
  useUnkept(pages.length > 0);
  const scanners = useScanners(devices);
  const [chosen, setChosen] = useState<string | null>(null);
  const scanner = scanners.find(({ deviceId }) => deviceId === chosen);
  const [retaking, setRetaking] = useState<string | null>(null);
  const [cornersOf, setCornersOf] = useState<string | null>(
    props.startsWithCorners ? (first[0]?.pageId ?? null) : null,
  );
  const edited = pages.find(({ pageId }) => pageId === cornersOf);
  const [isFinishing, setFinishing] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const ready = readyPages(pages);
  const isCard = !props.isPagesOnly && ready?.length === 2 && ready.every(({ format }) => format === "card");

  const take = (pictures: Uint8Array[], cut: "find" | "whole") => {
    for (const picture of pictures) add(picture, { cut }, retaking ?? undefined);
    setRetaking(null);
  };
  const finish = async (layout: "pages" | "card") => {
    const [front, back] = ready ?? [];
    if (!ready || !front) return;
    setFinishing(true);
    setTrouble(null);
    const jpegs = ready.map(({ jpeg }) => jpeg);
    const made =
      layout === "card" && back
        ? await worker.ask("cardPdf", { front: front.jpeg, back: back.jpeg, title })
        : await worker.ask("pdf", { jpegs, title });
    const finished =
      made.ok && made.value.ok
        ? await onFinish({ pdf: made.value.value, jpegs, layout })
        : { trouble: say("finish.failed") };
    setFinishing(false);
    if (finished !== "done") setTrouble(finished.trouble);
  };
  const notYet =
    cannotFinish ??
    (isFinishing
      ? say("finish.busy")
      : ready
        ? null
        : say(pages.length === 0 ? "finish.none" : "finish.notAll"));

  if (edited) {
    return (
      <div className="capture">
        <CornerEditor
          picture={edited.picture}
          corners={edited.corners}
          onCancel={() => setCornersOf(null)}
          onDone={(corners) => {
            document.wish(edited, { ...edited.wish, cut: { corners } });
            setCornersOf(null);
          }}
        />
      </div>
    );
  }
  return (
    <div className="capture">
      <section className="capture__source" aria-label={say("source")}>
        {scanners.length > 0 ? (
          <div className="capture-sources">
            <Button kind={scanner ? "plain" : "chosen"} isPressed={!scanner} onPress={() => setChosen(null)}>
              {say("source.camera")}
            </Button>
            {scanners.map((one) => (
              <Button
                key={one.deviceId}
                kind={one === scanner ? "chosen" : "plain"}
                isPressed={one === scanner}
                onPress={() => setChosen(one.deviceId)}
              >
                {say("source.scanner", { model: one.model })}
              </Button>
            ))}
          </div>
        ) : null}
        {scanner ? (
          // The scanner has cut its sheet out itself.
          <ScannerSide devices={devices} scanner={scanner} onPages={(jpegs) => take(jpegs, "whole")} />
        ) : (
          <CameraSide
            look={props.look ?? "desk"}
            worker={worker}
            isRetaking={retaking !== null}
            onPicture={(picture) => take([picture], "find")}
          />
        )}
      </section>
      <section className="capture__document" aria-label={say("document")}>
        <h3>{say("document")}</h3>
        <PageList
          document={document}
          retaking={retaking}
          onRetake={(pageId) => setRetaking((last) => (last === pageId ? null : pageId))}
          onCorners={({ pageId }) => setCornersOf(pageId)}
        />
        {trouble ? (
          <p className="capture__trouble" role="alert">
            {trouble}
          </p>
        ) : null}
        <div className="capture-actions capture__finish">
          <Button
            kind={ready && !cannotFinish ? "next" : "plain"}
            disabledBecause={notYet}
            onPress={() => void finish(isCard ? "card" : "pages")}
          >
            {isCard ? say("finish.card", { finish: finishLabel }) : finishLabel}
          </Button>
          {isCard ? (
            <Button disabledBecause={notYet} onPress={() => void finish("pages")}>
              {say("finish.pages", { finish: finishLabel })}
            </Button>
          ) : null}
        </div>
      </section>
    </div>
  );
}

/** Scanners of this place that work now. */
function useScanners(devices: Devices): DeviceInfo[] {
  const [scanners, setScanners] = useState<DeviceInfo[]>([]);
  const isGone = useRef(false);
  useEffect(() => {
    isGone.current = false;
    const read = async () => {
      const all = await devices.list();
      if (!isGone.current)
        setScanners(all.filter(({ kind, status }) => kind === "document-camera" && status.kind === "ready"));
    };
    void read();
    const stop = devices.listen((event) => {
      if (event.event === "status" && event.kind === "document-camera") void read();
    });
    return () => {
      isGone.current = true;
      stop();
    };
  }, [devices]);
  return scanners;
}
