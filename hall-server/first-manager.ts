/**
 * Makes the first manager of a hall, who then makes everybody else on the manager's page. Run while the server is
 * stopped; the password is read from standard input, so that it stands in no process list:
 *
 *   npm run first-manager -- --data <folder> --user <user> --number <staff number> --name <name>
 */
import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import { openDatabase } from "./journal/database.ts";
import { deriveKeys } from "./people/keys.ts";
import { masterKey } from "./people/master-key.ts";
import { hashPasswordNow } from "./people/passwords.ts";
import { Registry } from "./people/registry.ts";

const { values: args } = parseArgs({
  options: {
    data: { type: "string" },
    user: { type: "string" },
    number: { type: "string" },
    name: { type: "string" },
    "key-file": { type: "string" },
  },
});

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

const { data, user, number, name } = args;
if (!data || !user || !number || !name) fail("--data, --user, --number and --name are needed.");
const key = masterKey({ file: args["key-file"], dataFolder: data, mayMake: false });
if (typeof key === "string") fail(key);
const ask = createInterface({ input: process.stdin, output: process.stderr });
const password = await ask.question("密码 Password (10+): ");
ask.close();
if (password.length < 10) fail("At least ten characters.");
const db = openDatabase(data);
const registry = new Registry(db, deriveKeys(key));
if (registry.staff(user)) fail(`${user} is there already; another manager can set a new password.`);
registry.addStaff({
  staffId: user,
  staffNumber: number,
  role: "manager",
  name,
  passwordHash: hashPasswordNow(password),
});
db.close();
process.stderr.write(`${user} can sign in once the server runs.\n`);
