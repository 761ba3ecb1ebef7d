/** Made papers for the gallery: drawn here, of nobody. */
import { type ReactNode, useEffect, useState } from "react";
import type { DeviceInfo, Devices } from "../../drivers/contract/devices.ts";
import type { FinishedPage } from "../../drivers/document-images/page.ts";
import type { DocumentPage, PageState } from "../kit/capture/pages.ts";
import { noDevices } from "../kit/devices.ts";
import type { Acting } from "./use-acting.ts";

const ready = { kind: "ready" } as const;
const places: DeviceInfo[] = [
  { deviceId: "scanner-1", kind: "document-camera", model: "Scanner 2F", status: ready },
  { deviceId: "printer-1", kind: "document-printer", model: "A4", status: ready },
];

/** A place with a scanner and a printer that do nothing. */
export const modelDevices: Devices = { ...noDevices, list: async () => places };

export const modelActing: Acting = {
  busy: null,
  trouble: null,
  said: null,
  act: async () => null,
  tell: () => {},
  written: new Map(),
  dismiss: () => {},
};

export type Paper = {
  paper: "a4" | "card" | "on-desk";
  state: PageState["state"];
  reason?: "blurred" | "no-page-found";
};

export const mixedPapers: readonly Paper[] = [
  { paper: "a4", state: "good" },
  { paper: "on-desk", state: "refused", reason: "blurred" },
  { paper: "on-desk", state: "working" },
  { paper: "on-desk", state: "refused", reason: "no-page-found" },
];
export const deskPapers: readonly Paper[] = [{ paper: "on-desk", state: "refused", reason: "blurred" }];
export const cardPapers: readonly Paper[] = [
  { paper: "card", state: "good" },
  { paper: "card", state: "good" },
];

/** Draws the papers, then what is done with them. */
export function WithPapers({
  papers,
  children,
}: {
  papers: readonly Paper[];
  children: (pages: DocumentPage[]) => ReactNode;
}) {
  const [pages, setPages] = useState<DocumentPage[] | null>(null);
  useEffect(() => {
    void Promise.all(papers.map(pageOf)).then(setPages);
  }, [papers]);
  return pages ? children(pages) : null;
}

async function pageOf({ paper, state, reason }: Paper, index: number): Promise<DocumentPage> {
  const [width, height] = paper === "card" ? [856, 540] : paper === "a4" ? [630, 891] : [960, 540];
  const picture = await draw(paper, width, height);
  const corners = [
    { x: 330, y: 40 },
    { x: 640, y: 60 },
    { x: 620, y: 500 },
    { x: 310, y: 480 },
  ] as const;
  const page: FinishedPage = {
    jpeg: picture,
    width,
    height,
    quality: 0.9,
    corners,
    format: paper === "card" ? "card" : "a4",
  };
  return {
    pageId: `paper-${index}`,
    picture,
    wish: { cut: "find" },
    corners: reason === "no-page-found" ? null : corners,
    state:
      state === "good"
        ? { state, page }
        : state === "refused"
          ? { state, reason: reason ?? "blank" }
          : { state },
  };
}

async function draw(paper: Paper["paper"], width: number, height: number): Promise<Uint8Array> {
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext("2d");
  if (!pen) return new Uint8Array();
  const [left, top, across, down] = paper === "on-desk" ? [320, 50, 310, 440] : [0, 0, width, height];
  pen.fillStyle = "#5c463a";
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = paper === "card" ? "#dfe9ee" : "#fbfaf7";
  pen.fillRect(left, top, across, down);
  pen.fillStyle = "#333";
  const rows = paper === "card" ? 6 : 20;
  for (let row = 0; row < rows; row += 1)
    pen.fillRect(
      left + across * 0.1,
      top + (down * (row + 1.5)) / (rows + 3),
      across * (0.5 + ((row * 37) % 30) / 100),
      down / rows / 5,
    );
  const blob = await canvas.convertToBlob({ type: "image/jpeg", quality: 0.8 });
  return new Uint8Array(await blob.arrayBuffer());
}
