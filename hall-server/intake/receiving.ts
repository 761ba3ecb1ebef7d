/** 收件: how an application begins, at a kiosk or at a counter, and how it is corrected on the spot. */
import type { CommandInput } from "../contract/commands.ts";
import type { HallError } from "../contract/errors.ts";
import type { HandedIn } from "../contract/intake.ts";
import { accept, type Deciding, type Handlers, refuse } from "../deciding.ts";
import type { Vault } from "../people/vault.ts";
import { admit, atOwnCounter } from "./admission.ts";
import { answerOne, drawnOf } from "./answering.ts";
import { type PlannedApplicant, planApplicant, planWish } from "./applicant.ts";
import { after, today } from "./dues.ts";
import type { Channel, HandedInMaterial, Terms } from "./facts.ts";
import { formOf, impossibleDay, planFields } from "./fields.ts";
import { withKnown } from "./known-fields.ts";
import { isOpen } from "./life-cycle.ts";
import { takeMaterials } from "./materials.ts";
import { stepOfMatter } from "./matters.ts";
import { nextNumber, numberPrefix } from "./number.ts";
import { isHere, stillToSupplement } from "./record.ts";
import { termsOf } from "./terms.ts";
import { placeOf } from "./units.ts";
import { drawRow } from "./wire.ts";

export const receivingCommands: Handlers<"application:submit" | "application:receive" | "application:amend"> =
  {
    "application:submit": (deciding, input) => {
      const { principal } = deciding;
      const version = deciding.items.inForce(input.itemId);
      if (!version) return refuse("not-found", { what: "item", id: input.itemId });
      if (principal.role === "kiosk" && !version.item.isSelfService)
        return refuse("not-allowed", { what: "item", because: "counter-only" });
      if (input.isPromise && !version.item.isPromiseAllowed)
        return refuse("not-allowed", { what: "item", because: "no-promise" });
      const begun = beginApplication(deciding, {
        input,
        terms: termsOf(deciding.config, version, null),
        unitIds: version.unitIds,
        ticketPersonId: null,
        matterId: null,
        channel: principal.role === "agent" ? "agent" : "kiosk",
      });
      if ("code" in begun) return begun;
      const { data, keep } = begun;
      return accept(
        [{ name: "application-submitted", data: { ...data, isPromise: input.isPromise ?? false } }],
        () => {
          const record = deciding.intake.application(data.applicationId);
          if (!record) throw new Error("an application that was just written is not there");
          return { application: drawRow(deciding, record), queryPassword: "" };
        },
        { keep },
      );
    },

    "application:receive": (deciding, input) => {
      const there = whoIsThere(deciding, input.ticketId);
      if ("code" in there) return there;
      if (input.applicationId !== undefined) return takeIn(deciding, input, input.applicationId, there);
      const version = deciding.items.inForce(input.itemId ?? "");
      if (!version) return refuse("not-found", { what: "item", id: input.itemId ?? null });
      const step = stepOfMatter(deciding, input.matterId, version.item.id);
      if ("code" in step) return step;
      const begun = beginApplication(deciding, {
        input,
        terms: termsOf(deciding.config, version, step.parallel),
        unitIds: version.unitIds,
        ticketPersonId: there.personId,
        matterId: input.matterId ?? null,
        channel: deciding.principal.role === "agent" ? "agent" : "counter",
      });
      if ("code" in begun) return begun;
      const { data, keep } = begun;
      return accept(
        [
          {
            name: "application-received",
            data: {
              ...data,
              ticketId: input.ticketId ?? null,
              matterId: input.matterId ?? null,
              counterId: there.counterId,
              clerk: deciding.principal.name,
            },
          },
        ],
        () => ({ application: drawnOf(deciding, data.applicationId), queryPassword: "" }),
        { keep },
      );
    },

    "application:amend": (deciding, input) => {
      const record = admit(deciding, "application:amend", input.applicationId);
      if ("code" in record) return record;
      const { personId } = record.applicant;
      const materials = takeMaterials(
        deciding,
        record.terms,
        record.applicant,
        record.matterId,
        input.materials ?? [],
        record.materials,
      );
      if ("code" in materials) return materials;
      const impossible = impossibleDay(deciding, record.terms, input.fields, record.fieldsTextId);
      if (impossible) return impossible;
      const fields = planFields(deciding, record.terms, personId, input.fields, record.fieldsTextId);
      if ("code" in fields) return fields;
      const wish = input.wish ? planWish(deciding, input.wish) : null;
      if (wish && "code" in wish) return wish;
      const came = materials.filter(isHere).map((one) => one.materialId);
      const isSomething = came.length > 0 || fields.textId !== null;
      const isComplete =
        record.state === "supplementing" &&
        isSomething &&
        stillToSupplement(record).every((id) => came.includes(id));
      const day = today(deciding);
      return answerOne(
        deciding,
        record.id,
        {
          name: "application-amended",
          data: {
            applicationId: record.id,
            by: deciding.principal.id,
            fieldsTextId: fields.textId,
            filledFields: fields.textId === null ? null : fields.filled,
            materials,
            wish: wish?.wish ?? null,
            completeOn: isComplete ? day : null,
            answerBy: isComplete ? after(deciding.config, day, deciding.config.intake.answerDays) : null,
          },
        },
        (vault) => {
          fields.keep(vault);
          wish?.keep(vault, personId);
        },
      );
    },
  };

interface There {
  counterId: string | null;
  personId: string | null;
}

