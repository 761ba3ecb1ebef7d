/** One seal of the centre (一枚印章): an image that documents carry, and a register of its use. */
import { z } from "zod";
import { command, query } from "./define.ts";
import { documentKind } from "./documents.ts";
import type { Role } from "./roles.ts";
import { hallDay, id, isoTime, text } from "./values.ts";

const blobId = z.string().regex(/^[0-9a-f]{64}$/);

export const sealVersion = z.object({
  version: z.number().int(),
  /** What stands on it: 示例镇综合便民服务中心 */
  name: z.string(),
  keptAt: isoTime,
  /** Staff number of who uploaded it. */
  by: z.string(),
  /** How often it stands on a document. */
  uses: z.number().int(),
  isInUse: z.boolean(),
});

export const sealUse = z.object({
  documentId: id,
  kind: documentKind,
  /** 文号 */
  documentNumber: z.string(),
  applicationId: z.string().nullable(),
  applicationNumber: z.string().nullable(),
  version: z.number().int(),
  by: z.string(),
  at: isoTime,
});

export const sealCommands = {
  /** A new version takes the place of the one before it; documents that carry an older one keep it. */
  "seal:keep": command(
    ["manager"],
    /** PNG with a transparent ground, or JPEG. */
    { blobId, name: text(60, 1) },
    z.object({ version: z.number().int() }),
  ),
  /** The seal is put away: documents carry none until another is kept. */
  "seal:putAway": command(["manager"], { reason: text(200, 1) }, z.object({})),
};

const readers: readonly Role[] = ["head", "manager", "supervisor"];

export const sealQueries = {
  "seal:get": query(
    readers,
    {},
    z.object({
      versions: z.array(sealVersion),
      /** Which documents carry it, and who may bring it onto them; from the hall's file. */
      rules: z.array(z.object({ documents: z.array(documentKind), roles: z.array(z.string()) })),
      /** The image of the version in use; only a manager is given it. */
      blobId: z.string().nullable(),
    }),
  ),
  /** 用印登记, newest first. */
  "seal:register": query(
    readers,
    {
      from: hallDay.optional(),
      to: hallDay.optional(),
      by: z.string().max(16).optional(),
      limit: z.number().int().min(1).max(100).default(30),
      cursor: z.string().max(64).optional(),
    },
    z.object({ uses: z.array(sealUse), total: z.number().int(), cursor: z.string().nullable() }),
  ),
};
