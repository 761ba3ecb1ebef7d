/**
 * Makes the first manager of a hall, who then makes everybody else on the manager's page. Run while the server is
 * stopped; the password is read from standard input, so that it stands in no process list and on no screen:
 *
 *   npm run first-manager -- --data <folder> --user <user> --number <staff number> --name <name>
 */
import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import { parseArgs } from "node:util";
import { openDatabase } from "./journal/database.ts";
import { keyFit } from "./journal/identity.ts";
import { deriveKeys } from "./people/keys.ts";
import { masterKey } from "./people/master-key.ts";
import { type PasswordProblem, passwordLength, passwordProblem } from "./people/password-rules.ts";
import { hashPasswordNow } from "./people/passwords.ts";
import { keepFilesPrivate } from "./people/private-files.ts";
import { Registry } from "./people/registry.ts";

const usage =
  "npm run first-manager -- --data <folder> --user <user> --number <staff number> --name <name> [--key-file <file>]";

const refusals: Record<PasswordProblem, string> = {
  "too-short": `密码至少 ${passwordLength.min} 位。 / At least ${passwordLength.min} characters.`,
  "too-long": `密码最多 ${passwordLength.max} 位。 / At most ${passwordLength.max} characters.`,
  "too-simple":
    "密码太简单：不要用连续的键或几个重复的字符。 / Too simple: no runs of keys, no few signs over and over.",
  "has-user-name": "密码里不要有用户名。 / The password has the user's name in it.",
};

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

/** One line; what is typed at a terminal is not shown. */
async function readPassword(): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({
    input: process.stdin,
    output: nowhere,
    terminal: process.stdin.isTTY === true,
  });
  lines.on("SIGINT", () => process.exit(130));
  // Asked only now: until here the terminal itself would show what is typed.
  process.stderr.write(`密码 Password (${passwordLength.min}+): `);
  for await (const line of lines) {
    process.stderr.write("\n");
    return line;
  }
  return "";
}

function readArguments() {
  try {
    return parseArgs({
      options: {
        data: { type: "string" },
        user: { type: "string" },
        number: { type: "string" },
        name: { type: "string" },
        "key-file": { type: "string" },
      },
    }).values;
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : error}\n${usage}`);
  }
}

keepFilesPrivate();
const args = readArguments();
const { data, user, number, name } = args;
if (!data || !user || !number || !name) fail(`--data, --user, --number and --name are needed.\n${usage}`);
if (!/^[a-z0-9][a-z0-9._-]{1,39}$/.test(user))
  fail("--user: 2 to 40 of a-z, 0-9, dot, dash and underscore, beginning with a letter or a digit.");
if (!/^[0-9A-Za-z-]{1,12}$/.test(number)) fail("--number: 1 to 12 letters, digits and dashes.");
if (name.length > 40) fail("--name: at most 40 characters.");
const key = masterKey({ file: args["key-file"], dataFolder: data, mayMake: false });
if (typeof key === "string") fail(key);
const password = await readPassword();
const problem = passwordProblem(password, user);
if (problem) fail(refusals[problem]);
try {
  const db = openDatabase(data);
  const keys = deriveKeys(key);
  if (keyFit(db, keys) === "wrong")
    fail("主密钥与数据库不匹配。 / The master key does not fit this database.");
  const registry = new Registry(db, keys);
  if (registry.staff(user))
    fail(
      `${user} 已经存在，可由另一位管理员重设密码。 / ${user} is there already; another manager can set a new password.`,
    );
  if (registry.hasStaffNumber(number))
    fail(`工号 ${number} 已被他人使用。 / The staff number ${number} is somebody else's.`);
  registry.addStaff({
    staffId: user,
    staffNumber: number,
    role: "manager",
    name,
    passwordHash: hashPasswordNow(password),
  });
  db.close();
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}
process.stderr.write(`${user} 可以登录了。 / ${user} can sign in once the server runs.\n`);
// At a terminal the keyboard is still being listened to.
process.exit(0);
