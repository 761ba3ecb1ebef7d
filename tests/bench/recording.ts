/** What the hall asks of its database for a command, statement by statement, so that a bare server can ask the same. */
import type { HallDatabase } from "../../hall-server/journal/database.ts";

export interface Written {
  sql: string;
  params: unknown[];
}

/** Statements that a group has once, however many commands are in it. */
const ofTheGroup = /^(begin|commit|(update|insert or replace into) derived)/;

/** The database, with every statement noted that is run. `takeNotes` gives those since it was asked last. */
export function recordingDatabase(db: HallDatabase): { db: HallDatabase; takeNotes(): Written[] } {
  let notes: Written[] = [];
  const recorded = new Proxy(db, {
    get: (target, key) => {
      const value = Reflect.get(target, key);
      if (key !== "prepare") return typeof value === "function" ? value.bind(target) : value;
      return (sql: string) => {
        const statement = target.prepare(sql);
        for (const way of ["run", "get", "all"] as const) {
          const work: (...params: unknown[]) => unknown = statement[way].bind(statement);
          const noted = (...params: unknown[]) => {
            if (!ofTheGroup.test(sql)) notes.push({ sql, params: structuredClone(params) });
            return work(...params);
          };
          Object.assign(statement, { [way]: noted });
        }
        return statement;
      };
    },
  });
  return {
    db: recorded,
    takeNotes: () => {
      const taken = notes;
      notes = [];
      return taken;
    },
  };
}
