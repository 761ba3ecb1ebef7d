/** Reads and parses every fact of a hall's database, and does nothing with it. */
import { join } from "node:path";
import Database from "better-sqlite3";

const db = new Database(join(process.argv[2] ?? "", "hall.sqlite"));
let facts = 0;
for (const row of db.prepare<[], { data: string }>("select * from facts order by position").iterate()) {
  JSON.parse(row.data);
  facts += 1;
}
process.stdout.write(`${JSON.stringify({ ready: true, facts })}\n`);
db.close();
