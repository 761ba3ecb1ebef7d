import pino from "pino";
import type { SpeechLog } from "../speech/synthesis.ts";
import { collapsing } from "./collapse.ts";
import { type Detail, kindOf, type Level, type Log, levels } from "./events.ts";

export interface HallLog {
  log: Log;
  /** From now on every line carries the hall's id. */
  nameHall(hallId: string): void;
  /** For the voice, which has words of its own. */
  speech: SpeechLog;
  /** Tells what was held back. */
  stop(): void;
}

export function isLevel(text: string): text is Level {
  return (levels as readonly string[]).includes(text);
}

/** JSON lines on standard error, written before the call returns: a line about a crash must not be lost with it. */
export function createLog(level: Level, destination: pino.DestinationStream = pino.destination(2)): HallLog {
  let logger = pino(
    {
      level,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    destination,
  );
  const { log, stop } = collapsing((event, detail) => {
    const kind = kindOf(event);
    logger[kind.level]({ event, ...detail }, kind.message);
  });
  return {
    log: (event, detail) => {
      if (logger.isLevelEnabled(kindOf(event).level)) log(event, detail);
    },
    nameHall: (hallId) => {
      logger = logger.child({ hall: hallId });
    },
    speech: {
      info: (detail, what) => log("speech-note", { name: what, ...flat(detail) }),
      warn: (detail, what) => log("speech-trouble", { name: what, ...flat(detail) }),
    },
    stop,
  };
}

function flat(detail: object): Detail {
  const values = Object.entries(detail).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    values.map(([name, value]) => [name, typeof value === "object" ? JSON.stringify(value) : value]),
  );
}
