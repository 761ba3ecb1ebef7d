/** What a clerk has ticked and typed for one item of one ticket, and how it changes. Pure; it lives in the tab's memory. */
import type { CommandRequest } from "../../../hall-server/contract/commands.ts";
import type { Application } from "../../../hall-server/contract/intake.ts";
import { type MaterialPage, pagesOf } from "../../kit/materials/pages.ts";
import type { IntakeItem, IntakeMaterial } from "./intake-item.ts";

export interface ReusedFrom {
  applicationId: string;
  materialId: string;
  number: string;
}

export interface DraftMaterial {
  isHere: boolean;
  originals: number;
  copies: number;
  pages: readonly MaterialPage[];
  reusedFrom: ReusedFrom | null;
  isElectronicLicence: boolean;
  /** `2027-03-19`, or empty. */
  validTo: string;
}

export interface DraftPerson {
  name: string;
  idNumber: string;
  phone: string;
}

/** Whose it is. `ticket`: the person of the ticket, whom the hall knows already. */
export interface DraftApplicant {
  who: "ticket" | "other" | "organisation";
  person: DraftPerson;
  organisation: { name: string; creditCode: string };
  /** Who stands here for them: the ticket's person, where it is somebody else's application. */
  hasAgent: boolean;
}

export interface DraftWish {
  way: "counter" | "post" | "kiosk";
  name: string;
  phone: string;
  address: string;
}

export type ReceiveInput = Omit<CommandRequest<"application:receive">, "commandId">;

/** What was sent and not answered: exactly the same is sent again, so that nothing is taken in twice. */
export interface Outgoing {
  commandId: string;
  input: ReceiveInput;
}

export interface Draft {
  itemId: string;
  materials: Readonly<Record<string, DraftMaterial>>;
  fields: Readonly<Record<string, string>>;
  applicant: DraftApplicant;
  wish: DraftWish;
  certificateNumber: string;
  /** What was written in a question and not sent: reasons, notes. */
  notes?: Readonly<Record<string, string>>;
  signatureBlobId: string | null;
  /** The clerk was told of an open application of this person and goes on. */
  isNotDuplicate: boolean;
  isTouched: boolean;
  outgoing: Outgoing | null;
}

export const nobody: DraftPerson = { name: "", idNumber: "", phone: "" };
const noWish: DraftWish = { way: "counter", name: "", phone: "", address: "" };
const notHere: DraftMaterial = {
  isHere: false,
  originals: 0,
  copies: 0,
  pages: [],
  reusedFrom: null,
  isElectronicLicence: false,
  validTo: "",
};

export function emptyDraft(itemId: string, hasHolder: boolean): Draft {
  return {
    itemId,
    materials: {},
    fields: {},
    applicant: {
      who: hasHolder ? "ticket" : "other",
      person: nobody,
      organisation: { name: "", creditCode: "" },
      hasAgent: false,
    },
    wish: noWish,
    certificateNumber: "",
    signatureBlobId: null,
    isNotDuplicate: false,
    isTouched: false,
    outgoing: null,
  };
}

/** As they were ticked and typed; whether something was sent of them makes no difference. */
export function isSameDraft(one: Draft, other: Draft): boolean {
  const typed = (draft: Draft) => JSON.stringify({ ...draft, outgoing: null, isTouched: true });
  return typed(one) === typed(other);
}

export function materialOf(draft: Draft, materialId: string): DraftMaterial {
  return draft.materials[materialId] ?? notHere;
}

const touched = (draft: Draft): Draft => (draft.isTouched ? draft : { ...draft, isTouched: true });

export function withMaterial(draft: Draft, materialId: string, change: Partial<DraftMaterial>): Draft {
  const next = { ...materialOf(draft, materialId), ...change };
  return touched({ ...draft, materials: { ...draft.materials, [materialId]: next } });
}

/** In the numbers that the item asks for; one original where it says nothing. */
export function takenIn(material: IntakeMaterial): Partial<DraftMaterial> {
  const asksPaper = material.originals + material.copies > 0;
  return {
    isHere: true,
    originals: asksPaper ? material.originals : 1,
    copies: material.copies,
    isElectronicLicence: false,
  };
}

export function toggled(draft: Draft, material: IntakeMaterial): Draft {
  const now = materialOf(draft, material.id);
  return withMaterial(
    draft,
    material.id,
    // What was scanned stays: a slip of the finger costs no scan.
    now.isHere ? { isHere: false, originals: 0, copies: 0, reusedFrom: null } : takenIn(material),
  );
}

export function allRequiredHere(draft: Draft, item: IntakeItem): Draft {
  return item.materials
    .filter((material) => material.isRequired && !materialOf(draft, material.id).isHere)
    .reduce((next, material) => withMaterial(next, material.id, takenIn(material)), touched(draft));
}

/** A scan is the material itself. */
export function withPages(draft: Draft, materialId: string, pages: readonly MaterialPage[]): Draft {
  const isHere = pages.length > 0 || materialOf(draft, materialId).originals > 0;
  return withMaterial(draft, materialId, { pages, isHere });
}

export function withField(draft: Draft, fieldId: string, value: string): Draft {
  return touched({ ...draft, fields: { ...draft.fields, [fieldId]: value } });
}

export type NoteName = "tell" | "refuse" | "agency" | "withdraw";

export function noteOf(draft: Draft, name: NoteName): string {
  return draft.notes?.[name] ?? "";
}

/** Nothing to take in yet: finishing need not ask for it. */
export function withNote(draft: Draft, name: NoteName, text: string): Draft {
  return { ...draft, notes: { ...draft.notes, [name]: text } };
}

export function missingOf(draft: Draft, item: IntakeItem): IntakeMaterial[] {
  return item.materials.filter((material) => material.isRequired && !materialOf(draft, material.id).isHere);
}

/** Of an application that is there already: what came in before is here, and what comes now is added. */
export function draftOf(application: Application): Draft {
  const materials = Object.fromEntries(
    application.materials
      .filter(({ status }) => status === "here")
      .map((material): [string, DraftMaterial] => [
        material.materialId,
        {
          isHere: true,
          originals: material.originals,
          copies: material.copies,
          pages: pagesOf(material.blobIds),
          reusedFrom: material.reusedFrom,
          isElectronicLicence: material.isElectronicLicence,
          validTo: material.validTo ?? "",
        },
      ]),
  );
  return {
    ...emptyDraft(application.itemId, true),
    materials,
    wish: { ...noWish, way: application.wish.way },
  };
}

/** What the clerk has changed of an application's papers since it was read. */
export function changedMaterials(draft: Draft, application: Application): string[] {
  const before = draftOf(application).materials;
  return Object.keys(draft.materials).filter((materialId) => {
    const now = materialOf(draft, materialId);
    return now.isHere && JSON.stringify(now) !== JSON.stringify(before[materialId]);
  });
}
