import { readHall } from "../../catalog/read-hall.ts";
import { type Finding, fine, note, problem } from "./finding.ts";

export function checkHallFile(file: string | undefined): { hallId: string | null; findings: Finding[] } {
  if (file === undefined) return { hallId: null, findings: [note("hall-file-not-given")] };
  const read = readHall(file, { isDemonstration: false });
  if (read.ok)
    return { hallId: read.config.id, findings: [fine("hall-file-fine", { hall: read.config.id })] };
  const findings = read.problems.map(({ file: where, line, column, path, message }) =>
    problem("hall-file-wrong", { file: where, line, column, path, message }),
  );
  return { hallId: null, findings };
}
