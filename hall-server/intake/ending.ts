/** What ends an application before its decision, and what is noted of it in any state. */
import type { CommandInput } from "../contract/commands.ts";
import { accept, type Deciding, type Handlers, refuse } from "../deciding.ts";
import { admit } from "./admission.ts";
import { answerOne, reasonOf } from "./answering.ts";
import { hasBrokenPromise, namesOfApplicant } from "./whose-word.ts";

export const endingCommands: Handlers<
  | "application:withdraw"
  | "application:end"
  | "application:showFields"
  | "application:recordFalsePromise"
  | "application:clearFalsePromise"
> = {
  "application:withdraw": (deciding, input) =>
    end(deciding, "application:withdraw", "application-withdrawn", input),

  "application:end": (deciding, input) => end(deciding, "application:end", "application-ended", input),

  /** The values are only in the answer; that they were read, and by whom, is a fact. */
  "application:showFields": (deciding, input) => {
    const record = admit(deciding, "application:showFields", input.applicationId);
    if ("code" in record) return record;
    const { id: by, name: staffId } = deciding.principal;
    const data = { applicationId: record.id, by, staffId };
    return accept([{ name: "fields-shown", data }], () => ({ fields: {} }));
  },

  "application:recordFalsePromise": (deciding, input) => {
    const record = admit(deciding, "application:recordFalsePromise", input.applicationId);
    if ("code" in record) return record;
    const { personId } = record.applicant;
    const names = namesOfApplicant(deciding, record.applicant);
    if (personId === null || names === null)
      return refuse("wrong-state", { what: "application", because: "no-promise" });
    const reason = reasonOf(deciding, personId, input.reason);
    const by = deciding.principal.id;
    const data = { applicationId: record.id, by, personId, names, reasonTextId: reason.id };
    return answerOne(deciding, record.id, { name: "false-promise-recorded", data }, reason.keep);
  },

  "application:clearFalsePromise": (deciding, input) => {
    const record = admit(deciding, "application:clearFalsePromise", input.applicationId);
    if ("code" in record) return record;
    const { personId } = record.applicant;
    const names = namesOfApplicant(deciding, record.applicant);
    if (personId === null || names === null || !hasBrokenPromise(deciding, record.applicant))
      return refuse("wrong-state", { what: "application", because: "no-false-promise" });
    const reason = reasonOf(deciding, personId, input.reason);
    const by = deciding.principal.id;
    const data = { applicationId: record.id, by, personId, names, reasonTextId: reason.id };
    return answerOne(deciding, record.id, { name: "false-promise-cleared", data }, reason.keep);
  },
};

function end(
  deciding: Deciding,
  command: "application:withdraw" | "application:end",
  name: "application-withdrawn" | "application-ended",
  input: CommandInput<typeof command>,
) {
  const record = admit(deciding, command, input.applicationId);
  if ("code" in record) return record;
  const reason = reasonOf(deciding, record.applicant.personId, input.reason);
  const data = { applicationId: record.id, by: deciding.principal.id, reasonTextId: reason.id };
  return answerOne(deciding, record.id, { name, data }, reason.keep);
}
