import type { HallDatabase } from "../journal/database.ts";
import type { Fact } from "../journal/fact.ts";
import type { Holder, PaperMove, PaperPlace, Sheets } from "./ledger.ts";

interface PlaceRow {
  application_id: string;
  /** Empty: the result. */
  material_id: string;
  holder: string;
  originals: number;
  copies: number;
}

/** What is known of an application that has a result. */
export interface ResultMaker {
  reviewer: string | null;
  unitId: string | null;
}

/** Where each sheet is. Derived: what came in, and the moves that facts carry. */
export class PaperTable {
  readonly #gain;
  readonly #lose;
  readonly #tidy;
  readonly #ofApplication;
  readonly #ofHolder;
  readonly #atCounter;

  readonly #makerOf: (applicationId: string) => ResultMaker | null;

  constructor(db: HallDatabase, makerOf: (applicationId: string) => ResultMaker | null) {
    this.#makerOf = makerOf;
    this.#gain = db.prepare<[string, string, string, number, number]>(
      `insert into paper (application_id, material_id, holder, originals, copies) values (?, ?, ?, ?, ?)
       on conflict do update set originals = originals + excluded.originals, copies = copies + excluded.copies`,
    );
    this.#lose = db.prepare<[number, number, string, string, string]>(
      `update paper set originals = originals - ?, copies = copies - ?
       where application_id = ? and material_id = ? and holder = ?`,
    );
    this.#tidy = db.prepare<[string, string]>(
      "delete from paper where application_id = ? and material_id = ? and originals = 0 and copies = 0",
    );
    this.#ofApplication = db.prepare<[string], PlaceRow>(
      "select * from paper where application_id = ? order by material_id, holder",
    );
    this.#ofHolder = db.prepare<[string, number], PlaceRow>(
      "select * from paper where holder = ? order by application_id, material_id limit ?",
    );
    this.#atCounter = db.prepare<[string, number], PlaceRow>(
      `select paper.* from paper join applications using (application_id)
       where holder = 'counter' and applications.state in (select value from json_each(?)) and material_id <> ''
       order by application_id, material_id limit ?`,
    );
  }

  take(fact: Fact): void {
    switch (fact.name) {
      case "application-submitted":
      case "application-received":
      case "application-taken-in":
      case "application-amended":
      case "gap-brought":
        for (const { materialId, ...sheets } of fact.data.materials)
          this.#come(fact.data.applicationId, materialId, sheets);
        break;
      case "result-made": {
        const { applicationId, by } = fact.data;
        const maker = this.#makerOf(applicationId);
        const isUnits = maker?.unitId && by === `staff:${maker.reviewer}`;
        this.#gain.run(applicationId, "", isUnits ? `unit:${maker.unitId}` : "counter", 1, 0);
        break;
      }
      default:
        if ("moves" in fact.data) for (const move of fact.data.moves) this.#move(move);
    }
  }

  /** Each sheet of an application. */
  of(applicationId: string): PaperPlace[] {
    return this.#ofApplication.all(applicationId).map(placeOf);
  }

  /** What a holder has: at most `most` sorts of paper. */
  heldBy(holder: Holder, most: number): PaperPlace[] {
    return this.#ofHolder.all(holder, most).map(placeOf);
  }

  /** What lies at the counter of applications in these states. */
  atCounterFor(states: readonly string[], most: number): PaperPlace[] {
    return this.#atCounter.all(JSON.stringify(states), most).map(placeOf);
  }

  /** Sheets that take the place of others: those that lie at the counter go back to the person. */
  #come(applicationId: string, materialId: string, { originals, copies }: Sheets): void {
    if (originals + copies === 0) return;
    const before = this.of(applicationId).find(
      (place) => place.materialId === materialId && place.holder === "counter",
    );
    if (before) this.#move({ ...before, from: "counter", to: "person" });
    this.#gain.run(applicationId, materialId, "counter", originals, copies);
  }

  #move({ applicationId, materialId, originals, copies, from, to }: PaperMove): void {
    const material = materialId ?? "";
    this.#lose.run(originals, copies, applicationId, material, from);
    this.#gain.run(applicationId, material, to, originals, copies);
    this.#tidy.run(applicationId, material);
  }
}

const placeOf = ({ application_id, material_id, holder, originals, copies }: PlaceRow): PaperPlace => ({
  applicationId: application_id,
  materialId: material_id === "" ? null : material_id,
  holder: holder as Holder,
  originals,
  copies,
});
