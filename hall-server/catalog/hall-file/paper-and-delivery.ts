/** Paper on its way, results that are handed out, the one seal, other halls: parts of a hall file. Days are working days unless said. */
import { z } from "zod";
import { type DocumentKind, documentKind } from "../../contract/documents.ts";
import { staffRoles } from "../../contract/roles.ts";
import { id, label, oneOrMore, wholeNumber } from "./values.ts";

export const handover = z.strictObject({
  /** Handed paper that nobody has received by then is told to the manager. */
  receiveWithinDays: wholeNumber(0, 30).default(1),
});

export const delivery = z.strictObject({
  /** Calendar days after which a result that nobody came for is told. */
  unclaimedAfterDays: wholeNumber(1, 365).default(30),
  /** Wrong codes at a machine before it gives the result to nobody until a clerk helps. */
  wrongCodes: wholeNumber(1, 20).default(5),
  carriers: z
    .array(z.strictObject({ id, name: label }))
    .min(1)
    .max(20)
    .default([
      { id: "ems", name: { zh: "邮政 EMS", en: "EMS" } },
      { id: "registered", name: { zh: "挂号信", en: "Registered mail" } },
    ]),
});

const notices: DocumentKind[] = [
  "receipt",
  "supplement-notice",
  "acceptance-notice",
  "not-needed-decision",
  "not-our-remit-decision",
  "gap-notice",
  "proof-of-delivery",
  "termination-notice",
];
const decisions: DocumentKind[] = [
  "special-step-notice",
  "extension-notice",
  "hearing-right-notice",
  "hearing-notice",
  "hearing-announcement",
  "approval-decision",
  "refusal-decision",
  "change-decision",
  "renewal-decision",
  "revocation-decision",
  "cancellation-decision",
];

/** Which documents carry the centre's seal, and who may bring it onto them. A document that is not here carries none. */
export const seal = z.strictObject({
  uses: z
    .array(z.strictObject({ documents: oneOrMore(documentKind), roles: oneOrMore(z.enum(staffRoles)) }))
    .max(60)
    .default([
      { documents: notices, roles: ["clerk", "reviewer", "head"] },
      { documents: decisions, roles: ["reviewer", "head"] },
    ]),
});

/** 帮办代办, working days: until a village hands up what it does not settle, and until a site above settles what it took up. */
export const errands = z.strictObject({
  handUpDays: wholeNumber(0, 60).default(3),
  settleDays: wholeNumber(1, 365).default(10),
});

export const elsewhere = z.strictObject({
  /** Sites that this hall takes in for, and that take in for it; left out = every other site of kind hall. */
  partners: z.array(id).max(200).optional(),
  /** Working days without a word from the other hall before it is told. */
  silentAfterDays: wholeNumber(1, 90).default(10),
});