/** The person of the ticket that is at this clerk's counter; without a ticket whoever the input names. */
function whoIsThere(deciding: Deciding, ticketId: string | undefined): There | HallError {
  const { calling, queueing } = deciding.state;
  if (ticketId === undefined) {
    return { counterId: calling.counterOf.get(deciding.principal.name) ?? null, personId: null };
  }
  const counter = atOwnCounter(deciding, ticketId);
  if ("code" in counter) return counter;
  return { ...counter, personId: queueing.tickets.get(ticketId)?.personId ?? null };
}

interface Beginning {
  input: {
    applicant?: CommandInput<"application:receive">["applicant"];
    fields: Record<string, string>;
    materials: HandedIn[];
    wish?: CommandInput<"application:receive">["wish"];
    isNotDuplicate?: boolean | undefined;
  };
  terms: Terms;
  unitIds: readonly string[];
  ticketPersonId: string | null;
  matterId: string | null;
  channel: Channel;
}

/** 收件, however it comes: the facts' data and what the vault keeps. */
export function beginApplication(
  deciding: Deciding,
  { input, terms, unitIds, ticketPersonId, matterId, channel }: Beginning,
) {
  const { config, principal, intake } = deciding;
  const whose = planApplicant(deciding, input.applicant, ticketPersonId);
  if ("code" in whose) return whose;
  const { applicant } = whose;
  const double = input.isNotDuplicate ? null : duplicateOf(deciding, applicant.personId, terms.itemId);
  if (double) return refuse("wrong-state", { what: "application", because: "duplicate", number: double });
  const materials = takeMaterials(deciding, terms, applicant, matterId, input.materials);
  if ("code" in materials) return materials;
  const day = today(deciding);
  const impossible = impossibleDay(deciding, terms, input.fields, null);
  if (impossible) return impossible;
  const answers = withKnown(formOf(deciding, terms), input.fields, whose.known, day);
  const fields = planFields(deciding, terms, applicant.personId, answers, null);
  if ("code" in fields) return fields;
  const wish = planWish(deciding, input.wish);
  if ("code" in wish) return wish;
  const prefix = numberPrefix(config.intake.regionCode, day);
  const number = nextNumber(prefix, intake.lastNumber(prefix));
  if (number === null) return refuse("quota-used-up", { what: "application", of: "day" });
  const applicationId = deciding.newId("n");
  const data = {
    applicationId,
    number,
    terms,
    applicant,
    wish: wish.wish,
    channel,
    receivedOn: day,
    answerBy: after(config, day, config.intake.answerDays),
    ...placeOf(config, unitIds),
    fieldsTextId: fields.textId,
    filledFields: fields.filled,
    materials,
    by: principal.id,
  };
  return { data, keep: keepAll(deciding, whose, applicationId, fields.keep, wish.keep) };
}

/** The vault's part of a new application. Its first fact is the next one, and says its place in the lists. */
function keepAll(
  deciding: Deciding,
  { applicant, names, keep }: PlannedApplicant,
  applicationId: string,
  keepFields: (vault: Vault) => void,
  keepWish: (vault: Vault, personId: string | null) => void,
): (vault: Vault) => void {
  const seq = deciding.state.position + 1;
  return (vault) => {
    keep(vault);
    keepFields(vault);
    keepWish(vault, applicant.personId);
    if (applicant.personId) vault.addNames({ id: applicationId, seq }, applicant.personId, names);
  };
}

/** The number of an open application of the same person for the same item. */
function duplicateOf(deciding: Deciding, personId: string | null, itemId: string): string | null {
  if (personId === null) return null;
  const open = deciding.intake
    .ofPerson(personId, 50)
    .find((one) => one.terms.itemId === itemId && isOpen(one.state));
  return open?.number ?? null;
}

/** What was handed in at a kiosk comes to a counter. */
function takeIn(
  deciding: Deciding,
  input: CommandInput<"application:receive">,
  applicationId: string,
  there: There,
) {
  const record = admit(deciding, "application:receive", applicationId);
  if ("code" in record) return record;
  const { applicant, terms } = record;
  const materials: HandedInMaterial[] | HallError = takeMaterials(
    deciding,
    terms,
    applicant,
    input.matterId ?? null,
    input.materials,
    record.materials,
  );
  if ("code" in materials) return materials;
  const impossible = impossibleDay(deciding, terms, input.fields, record.fieldsTextId);
  if (impossible) return impossible;
  const fields = planFields(deciding, terms, applicant.personId, input.fields, record.fieldsTextId);
  if ("code" in fields) return fields;
  const wish = input.wish ? planWish(deciding, input.wish) : null;
  if (wish && "code" in wish) return wish;
  const step = stepOfMatter(deciding, input.matterId, terms.itemId);
  if ("code" in step) return step;
  return accept(
    [
      {
        name: "application-taken-in" as const,
        data: {
          applicationId: record.id,
          by: deciding.principal.id,
          ticketId: input.ticketId ?? null,
          matterId: input.matterId ?? null,
          counterId: there.counterId,
          clerk: deciding.principal.name,
          fieldsTextId: fields.textId,
          filledFields: fields.filled,
          materials,
          wish: wish?.wish ?? null,
          answerBy: record.answerBy,
        },
      },
    ],
    () => ({ application: drawnOf(deciding, record.id), queryPassword: "" }),
    {
      keep: (vault: Vault) => {
        fields.keep(vault);
        wish?.keep(vault, applicant.personId);
      },
    },
  );
}
