import type { DocumentKind } from "../contract/documents.ts";
import type { HallDatabase } from "../journal/database.ts";
import type { Fact } from "../journal/fact.ts";

export interface SealVersionRow {
  version: number;
  blob_id: string;
  name_text_id: string;
  kept_at: number;
  kept_by: string;
  /** 1: carried by what is issued now. */
  in_use: number;
}

export interface SealUseRow {
  position: number;
  document_id: string;
  day: string;
  at: number;
  kind: DocumentKind;
  document_number: string;
  application_id: string | null;
  version: number;
  /** A principal's id; `hall` for what it does by itself. */
  used_by: string;
}

/** The seal's versions and the register of its use. Derived: rebuilt from the journal. */
export class SealTables {
  static readonly names = ["seal_versions", "seal_uses"] as const;
  readonly #db: HallDatabase;
  readonly #current;

  constructor(db: HallDatabase) {
    this.#db = db;
    this.#current = db.prepare<[], SealVersionRow>("select * from seal_versions where in_use = 1");
  }

  take(fact: Fact): void {
    switch (fact.name) {
      case "seal-kept": {
        const { version, blobId, nameTextId, by } = fact.data;
        this.#db.exec("update seal_versions set in_use = 0");
        this.#db
          .prepare("insert or replace into seal_versions values (?, ?, ?, ?, ?, 1)")
          .run(version, blobId, nameTextId, fact.at, by);
        break;
      }
      case "seal-put-away":
        this.#db.prepare("update seal_versions set in_use = 0 where version = ?").run(fact.data.version);
        break;
      case "document-issued":
        this.#use(fact);
        break;
      default:
        break;
    }
  }

  #use({ data, day, at, position }: Extract<Fact, { name: "document-issued" }>): void {
    if (data.seal === null) return;
    const { documentId, kind, number, applicationId, by } = data;
    this.#db
      .prepare("insert or replace into seal_uses values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .run(documentId, position, day, at, kind, number, applicationId, data.seal.version, by);
  }

  current(): SealVersionRow | null {
    return this.#current.get() ?? null;
  }

  versions(): (SealVersionRow & { uses: number })[] {
    return this.#db
      .prepare<[], SealVersionRow & { uses: number }>(
        `select *, (select count(*) from seal_uses where seal_uses.version = seal_versions.version) as uses
         from seal_versions order by version desc`,
      )
      .all();
  }

  nextVersion(): number {
    const row = this.#db
      .prepare<[], { version: number | null }>("select max(version) as version from seal_versions")
      .get();
    return (row?.version ?? 0) + 1;
  }

  /** Newest first; `before` is the position of the last one of the page before. */
  uses(
    filter: { from?: string | undefined; to?: string | undefined; by?: string | undefined },
    before: number | null,
    limit: number,
  ): SealUseRow[] {
    return this.#db
      .prepare<unknown[], SealUseRow>(
        `select * from seal_uses where position < ? and ${where(filter)} order by position desc limit ?`,
      )
      .all(before ?? Number.MAX_SAFE_INTEGER, limit, named(filter));
  }

  countUses(filter: { from?: string | undefined; to?: string | undefined; by?: string | undefined }): number {
    const row = this.#db
      .prepare<unknown[], { n: number }>(`select count(*) as n from seal_uses where ${where(filter)}`)
      .get(named(filter));
    return row?.n ?? 0;
  }
}

const where = ({ by }: { by?: string | undefined }) =>
  `day between @from and @to${by === undefined ? "" : " and used_by = @by"}`;

const named = (filter: { from?: string | undefined; to?: string | undefined; by?: string | undefined }) => ({
  from: filter.from ?? "",
  to: filter.to ?? "9999",
  by: filter.by,
});
