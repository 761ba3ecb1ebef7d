/** Materials that come in: which the item asks for, which blobs, and what is taken over from before. */
import { DateTime } from "luxon";
import type { HallError } from "../contract/errors.ts";
import type { HandedIn } from "../contract/intake.ts";
import { type Deciding, refuse } from "../deciding.ts";
import { today } from "./dues.ts";
import type { HandedInMaterial, Terms } from "./facts.ts";
import { type ApplicationRecord, isHere } from "./record.ts";

/** What a granted application gave, as a material of a later one: 结果复用. */
export const resultMaterialId = "result";

export function takeMaterials(
  deciding: Deciding,
  terms: Terms,
  applicant: { personId: string | null; agentPersonId: string | null },
  matterId: string | null,
  came: readonly HandedIn[],
  /** What the application has already, by material. */
  had: ApplicationRecord["materials"] = {},
): HandedInMaterial[] | HallError {
  const taken: HandedInMaterial[] = [];
  for (const [i, one] of came.entries()) {
    const field = `materials.${i}`;
    const asked = terms.materials.find((material) => material.id === one.materialId);
    if (!asked || taken.some((other) => other.materialId === one.materialId))
      return refuse("invalid-input", { field: `${field}.materialId`, because: asked ? "twice" : "unknown" });
    const reused = one.reusedFrom
      ? (takenOver(had[one.materialId], one) ?? reuse(deciding, terms, applicant, matterId, one))
      : null;
    if (reused && "code" in reused)
      return refuse(reused.code, { ...reused.params, field: `${field}.reusedFrom` });
    taken.push({
      materialId: one.materialId,
      blobIds: [...new Set(reused ? [...reused.blobIds, ...one.blobIds] : one.blobIds)],
      originals: one.originals,
      copies: one.copies,
      reusedFrom: reused?.from ?? null,
      isElectronicLicence: one.isElectronicLicence ?? false,
      validTo: one.validTo ?? reused?.validTo ?? null,
    });
  }
  return taken;
}

type At = Pick<Deciding, "config" | "now">;

interface Reused {
  from: NonNullable<HandedInMaterial["reusedFrom"]>;
  blobIds: string[];
  validTo: string | null;
  handedInAt: number;
  /** Its item, for a page's line. */
  itemName: string;
}

/** Sent again with something else: it was good when it was taken over. */
function takenOver(
  before: HandedInMaterial | undefined,
  { reusedFrom }: HandedIn,
): Pick<Reused, "from" | "blobIds" | "validTo"> | null {
  const from = before?.reusedFrom;
  if (!from || from.applicationId !== reusedFrom?.applicationId || from.materialId !== reusedFrom.materialId)
    return null;
  return { from, blobIds: before.blobIds, validTo: before.validTo };
}

function reuse(
  deciding: Deciding,
  terms: Terms,
  applicant: { personId: string | null },
  matterId: string | null,
  one: HandedIn,
): Reused | HallError {
  const { applicationId, materialId } = one.reusedFrom ?? { applicationId: "", materialId: "" };
  const source = deciding.intake.application(applicationId);
  const isTheirs = source !== null && source.applicant.personId === applicant.personId;
  const isOfMatter = source !== null && matterId !== null && source.matterId === matterId;
  if (!source || !(isTheirs || isOfMatter)) return refuse("not-found", { what: "material" });
  const asked = terms.materials.find((material) => material.id === one.materialId);
  const offered = offers(deciding, source).find((offer) => offer.from.materialId === materialId);
  if (!offered || !asked?.isReusable || offered.kind !== asked.kind)
    return refuse("not-found", { what: "material" });
  return offered;
}

/** What may be taken over for a material of these terms: the newest of its kind, from any of these applications. */
export function reusable(
  at: At,
  terms: Terms,
  sources: readonly ApplicationRecord[],
): (Reused & { materialId: string })[] {
  const offered = sources.flatMap((source) => offers(at, source));
  return terms.materials.flatMap((asked) => {
    const found = offered
      .filter((offer) => offer.kind === asked.kind && asked.isReusable)
      .toSorted((a, b) => b.handedInAt - a.handedInAt)[0];
    return found ? [{ ...found, materialId: asked.id }] : [];
  });
}

/** What of an application may be used again, each with its kind of document. */
function offers(at: At, source: ApplicationRecord): (Reused & { kind: string })[] {
  const { config, now } = at;
  const day = today(at);
  const oldest = now - config.intake.reuseMonths * 30.4375 * 86_400_000;
  const handed = source.terms.materials.flatMap((asked) => {
    const material = source.materials[asked.id];
    if (!asked.isReusable || !material || !isHere(material) || material.handedInAt === null) return [];
    const { blobIds, validTo, handedInAt } = material;
    const isOver = validTo === null ? handedInAt < oldest : validTo < day;
    if (isOver) return [];
    return [{ ...lineOf(source, asked.id), kind: asked.kind, blobIds, validTo, handedInAt }];
  });
  return [...handed, ...resultOf(source, day)];
}

function resultOf(source: ApplicationRecord, day: string): (Reused & { kind: string })[] {
  const { terms, decision, certificate, state } = source;
  const { result } = terms;
  const isOut = state === "ready" || state === "delivered" || state === "archived";
  if (!isOut || decision?.outcome !== "granted" || !certificate || result === null) return [];
  const { madeAt } = certificate;
  const validTo = certificate.validTo ?? lastDayOf(decision.decidedOn, result.validMonths);
  if (validTo !== null && validTo < day) return [];
  const line = lineOf(source, resultMaterialId);
  return [{ ...line, kind: result.kind, blobIds: [], validTo, handedInAt: madeAt }];
}

/** Twelve months from 2 March on: up to and with 1 March. */
function lastDayOf(from: string, months: number | undefined): string | null {
  if (months === undefined) return null;
  return DateTime.fromISO(from, { zone: "utc" }).plus({ months }).minus({ days: 1 }).toISODate();
}

const lineOf = (source: ApplicationRecord, materialId: string) => ({
  from: { applicationId: source.id, number: source.number, materialId },
  itemName: source.terms.itemName,
});

/** Required, and neither here nor promised: what stands between the papers and 受理. */
export function missingOf(record: ApplicationRecord): string[] {
  return record.terms.materials
    .filter((asked) => asked.isRequired && !isHere(record.materials[asked.id]))
    .map((asked) => asked.id);
}
