/** Reads a hall's journal as rows of text, without the hall's own code, and says whether anybody was doubled. */
import { join } from "node:path";
import Database from "better-sqlite3";

export interface JournalScan {
  /** What was found wrong, in words; empty when nothing was. */
  doubles: string[];
  taken: number;
  called: number;
}

/** The hall must have ended. */
export function scanJournal(folder: string): JournalScan {
  const db = new Database(join(folder, "hall.sqlite"));
  const rows = db.prepare("select name, day, data from facts order by position").all() as {
    name: string;
    day: string;
    data: string;
  }[];
  db.close();
  const scan: JournalScan = { doubles: [], taken: 0, called: 0 };
  const numbers = new Set<string>();
  const counterOf = new Map<string, string>();
  const ticketAt = new Map<string, string>();
  const free = (ticketId: string) => {
    ticketAt.delete(counterOf.get(ticketId) ?? "");
    counterOf.delete(ticketId);
  };
  for (const { name, data: text } of rows) {
    const data = JSON.parse(text);
    switch (name) {
      case "ticket-taken":
      case "ticket-handed-in": {
        const number = `${data.day} ${data.number}`;
        if (numbers.has(number)) scan.doubles.push(`number ${number} twice`);
        numbers.add(number);
        scan.taken += 1;
        break;
      }
      case "ticket-called":
        if (counterOf.has(data.ticketId))
          scan.doubles.push(
            `${data.ticketId} called to ${data.counterId} while at ${counterOf.get(data.ticketId)}`,
          );
        if (ticketAt.has(data.counterId))
          scan.doubles.push(
            `counter ${data.counterId} called ${data.ticketId} beside ${ticketAt.get(data.counterId)}`,
          );
        counterOf.set(data.ticketId, data.counterId);
        ticketAt.set(data.counterId, data.ticketId);
        scan.called += 1;
        break;
      case "service-finished":
      case "ticket-skipped":
      case "ticket-held":
      case "ticket-transferred":
        free(data.ticketId);
        break;
      case "counter-closed":
        for (const ticketId of data.returned) free(ticketId);
        break;
      default:
        break;
    }
  }
  return scan;
}
