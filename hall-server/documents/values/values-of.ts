/** What a document says of an application, as of now: from its record, its item's version and the vault. */
import type { DocumentExtra, DocumentValues } from "../../contract/documents.ts";
import type { Deciding } from "../../deciding.ts";
import { after, today } from "../../intake/dues.ts";
import { readFields } from "../../intake/fields.ts";
import { queryPassword } from "../../intake/number.ts";
import type { ApplicationRecord } from "../../intake/record.ts";
import { organisationOf } from "../../intake/reveal.ts";
import { localTimeOf } from "../../time/hall-day.ts";
import { deliveryOf } from "./delivery.ts";
import { listMaterials, missingMaterials } from "./materials.ts";
import { personOf } from "./person.ts";

export type Reading = Pick<
  Deciding,
  "config" | "now" | "vault" | "registry" | "items" | "keys" | "state" | "deliveries"
>;

/** Everything but the document's own number and address. */
export type ContentValues = Omit<DocumentValues, "documentId" | "number" | "verifyAddress" | "seal">;

export function valuesOf(
  reading: Reading,
  record: ApplicationRecord | null,
  extra: DocumentExtra,
): ContentValues {
  return { ...emptyValues(reading), ...(record ? ofRecord(reading, record) : {}), ...given(extra) };
}

function emptyValues(reading: Reading): ContentValues {
  const { config } = reading;
  const { authority, address, phone, openingHours } = config.documents;
  const { hotline, isDemonstration } = config;
  return {
    issuedOn: today(reading),
    hall: { name: config.name.zh, authority, address, phone, openingHours, hotline, isDemonstration },
    application: null,
    item: null,
    applicant: null,
    fields: [],
    materials: [],
    missing: [],
    missingUntil: null,
    missingDays: null,
    note: null,
    reason: null,
    rightAgency: null,
    special: null,
    extension: null,
    hearing: null,
    decision: null,
    opinions: [],
    delivery: null,
    handover: null,
    errand: null,
    asked: [],
    staff: { clerk: null, reviewer: null, second: null, head: null },
    signatureBlobId: null,
  };
}

function ofRecord(reading: Reading, record: ApplicationRecord): Partial<ContentValues> {
  const { vault } = reading;
  const text = (id: string | null | undefined) => (id ? vault.text(id) : null);
  const { supplement, gaps, special, decision } = record;
  const item = reading.items.at(record.terms.itemId, record.terms.itemVersion)?.item ?? null;
  return {
    application: applicationOf(reading, record),
    item: itemOf(reading, record),
    applicant: applicantOf(reading, record),
    fields: fieldsOf(reading, record),
    materials: listMaterials(record, item),
    missing: missingMaterials(record, item),
    missingUntil: gaps?.until ?? supplement?.until ?? null,
    missingDays: gaps?.days ?? supplement?.days ?? null,
    note: text(supplement?.noteTextId),
    reason: text(decision?.reasonTextId ?? record.endReasonTextId),
    rightAgency: text(record.rightAgencyTextId),
    special: special && {
      kind: special.kind,
      since: special.since,
      expectedDays: special.expectedDays,
      note: text(special.noteTextId),
    },
    extension: extensionOf(reading, record),
    decision: decisionOf(reading, record),
    opinions: opinionsOf(reading, record),
    delivery: deliveryOf(reading, record),
    staff: {
      clerk: staffName(reading, record.clerk),
      reviewer: staffName(reading, decision?.decidedBy ?? record.reviewer),
      second: staffName(reading, decision?.confirmedBy ?? null),
      head: null,
    },
    signatureBlobId: record.signatureBlobId,
  };
}

function applicationOf(reading: Reading, record: ApplicationRecord): DocumentValues["application"] {
  const { config, keys, state } = reading;
  const { number, channel, receivedOn, acceptedOn, dueOn, isDeemed, terms, unitId } = record;
  const units = config.offices.flatMap((office) => office.units);
  const ticket = record.ticketId === null ? undefined : state.queueing.tickets.get(record.ticketId);
  return {
    number,
    queryPassword: queryPassword(keys.progress, number),
    channel,
    state: record.state,
    receivedOn,
    acceptedOn,
    dueOn,
    isInstant: terms.kind === "instant",
    isDeemed,
    ticketNumber: ticket?.number ?? null,
    counterName: config.counters.find((counter) => counter.id === record.counterId)?.name.zh ?? null,
    unitName: units.find((unit) => unit.id === unitId)?.name.zh ?? null,
  };
}

function itemOf(reading: Reading, { terms }: ApplicationRecord): DocumentValues["item"] {
  const item = reading.items.at(terms.itemId, terms.itemVersion)?.item ?? null;
  return {
    name: terms.itemName,
    code: item?.codes.implementation ?? item?.codes.basic ?? null,
    lawDays: terms.lawDays,
    promisedDays: terms.days,
    authority: item?.body.name ?? null,
    basis: item?.legalBasis ?? [],
    conditions: item?.conditions ?? [],
    fee: item?.fee ?? null,
    resultName: terms.result?.name ?? null,
    promiseText: item?.promiseText ?? null,
  };
}

