import type { ElsewhereStatus } from "../contract/elsewhere.ts";
import type { PaperMove } from "../handover/ledger.ts";

export type Reported = Exclude<ElsewhereStatus, "sent" | "result-here" | "sent-back">;

/** What goes to other halls and comes from them. Steps of the application itself have facts of their own beside these. */
export interface ElsewhereFacts {
  "elsewhere-sent": {
    applicationId: string;
    number: string;
    siteId: string;
    carrier: string;
    waybill: string;
    receiptBlobId: string | null;
    by: string;
    moves: PaperMove[];
  };
  /** `on`: local date there. */
  "elsewhere-reported": {
    applicationId: string;
    status: Reported;
    on: string;
    theirNumber: string | null;
    waybill: string | null;
    noteTextId: string | null;
    /** Of the certificate that they made. */
    certificateTextId: string | null;
    by: string;
  };
  "elsewhere-result-came": { applicationId: string; by: string; moves: PaperMove[] };
  "elsewhere-taken-in": {
    applicationId: string;
    number: string;
    siteId: string;
    theirNumber: string;
    waybill: string | null;
    by: string;
  };
  "elsewhere-sent-back": {
    applicationId: string;
    carrier: string;
    waybill: string;
    receiptBlobId: string | null;
    by: string;
    moves: PaperMove[];
  };
}
