import type { Detail } from "./events.ts";
import { Explained } from "./explained.ts";

/** Of a sentence in two languages, with a path in each. */
const longestMessage = 1_000;
const keptFrames = 4;

/**
 * What the log may say of an error. Only the hall's own sentences and the messages of the disk and of the operating
 * system are told: that of a parser may repeat what it read, which may be somebody's name.
 */
export function describeError(error: unknown): Detail {
  if (!(error instanceof Error)) return { error: typeof error };
  const { code } = error as { code?: unknown };
  const isTold = error instanceof Explained || error.name === "SqliteError" || "syscall" in error;
  return {
    error: error.name,
    code: typeof code === "string" ? code : null,
    ...(isTold ? { because: error.message.slice(0, longestMessage) } : {}),
    where: framesOf(error),
  };
}

/** `function (file:line:column)`, innermost first; the stack's own first line holds the message and is left out. */
function framesOf(error: Error): string {
  return (error.stack ?? "")
    .split("\n")
    .filter((line) => /^\s+at /.test(line) && !line.includes("node:internal"))
    .slice(0, keptFrames)
    .map((line) =>
      line
        .trim()
        .slice(3)
        .replace(/file:\/\/\S*\/(?=[^/]+\/[^/]+:\d)/, ""),
    )
    .join(" < ");
}
