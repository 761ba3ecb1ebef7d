/** What is sent and asked of documents: rows of `commands` and `queries`. */
import { z } from "zod";
import { command, query } from "./define.ts";
import { documentKind, documentRow, templateRow, typedExtra } from "./documents.ts";
import { id, isoTime } from "./values.ts";

const templateText = z
  .string()
  .min(1)
  .max(30_000)
  .refine((text) => text.isWellFormed(), "not well-formed Unicode");

export const documentCommands = {
  /** `token` opens `GET /api/documents/<id>?token=` for a kiosk or phone for an hour; computed, never stored. */
  "document:issue": command(
    ["clerk", "reviewer", "head", "agent", "kiosk"],
    { applicationId: id, kind: documentKind, extra: typedExtra.optional() },
    z.object({ document: documentRow, token: z.string() }),
  ),
  "template:change": command(
    ["manager"],
    { kind: documentKind, text: templateText },
    z.object({ template: templateRow }),
  ),
  /** Back to the text that came with the program; the versions since stay in the history. */
  "template:restore": command(["manager"], { kind: documentKind }, z.object({ template: templateRow })),
};

export const documentQueries = {
  /** Of one application, newest first. */
  "documents:list": query(
    ["clerk", "reviewer", "head", "agent", "manager", "supervisor"],
    { applicationId: id },
    z.object({ documents: z.array(documentRow) }),
  ),
  "templates:list": query(["manager", "head"], {}, z.object({ templates: z.array(templateRow) })),
  "template:get": query(
    ["manager", "head"],
    { kind: documentKind },
    z.object({
      template: templateRow,
      text: z.string(),
      shipped: z.string(),
      /** What may stand in braces, with what it is in the preview; `of` is the list within which it has a value. */
      names: z.array(
        z.object({ name: z.string(), isList: z.boolean(), of: z.string().nullable(), example: z.string() }),
      ),
      /** Newest first. */
      versions: z.array(
        z.object({
          version: z.string(),
          at: isoTime,
          by: z.string(),
          isShipped: z.boolean(),
          text: z.string(),
        }),
      ),
    }),
  ),
};
