import { whoIs } from "../intake/wire.ts";
import type { Registry } from "../people/registry.ts";
import type { Ask } from "../queries.ts";

export const sealQueryHandlers: { [Name in "seal:get" | "seal:register"]: Ask<Name> } = {
  "seal:get": ({ hall, config, iso }, _input, asker) => ({
    versions: hall.seals.versions().map((row) => ({
      version: row.version,
      name: hall.vault.text(row.name_text_id) ?? "",
      keptAt: iso(row.kept_at),
      by: row.kept_by,
      uses: row.uses,
      isInUse: row.in_use === 1,
    })),
    rules: config.seal.uses,
    blobId: asker.role === "manager" ? (hall.seals.current()?.blob_id ?? null) : null,
  }),

  "seal:register": ({ hall, iso }, { limit, cursor, from, to, by }) => {
    const wanted = { from, to, by: by === undefined ? undefined : staffId(hall.registry, by) };
    const uses = hall.seals.uses(wanted, Number(cursor ?? Number.MAX_SAFE_INTEGER) || 0, limit);
    return {
      uses: uses.map((row) => ({
        documentId: row.document_id,
        kind: row.kind,
        documentNumber: row.document_number,
        applicationId: row.application_id,
        applicationNumber:
          row.application_id === null ? null : (hall.intake.application(row.application_id)?.number ?? null),
        version: row.version,
        by: whoIs(hall.registry, row.used_by),
        at: iso(row.at),
      })),
      total: hall.seals.countUses(wanted),
      cursor: uses.length === limit ? String(uses.at(-1)?.position ?? "") : null,
    };
  },
};

/** As facts name who used it. */
function staffId(registry: Registry, staffNumber: string): string {
  const member = registry.allStaff().find((one) => one.staffNumber === staffNumber);
  return member ? `staff:${member.staffId}` : staffNumber;
}
