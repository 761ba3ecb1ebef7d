/** A template as read: what stands still, what is filled in, what is repeated or left out. */

export type Inline =
  | { as: "text"; text: string; isBold: boolean }
  | { as: "name"; name: string; isBold: boolean; line: number };

export interface Condition {
  name: string;
  /** Not null: the name's value is this text. */
  equals: string | null;
  isNegated: boolean;
}

export const paragraphStyles = ["plain", "title", "heading", "right", "centre", "clause"] as const;
export type ParagraphStyle = (typeof paragraphStyles)[number];

export type Node =
  | { as: "paragraph"; style: ParagraphStyle; inlines: Inline[]; line: number }
  | { as: "gap"; line: number }
  | { as: "row"; cells: Cell[]; isHead: boolean; minHeightMm: number; line: number }
  | { as: "table"; widths: number[]; line: number }
  | { as: "signatures"; labels: SignatureLabel[]; line: number }
  | { as: "closing"; line: number }
  | { as: "new-page"; line: number }
  | { as: "if"; condition: Condition; holding: Node[]; otherwise: Node[]; line: number }
  | { as: "each"; name: string; body: Node[]; line: number };

export interface SignatureLabel {
  inlines: Inline[];
  /** Where the person's signature from a pad goes. */
  isPersons: boolean;
}

export interface Cell {
  inlines: Inline[];
  /** Columns that it covers. */
  span: number;
}

export interface TemplateHead {
  /** 受理通知书 */
  title: string;
  /** The word of its series in the number (受 in 示审受〔2026〕12号); null = it has no number. */
  series: string | null;
  /** 存根联、回执联: the body is made once for each; one part without a name where there are none. */
  copies: string[];
  /** Carries the centre's seal. */
  hasSeal: boolean;
}

export interface Template {
  head: TemplateHead;
  body: Node[];
}
