import { createSecretKey, randomBytes } from "node:crypto";
import type { HallDatabase } from "../journal/database.ts";
import type { HallKeys } from "./keys.ts";
import { seal } from "./keys.ts";
import { Vault } from "./vault.ts";

/** Writes everybody as the first released server did: under a random key, which lies sealed beside the values. */
export function sealAsBefore(db: HallDatabase, keys: HallKeys): void {
  const vault = new Vault(db, keys);
  for (const { id } of db.prepare<[], { id: string }>("select person_id as id from persons").all()) {
    const key = randomBytes(32);
    const fields = seal(createSecretKey(key), id, Buffer.from(JSON.stringify(vault.read(id))));
    db.prepare("update persons set wrapped_key = ?, fields = ? where person_id = ?").run(
      seal(keys.vault, id, key),
      fields,
      id,
    );
  }
}
