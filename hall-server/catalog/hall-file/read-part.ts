/** One file against its schema: the values, or every problem with its line. */
import { z } from "zod";
import { explainIssues, type KnownKeys } from "./explain.ts";
import { boundProblems, type HallProblem } from "./problem.ts";
import { readYaml, type YamlSource } from "./yaml-source.ts";

export type PartReading<Value> =
  | { ok: true; value: Value; source: YamlSource }
  | { ok: false; problems: HallProblem[] };

export function readPart<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
): PartReading<z.infer<Schema>> {
  const reading = readYaml(file);
  if (!reading.ok) return { ok: false, problems: boundProblems(reading.problems) };
  const parsed = schema.safeParse(reading.source.value);
  if (parsed.success) return { ok: true, value: parsed.data, source: reading.source };
  const problems = explainIssues(reading.source, parsed.error.issues, knownKeys(schema));
  return { ok: false, problems: boundProblems(problems) };
}

/** Walks the schema beside the path; gives nothing where the schema is no plain group of fields. */
function knownKeys(schema: z.ZodType): KnownKeys {
  return (path) => {
    let here: z.core.$ZodType = schema;
    for (const step of path) {
      const unwrapped = unwrap(here);
      const next: z.core.$ZodType | undefined =
        unwrapped instanceof z.ZodArray
          ? unwrapped.element
          : unwrapped instanceof z.ZodObject && typeof step === "string"
            ? unwrapped.shape[step]
            : undefined;
      if (!next) return [];
      here = next;
    }
    const found = unwrap(here);
    return found instanceof z.ZodObject ? Object.keys(found.shape) : [];
  };
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodOptional)
    return unwrap(schema.unwrap());
  if (schema instanceof z.ZodPipe) return unwrap(schema.out);
  return schema;
}
