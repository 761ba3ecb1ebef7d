import type { PaperMove } from "../handover/ledger.ts";

export type Way = "counter" | "post" | "kiosk" | "other-hall";
export type Collector = "applicant" | "agent" | "addressee" | "other-hall";

/** How results get to people. `by` is a staff number, at a machine the device's id. */
export interface DeliveryFacts {
  /** The row of the register. Beside it stands `application-delivered`. */
  "result-handed-over": {
    applicationId: string;
    way: Way;
    collector: Collector;
    /** Who took it, in the vault; null where nobody was asked for a card. */
    collectorId: string | null;
    checkedBy: "card" | "paper" | "code" | "post";
    signatureBlobId: string | null;
    signedPaperBlobId: string | null;
    proxyBlobId: string | null;
    by: string;
    moves: PaperMove[];
  };
  "result-posted": {
    applicationId: string;
    /** A carrier of the hall's file. */
    carrier: string;
    waybill: string;
    receiptBlobId: string;
    by: string;
    moves: PaperMove[];
  };
  "post-noted": {
    applicationId: string;
    status: "arrived" | "refused" | "returned";
    by: string;
    moves: PaperMove[];
  };
  "result-put-in-machine": { applicationId: string; kioskId: string; compartment: string; by: string };
  "result-taken-from-machine": { applicationId: string; by: string };
  /** `isNew`: the code before it opens nothing any more. */
  "pickup-code-shown": { applicationId: string; isNew: boolean; by: string };
  /** A card and a wrong code: counted for everything that waits for this person in machines. */
  "pickup-refused": { applicationIds: string[]; deviceId: string };
  "delivery-address-shown": { applicationId: string; by: string };
  "collection-reminded": {
    applicationId: string;
    how: "phone" | "message" | "letter" | "visit";
    by: string;
  };
  /** Noted by the hall itself when the days were over. */
  "results-unclaimed": { applicationIds: string[] };
}
