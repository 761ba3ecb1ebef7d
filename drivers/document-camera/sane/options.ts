/**
 * What a device of SANE can be set to, as `scanimage --all-options` lists it (`--help` would look for every scanner of the network):
 *
 *     --mode Gray|Color [Gray]                       one of these words
 *     --resolution 1..1200dpi (in steps of 1) [50]   from a number to another
 *     --resolution 75|150|300dpi [75]                one of these numbers
 *     --source Flatbed|Automatic Document Feeder [Flatbed]
 *     -x 0..200mm (in steps of 1) [80]
 *     --depth 8 [inactive]                           has no meaning now
 */
export interface SaneOption {
  /** As it is given to the program: `--mode`, `-x`. */
  flag: string;
  values: { kind: "words"; words: string[] } | { kind: "numbers"; min: number; max: number; step: number };
}

export type SaneOptions = ReadonlyMap<string, SaneOption>;

const line =
  /^ {4}(--?[A-Za-z][A-Za-z0-9-]*) ?(?:\[=\(([^)]{1,200})\)\]|([^[\]]{1,1000}?))? \[([^\]]{0,100})\]$/;
const range =
  /^(-?\d{1,7}(?:\.\d{1,7})?)\.\.(-?\d{1,7}(?:\.\d{1,7})?)[a-z%]*(?: \(in steps of (\d{1,7}(?:\.\d{1,7})?)\))?$/;
const unit = /^(-?\d+(?:\.\d+)?)(?:dpi|mm|bit|us|%|pel)$/;
const mostOptions = 300;

/** Reads what `scanimage --all-options` printed. Never throws; what it does not understand is left out. */
export function readOptions(text: string): SaneOptions {
  const options = new Map<string, SaneOption>();
  const start = text.search(/options specific to device/i);
  for (const row of start < 0 ? [] : text.slice(start).split("\n")) {
    if (options.size >= mostOptions) break;
    const [, flag, yesNo, words, current] = row.length > 1200 ? [] : (line.exec(row) ?? []);
    if (!flag || current === "inactive" || options.has(flag)) continue;
    const values = valuesOf((yesNo ?? words ?? "").trim());
    if (values) options.set(flag, { flag, values });
  }
  return options;
}

function valuesOf(text: string): SaneOption["values"] | null {
  if (text === "" || text.startsWith("<")) return null;
  const [, min, max, step] = range.exec(text) ?? [];
  if (min !== undefined && max !== undefined) {
    return { kind: "numbers", min: Number(min), max: Number(max), step: Number(step ?? 0) };
  }
  const words = text.split("|");
  // Only the last of a list of numbers carries the unit.
  const [, number] = unit.exec(words.at(-1) ?? "") ?? [];
  return { kind: "words", words: number === undefined ? words : [...words.slice(0, -1), number] };
}
