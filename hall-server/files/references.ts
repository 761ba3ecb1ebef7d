import type { HallDatabase } from "../journal/database.ts";
import type { Fact } from "../journal/fact.ts";

/** Whose a file is: a page of an application or an errand, or whatever else a fact names it for. */
export interface Owner {
  kind: "application" | "errand" | "other";
  /** An application's or an errand's id; else the id of what it belongs to, or the fact's name. */
  id: string;
}

export interface OverApplication {
  application_id: string;
  item_id: string;
  kind: string;
  ended: string;
  over_on: string;
}

/** Facts after which nothing more happens to an application, and what end that is in the hall's file. */
const endings: Record<string, string> = {
  "application-archived": "done",
  "application-pre-refused": "pre-refused",
  "intake-refused": "not-accepted",
  "application-withdrawn": "withdrawn",
  "application-terminated": "terminated",
  "application-ended": "ended",
};

const applicationPrefix = "application ";
const errandPrefix = "errand ";

/**
 * Which files facts refer to, and whose they are: derived tables. Every blob id that stands anywhere in a fact counts, so that no
 * module can refer to a file without its being known here; references are given up by `files-purged` alone.
 */
export class BlobReferences {
  readonly #add;
  readonly #dropOwner;
  readonly #begin;
  readonly #end;
  readonly #isReferred;
  readonly #owners;
  readonly #pages;
  readonly #ofPerson;
  readonly #isErrand;
  readonly #over;

  constructor(db: HallDatabase) {
    this.#add = db.prepare<[string, string]>("insert or ignore into blob_references values (?, ?)");
    this.#dropOwner = db.prepare<[string]>("delete from blob_references where owner = ?");
    this.#begin = db.prepare<[string, string, string, string | null]>(
      "insert or replace into file_owners values (?, ?, ?, ?, null, null)",
    );
    this.#end = db.prepare<[string, string, string]>(
      "update file_owners set ended = ?, over_on = ? where application_id = ?",
    );
    this.#isReferred = db.prepare<[string], unknown>(
      "select 1 from blob_references where blob_id = ? limit 1",
    );
    this.#owners = db.prepare<[string], { owner: string }>(
      "select owner from blob_references where blob_id = ?",
    );
    this.#pages = db.prepare<[string, string], { blob_id: string }>(
      "select blob_id from blob_references where owner in (?, ?)",
    );
    this.#ofPerson = db.prepare<[string], { application_id: string }>(
      "select application_id from file_owners where person_id = ?",
    );
    this.#isErrand = db.prepare<[string], unknown>(
      "select 1 from file_owners where application_id = ? and kind = 'errand'",
    );
    this.#over = db.prepare<[string, number], OverApplication>(
      `select application_id, item_id, kind, ended, over_on from file_owners
       where over_on < ? and exists (select 1 from blob_references where owner = 'application ' || application_id)
       order by over_on limit ?`,
    );
  }

  isReferred(blobId: string): boolean {
    return this.#isReferred.get(blobId) !== undefined;
  }

  ownersOf(blobId: string): Owner[] {
    return this.#owners.all(blobId).map(({ owner }) => {
      if (owner.startsWith(applicationPrefix))
        return { kind: "application", id: owner.slice(applicationPrefix.length) };
      if (owner.startsWith(errandPrefix)) return { kind: "errand", id: owner.slice(errandPrefix.length) };
      return { kind: "other", id: owner };
    });
  }

  /** Of an application or an errand. */
  pagesOf(id: string): string[] {
    return this.#pages.all(applicationPrefix + id, errandPrefix + id).map((row) => row.blob_id);
  }

  /** Their applications and errands. */
  ofPerson(personId: string): string[] {
    return this.#ofPerson.all(personId).map((row) => row.application_id);
  }

  isErrand(id: string): boolean {
    return this.#isErrand.get(id) !== undefined;
  }

  /** With pages still, over before this local date; oldest first. */
  overBefore(day: string, limit: number): OverApplication[] {
    return this.#over.all(day, limit);
  }

  take(fact: Fact): void {
    // Only what this module knows of is read; the compiler cannot follow "any fact that names a file".
    const { name, data } = fact as { name: string; data: Readonly<Record<string, unknown>> };
    if (name === "files-purged") {
      for (const id of strings(data.applicationIds)) this.#dropOwner.run(applicationPrefix + id);
      for (const id of strings(data.errandIds)) this.#dropOwner.run(errandPrefix + id);
      return;
    }
    if (name === "errand-entrusted")
      this.#begin.run(String(data.errandId), "", "errand", String(data.personId));
    const applicationId = typeof data.applicationId === "string" ? data.applicationId : null;
    if (applicationId !== null) this.#takeApplication(name, applicationId, data, fact.day);
    const owner = applicationId === null ? ownerOf(name, data) : applicationPrefix + applicationId;
    for (const blobId of blobsIn(data)) this.#add.run(blobId, owner);
  }

  #takeApplication(name: string, id: string, data: Readonly<Record<string, unknown>>, day: string): void {
    if (name === "application-submitted" || name === "application-received") {
      const terms = data.terms as { itemId: string; kind: string };
      const applicant = data.applicant as { personId: string | null };
      this.#begin.run(id, terms.itemId, terms.kind, applicant.personId);
      return;
    }
    const end = endings[name];
    if (end !== undefined) this.#end.run(end, day, id);
  }
}

/** Every file that is named: under `blobId`, `signatureBlobId`, `blobIds` …, however deep. */
export function blobsIn(value: unknown): Set<string> {
  const found = new Set<string>();
  const look = (part: unknown, name: string) => {
    if (typeof part === "string") {
      if (part.length === 64 && /blobids?$/i.test(name)) found.add(part);
    } else if (Array.isArray(part)) {
      for (const one of part) look(one, name);
    } else if (typeof part === "object" && part !== null) {
      for (const key in part) look(part[key as keyof typeof part], key);
    }
  };
  look(value, "");
  return found;
}

function ownerOf(name: string, data: Readonly<Record<string, unknown>>): string {
  if (typeof data.errandId === "string") return errandPrefix + data.errandId;
  const id = data.itemId ?? data.documentId ?? data.deliveryId;
  return typeof id === "string" ? id : name;
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}
