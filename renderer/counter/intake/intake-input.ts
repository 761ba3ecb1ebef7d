/** From a draft to what the commands take. Pure. */

import { readDate } from "../../../hall-server/contract/form-dates.ts";
import { type Draft, materialOf, type ReceiveInput } from "./draft.ts";
import type { IntakeItem } from "./intake-item.ts";

type Materials = NonNullable<ReceiveInput["materials"]>;

export function materialsInput(draft: Draft, item: IntakeItem): Materials {
  return item.materials.flatMap(({ id }) => {
    const { isHere, originals, copies, pages, reusedFrom, isElectronicLicence, validTo } = materialOf(
      draft,
      id,
    );
    if (!isHere) return [];
    return [
      {
        materialId: id,
        blobIds: pages.map(({ blobId }) => blobId),
        originals,
        copies,
        ...(reusedFrom
          ? { reusedFrom: { applicationId: reusedFrom.applicationId, materialId: reusedFrom.materialId } }
          : {}),
        ...(isElectronicLicence ? { isElectronicLicence } : {}),
        ...(validTo ? { validTo: readDate(validTo) } : {}),
      },
    ];
  });
}

/** What was left empty is left out: the hall fills in what it knows of the applicant. */
export function fieldsInput(draft: Draft, item: IntakeItem): Record<string, string> {
  return Object.fromEntries(
    item.form.flatMap(({ id, type }) => {
      const value = (draft.fields[id] ?? "").trim();
      if (value === "") return [];
      const isNumber = type === "idNumber" || type === "creditCode";
      return [[id, isNumber ? value.toUpperCase() : value]];
    }),
  );
}

export function wishInput({ wish }: Draft): NonNullable<ReceiveInput["wish"]> {
  if (wish.way !== "post") return { way: wish.way };
  const { name, phone, address } = wish;
  return { way: "post", address: { name: name.trim(), phone: phone.trim(), address: address.trim() } };
}

export function applicantInput({ applicant }: Draft): ReceiveInput["applicant"] | undefined {
  const { who, person, organisation } = applicant;
  const typed = {
    ...(person.name.trim() ? { name: person.name.trim() } : {}),
    ...(person.idNumber ? { idNumber: person.idNumber.trim().toUpperCase() } : {}),
    ...(person.phone ? { phone: person.phone.trim() } : {}),
  };
  const hasTyped = Object.keys(typed).length > 0;
  switch (who) {
    case "ticket":
      return undefined;
    case "other":
      return { kind: "person", holder: typed };
    case "organisation":
      return {
        kind: "organisation",
        ...(hasTyped ? { holder: typed } : {}),
        organisation: {
          name: organisation.name.trim(),
          ...(organisation.creditCode ? { creditCode: organisation.creditCode.trim().toUpperCase() } : {}),
        },
      };
    default:
      return who satisfies never;
  }
}

export function receiveInput(
  draft: Draft,
  item: IntakeItem,
  from: { ticketId: string; applicationId?: string | undefined; matterId?: string | undefined },
): ReceiveInput {
  const applicant = applicantInput(draft);
  const { ticketId, applicationId, matterId } = from;
  return {
    ticketId,
    ...(applicationId ? { applicationId } : { itemId: draft.itemId }),
    ...(matterId ? { matterId } : {}),
    ...(applicant ? { applicant } : {}),
    fields: fieldsInput(draft, item),
    materials: materialsInput(draft, item),
    wish: wishInput(draft),
    ...(draft.isNotDuplicate ? { isNotDuplicate: true } : {}),
  };
}
