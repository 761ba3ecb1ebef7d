import type { errandAnswers, errandWays } from "../contract/lists.ts";

export interface GivenPaper {
  name: string;
  originals: number;
  copies: number;
}

export interface AssignedTask {
  taskId: string;
  /** In the vault. */
  whatTextId: string;
  itemId: string | null;
  /** Staff id. */
  assignee: string;
  /** Local date. */
  dueOn: string | null;
}

interface Done {
  errandId: string;
  /** Staff id. */
  by: string;
}

interface Noted extends Done {
  /** In the vault, under the person's key. */
  noteTextId: string | null;
}

/** `on`: local date, by which the ledger counts. Facts without it are counted by the hall-day on which they were written. */
interface Dated {
  on?: string;
}

/** Self-contained, without personal data: words lie in the vault. Sites are those of the hall's file at that time. */
export interface ErrandFacts {
  "errand-entrusted": Noted &
    Dated & {
      serial: number;
      number: string;
      way: (typeof errandWays)[number];
      itemIds: string[];
      personId: string;
      siteId: string;
      /** What the person gave, JSON in the vault. */
      papersTextId: string | null;
      /** Local date until which it is handed up or settled. */
      dueOn: string | null;
    };
  "errand-handed-up": Noted & { fromSiteId: string; toSiteId: string };
  "errand-taken-up": Done & { siteId: string; dueOn: string | null };
  "errand-sent-back": Noted & { fromSiteId: string; toSiteId: string };
  "errand-split": Done & { tasks: AssignedTask[] };
  "errand-assigned": Done & { taskId: string; assignee: string };
  "errand-urged": Noted & { taskId: string | null };
  "errand-fed-back": Noted & { taskId: string | null; applicationId: string | null; isDone: boolean };
  "errand-fee-paid": Done & { whatTextId: string; cents: number; receiptBlobId: string | null };
  "errand-finished": Noted & Dated;
  "errand-delivered": Done & { signatureBlobId: string | null };
  "errand-called-back": Noted & { answer: (typeof errandAnswers)[number] };
  "errand-withdrawn": Noted;
}
