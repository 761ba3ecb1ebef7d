import { createInterface } from "node:readline/promises";
import { type AskPerson, personHand } from "../conformance/hand.ts";
import { hasPassed, reportAll, reportStep, type StepResult } from "../conformance/report.ts";
import { runConformance } from "../conformance/run.ts";
import { WrongProfile } from "../frame-map/profile-files.ts";
import type { HostLog } from "../host/settings.ts";
import { within } from "../wait.ts";
import { configOf, readArguments } from "./arguments.ts";
import { loadModule } from "./load-module.ts";

/**
 * npm run conformance -- <kind> [--port <transport>] [--adapter … --profile … --address … --model … --module …]
 *
 * Without a port: against the kind's simulator. With one: against the device there, and a person at the keyboard is asked
 * to do what a hand must do. Ends with 0 only when every step has passed.
 */
const say = (line: string) => void process.stdout.write(`${line}\n`);

async function main(): Promise<number> {
  const read = readArguments(process.argv.slice(2), ["port", "module"]);
  if (!read.ok) return complain(read.error);
  const { device, own } = read.value;
  const { transport: _none, ...named } = device;
  const { port } = own;
  const config = configOf({ ...named, transport: port ?? "tcp:127.0.0.1:1" });
  if (!config.ok) return complain(config.error);
  say(`${device.kind} ${port === undefined ? "against its simulator" : `at ${port}`}`);
  const person = process.stdin.isTTY ? askAtKeyboard : null;
  const real = port === undefined ? {} : { real: { transport: port, hand: personHand(person) } };
  const outside = await loadModule(own.module);
  if (!outside.ok) return complain(outside.error);
  if (outside.value && !outside.value.simulate && port === undefined) {
    return complain("the module exports no simulate, so there is nothing to try it against without --port");
  }
  const onResult = (result: StepResult) => say(reportStep(result));
  try {
    const results = await runConformance({ ...named, ...real }, { ...outside.value, onResult, log });
    say(reportAll(results));
    return hasPassed(results) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof WrongProfile)) throw error;
    say(error.message);
    return 2;
  }
}

function complain(why: string): number {
  say(
    "npm run conformance -- <kind> [--port <transport>] [--adapter …] [--profile …] [--address …] [--model …] [--module …]",
  );
  say(`  ${why}`);
  return 2;
}

/** A driver that throws is told as faulty; here somebody wants to know where it threw. */
const log: HostLog = {
  info() {},
  warn() {},
  error({ error }, message) {
    say(`${message}: ${error instanceof Error ? error.stack : JSON.stringify(error)}`);
  },
};

const askAtKeyboard: AskPerson = async (words, limitMs) => {
  const keyboard = createInterface({ input: process.stdin, output: process.stdout });
  const answered = keyboard.question(`\n>> ${words}\n   Enter when it is done, n when it cannot be done: `);
  const answer = await within(answered, limitMs, null).finally(() => keyboard.close());
  if (answer === null) return "late";
  return answer.trim().toLowerCase().startsWith("n") ? "cannot" : "done";
};

process.exit(await main());
