import type { ModuleTables } from "../archive/module-tables.ts";
import type { HallDatabase } from "../journal/database.ts";
import type { Fact } from "../journal/fact.ts";
import { PendingLists } from "./pending-lists.ts";

export interface BypassList {
  position: number;
  list_id: string;
  domain: string;
  from_day: string;
  to_day: string;
  staff: string;
  at: number;
  total: number;
  matched: number;
}

export interface BypassCase {
  list_id: string;
  line: number;
  case_number: string;
  item_id: string | null;
  day: string;
  standing: string;
  staff: string | null;
  answered_at: number | null;
  note_text_id: string | null;
}

/** Case lists and what became of their cases, in derived tables; and lists that wait to be kept. */
export class BypassTables implements ModuleTables {
  readonly pending = new PendingLists();
  readonly #db: HallDatabase;
  readonly #addList;
  readonly #addCase;
  readonly #answer;
  readonly #list;
  readonly #case;

  constructor(db: HallDatabase) {
    this.#db = db;
    this.#addList = db.prepare<BypassList>(
      `insert or replace into bypass_lists values (@position, @list_id, @domain, @from_day, @to_day, @staff, @at, @total,
       @matched)`,
    );
    this.#addCase = db.prepare<BypassCase>(
      `insert or replace into bypass_cases values (@list_id, @line, @case_number, @item_id, @day, @standing, @staff,
       @answered_at, @note_text_id)`,
    );
    this.#answer = db.prepare<[string, string, number, string, string, number]>(
      `update bypass_cases set standing = ?, staff = ?, answered_at = ?, note_text_id = ?
       where list_id = ? and line = ?`,
    );
    this.#list = db.prepare<[string], BypassList>("select * from bypass_lists where list_id = ?");
    this.#case = db.prepare<[string, number], BypassCase>(
      "select * from bypass_cases where list_id = ? and line = ?",
    );
  }

  list(listId: string): BypassList | null {
    return this.#list.get(listId) ?? null;
  }

  case(listId: string, line: number): BypassCase | null {
    return this.#case.get(listId, line) ?? null;
  }

  /** Newest first, before a position. */
  lists(before: number, limit: number): (BypassList & { missing: number; open: number })[] {
    return this.#db
      .prepare<[number, number], BypassList & { missing: number; open: number }>(
        `select l.*, (select count(*) from bypass_cases c where c.list_id = l.list_id) as missing,
         (select count(*) from bypass_cases c where c.list_id = l.list_id and c.standing = 'open') as open
         from bypass_lists l where position < ? order by position desc limit ?`,
      )
      .all(before, limit);
  }

  cases(listId: string, standing: string | null, after: number, limit: number): BypassCase[] {
    return this.#db
      .prepare<[string, string | null, string | null, number, number], BypassCase>(
        `select * from bypass_cases where list_id = ? and (? is null or standing = ?) and line > ?
         order by line limit ?`,
      )
      .all(listId, standing, standing, after, limit);
  }

  take(fact: Fact): void {
    switch (fact.name) {
      case "bypass-list-kept": {
        const { listId, domain, from, to, total, matched, cases, by } = fact.data;
        this.#addList.run({
          position: fact.position,
          list_id: listId,
          domain,
          from_day: from,
          to_day: to,
          staff: by,
          at: fact.at,
          total,
          matched,
        });
        for (const { line, caseNumber, itemId, day } of cases)
          this.#addCase.run({
            list_id: listId,
            line,
            case_number: caseNumber,
            item_id: itemId,
            day,
            standing: "open",
            staff: null,
            answered_at: null,
            note_text_id: null,
          });
        break;
      }
      case "bypass-case-answered": {
        const { listId, line, standing, noteTextId, by } = fact.data;
        this.#answer.run(standing, by, fact.at, noteTextId, listId, line);
        break;
      }
      default:
        break;
    }
  }
}
