/** The lines of a hall's log; throws for one that is no JSON. */
export interface LogLine {
  level: string;
  event: string;
  hall?: string;
  msg: string;
  [name: string]: unknown;
}

export function logLines(text: string): LogLine[] {
  return text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as LogLine);
}
