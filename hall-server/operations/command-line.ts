/** What the commands for whoever runs a hall have in common: options in, sentences in both languages out. */
import { type ParseArgsConfig, parseArgs } from "node:util";
import { type Outcome, say } from "./problem.ts";

export function readOptions<Options extends NonNullable<ParseArgsConfig["options"]>>(
  usage: string,
  options: Options,
) {
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    return wrongUse(error instanceof Error ? error.message : String(error), usage);
  }
}

export function wrongUse(what: string, usage: string): never {
  process.stderr.write(`看不懂或缺少：${what}\nNot understood or missing: ${what}\n${usage}\n`);
  process.exit(2);
}

/** Says how it went and leaves with 0 or 1. */
export function report<Value>(
  outcome: Outcome<Value>,
  done: (value: Value) => { zh: string; en: string },
): never {
  const { zh, en } = outcome.ok ? done(outcome.value) : say(outcome.problem);
  (outcome.ok ? process.stdout : process.stderr).write(`${zh}\n${en}\n`);
  process.exit(outcome.ok ? 0 : 1);
}