function applicantOf({ vault }: Reading, { applicant }: ApplicationRecord): DocumentValues["applicant"] {
  const person = personOf(vault, applicant.personId);
  if (!person) return null;
  const organisation = organisationOf(vault, applicant);
  return {
    isOrganisation: organisation !== null,
    name: organisation?.name ?? person.name,
    creditCode: organisation?.creditCode ?? null,
    person,
    agent: personOf(vault, applicant.agentPersonId),
  };
}

/** In the form's order; what the form no longer has comes last, under its id. */
function fieldsOf(reading: Reading, record: ApplicationRecord): DocumentValues["fields"] {
  const values = readFields(reading.vault, record.fieldsTextId);
  const form = reading.items.at(record.terms.itemId, record.terms.itemVersion)?.item.form ?? [];
  const known = form.flatMap(({ id, label, choices, type }) => {
    const value = values[id];
    if (value === undefined) return [];
    const chosen = choices?.find((choice) => choice.id === value)?.name.zh;
    const said = type === "yesNo" ? (value === "yes" ? "是" : "否") : (chosen ?? value);
    return [{ label: label.zh, value: said }];
  });
  const ids = new Set(form.map((field) => field.id));
  const others = Object.entries(values).filter(([id]) => !ids.has(id));
  return [...known, ...others.map(([label, value]) => ({ label, value }))];
}

const longestExtension = 120;

function extensionOf(reading: Reading, record: ApplicationRecord): DocumentValues["extension"] {
  const { extension, dueOn } = record;
  if (!extension) return null;
  const reason = reading.vault.text(extension.reasonTextId) ?? "";
  const dueBefore = extension.isApproved ? dueBeforeOf(reading, dueOn, extension.days) : dueOn;
  return { days: extension.days, reason, dueBefore };
}

/** The day from which so many working days lead to the due date that holds now. */
function dueBeforeOf({ config }: Reading, dueOn: string | null, days: number): string | null {
  if (dueOn === null) return null;
  let found: string | null = null;
  for (let back = 1; back <= longestExtension; back += 1) {
    const day = new Date(Date.parse(dueOn) - back * 86_400_000).toISOString().slice(0, 10);
    const due = after(config, day, days);
    if (due === dueOn) found = day;
    else if (found !== null || due === null) break;
  }
  return found;
}

function decisionOf({ config, vault }: Reading, record: ApplicationRecord): DocumentValues["decision"] {
  const { decision, certificate } = record;
  const { appealTo, court } = config.documents;
  const route = { appealTo, court };
  if (!decision) {
    // Also what is not taken in can be appealed against.
    return record.state === "not-accepted"
      ? {
          ...{ outcome: "refused", reason: null, decidedOn: record.receivedOn },
          ...{ certificateNumber: null, validTo: null, ...route },
        }
      : null;
  }
  const { noteText, number } = {
    noteText: decision.reasonTextId === null ? null : vault.text(decision.reasonTextId),
    number: certificate?.numberTextId ? vault.text(certificate.numberTextId) : null,
  };
  return {
    outcome: decision.outcome,
    reason: noteText,
    decidedOn: decision.decidedOn,
    certificateNumber: number,
    validTo: certificate?.validTo ?? null,
    ...route,
  };
}

function opinionsOf(reading: Reading, record: ApplicationRecord): DocumentValues["opinions"] {
  const { vault, config } = reading;
  const on = (at: number) => localTimeOf(at, config.timeZone).date;
  const said = (staffId: string | null) => staffName(reading, staffId) ?? "";
  const checks = record.checks.map(({ at, by, noteTextId }) => ({
    step: "核查",
    opinion: vault.text(noteTextId) ?? "",
    by: said(by.replace(/^staff:/, "")),
    on: on(at),
  }));
  const { decision, acceptedOn, clerk, isDeemed } = record;
  const accepted = acceptedOn
    ? [
        {
          step: "受理",
          opinion: isDeemed ? "逾期未告知，视为受理。" : "要件齐全，符合申请条件，予以受理。",
          by: said(clerk),
          on: acceptedOn,
        },
      ]
    : [];
  const decided = decision
    ? [
        {
          step: "审查",
          opinion:
            decision.outcome === "granted"
              ? "符合法定条件、标准，拟准予。"
              : "不符合法定条件、标准，拟不予。",
          by: said(decision.decidedBy),
          on: decision.decidedOn,
        },
      ]
    : [];
  return [...accepted, ...checks, ...decided];
}

/** 工号1003; with the name where the hall shows names. */
export function staffName({ config, registry }: Reading, staffId: string | null): string | null {
  if (staffId === null) return null;
  const number = `工号${registry.staffNumberOf(staffId)}`;
  const name = config.policy.showsStaffNames ? registry.staffName(staffId) : null;
  return name === null ? number : `${name}（${number}）`;
}

/** What is left out of it stays as it was. */
function given(extra: DocumentExtra): Partial<ContentValues> {
  return Object.fromEntries(
    Object.entries(extra).filter(([, value]) => value !== undefined),
  ) as Partial<ContentValues>;
}
