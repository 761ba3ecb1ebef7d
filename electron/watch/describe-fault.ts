const keptFrames = 4;

/** What the log says of an error: its kind, its code, where it came from. Never its message: a parser's repeats what it read. */
export function describeFault(error: unknown): Record<string, string> {
  if (!(error instanceof Error)) return { kind: typeof error };
  const { code } = error as { code?: unknown };
  const where = (error.stack ?? "")
    .split("\n")
    .filter((line) => /^\s+at /.test(line) && !line.includes("node:internal"))
    .slice(0, keptFrames)
    .map((line) =>
      line
        .trim()
        .slice(3)
        .replace(/(file:\/\/)?\/\S*\/(?=[^/]+:\d)/, ""),
    )
    .join(" < ");
  return { kind: error.name, ...(typeof code === "string" ? { code } : {}), where };
}
