/** A document when it is filled and not yet set: what stands on paper, in its order. */

export interface Run {
  text: string;
  isBold: boolean;
}

export interface FilledCell {
  runs: Run[];
  span: number;
}

export interface FilledRow {
  cells: FilledCell[];
  isHead: boolean;
  minHeightMm: number;
}

export type Block =
  | { as: "paragraph"; style: "plain" | "title" | "heading" | "right" | "centre" | "clause"; runs: Run[] }
  | { as: "gap" }
  | { as: "table"; widths: number[]; rows: FilledRow[] }
  | { as: "signatures"; labels: { runs: Run[]; isPersons: boolean }[] }
  | { as: "closing" }
  | { as: "new-page" };

/** 存根联 and 回执联 are two of one document. */
export interface FilledPart {
  /** Empty where the document has one part only. */
  name: string;
  blocks: Block[];
}
