import { bypassCommandHandlers } from "./bypass/commands.ts";
import { callingCommands } from "./calling/commands.ts";
import { itemCommandHandlers } from "./catalog/versions/commands.ts";
import type { CommandName, CommandValue } from "./contract/commands.ts";
import type { Answer, HallError } from "./contract/errors.ts";
import { type Deciding, type Handlers, refuse } from "./deciding.ts";
import { deliveryCommands } from "./delivery/commands.ts";
import { finishDelivery } from "./delivery/finish.ts";
import { documentCommands } from "./documents/commands.ts";
import { readingToken } from "./documents/tokens.ts";
import { elsewhereCommands } from "./elsewhere/commands.ts";
import { errandHandlers } from "./errands/commands.ts";
import { finishErrand } from "./errands/finish.ts";
import { handoverCommands } from "./handover/commands.ts";
import { intakeCommands } from "./intake/commands.ts";
import { finishApplication, finishFields, finishReceived, finishSubmitted } from "./intake/finishing.ts";
import { officeCommands } from "./intake/office/commands.ts";
import { peopleCommands } from "./people/commands.ts";
import { staffCommands } from "./people/staff-commands.ts";
import { ticketToken } from "./people/ticket-token.ts";
import { queueingCommands } from "./queueing/commands.ts";
import { ratingCommands } from "./ratings/commands.ts";
import { sealCommands } from "./seal/commands.ts";
import { shellCommands } from "./shells/commands.ts";
import { recordingCommands } from "./speech/recording-commands.ts";
import { supervisionCommands } from "./supervision/commands.ts";

/** Every command, with the module that decides it. */
export const handlers: Handlers<CommandName> = {
  ...queueingCommands,
  ...callingCommands,
  ...ratingCommands,
  ...peopleCommands,
  ...staffCommands,
  ...recordingCommands,
  ...supervisionCommands,
  ...shellCommands,
  ...intakeCommands,
  ...officeCommands,
  ...handoverCommands,
  ...deliveryCommands,
  ...sealCommands,
  ...elsewhereCommands,
  ...errandHandlers,
  ...itemCommandHandlers,
  ...bypassCommandHandlers,
  ...documentCommands,
};

type Finishing = Pick<
  Deciding,
  "keys" | "vault" | "registry" | "archive" | "intake" | "deliveries" | "errands" | "state"
>;

type Finish<Name extends CommandName> = (
  finishing: Finishing,
  value: CommandValue<Name>,
  input: unknown,
) => CommandValue<Name> | HallError;

/**
 * What an answer carries beyond what is remembered: tokens are computed, personal values read, each time that the
 * answer is given, also when it is repeated.
 */
const finish: { [Name in CommandName]?: Finish<Name> } = {
  "ticket:take": ({ keys }, value) => ({ ...value, token: ticketToken(keys.tickets, value.ticket.id) }),
  "ticket:reprint": ({ keys }, value) => ({ ...value, token: ticketToken(keys.tickets, value.ticket.id) }),
  "ticket:handIn": ({ keys }, value) => ({
    tickets: value.tickets.map((ticket) => ({ ...ticket, token: ticketToken(keys.tickets, ticket.id) })),
  }),
  "lease:take": ({ keys }, { lease }) => ({
    lease: {
      ...lease,
      tickets: lease.tickets.map((one) => ({ ...one, token: ticketToken(keys.tickets, one.ticketId) })),
    },
  }),
  "pairing:create": ({ registry }, value) => ({ ...value, code: registry.pairingCode(value.code) }),
  "document:issue": ({ keys }, value) => ({
    ...value,
    token: readingToken(keys.documents, value.document.documentId, Date.parse(value.document.issuedAt)),
  }),
  "errand:print": ({ keys }, value) => ({
    ...value,
    token: readingToken(keys.documents, value.document.documentId, Date.parse(value.document.issuedAt)),
  }),
  "handover:print": ({ keys }, value) => ({
    ...value,
    token: readingToken(keys.documents, value.document.documentId, Date.parse(value.document.issuedAt)),
  }),
  "elsewhere:takeIn": finishReceived,
  "application:submit": finishSubmitted,
  "application:receive": finishReceived,
  "application:refusePre": finishApplication,
  "application:amend": finishApplication,
  "application:accept": finishApplication,
  "application:tellMissing": finishApplication,
  "application:refuseIntake": finishApplication,
  "application:finishInstant": finishApplication,
  "application:bringGap": finishApplication,
  "application:take": finishApplication,
  "application:giveBack": finishApplication,
  "application:recuse": finishApplication,
  "application:addNote": finishApplication,
  "application:startSpecialStep": finishApplication,
  "application:endSpecialStep": finishApplication,
  "application:askExtension": finishApplication,
  "application:answerExtension": finishApplication,
  "application:decide": finishApplication,
  "application:confirmDecision": finishApplication,
  "application:makeResult": finishApplication,
  "application:withdraw": finishApplication,
  "application:end": finishApplication,
  "application:assign": finishApplication,
  "application:urge": finishApplication,
  "application:recordFalsePromise": finishApplication,
  "application:clearFalsePromise": finishApplication,
  "application:showFields": (finishing, _value, input) =>
    finishFields(finishing, input as { applicationId: string }),
  ...finishDelivery,
  ...finishErrand,
  "person:show": ({ state, archive, vault }, _value, input) => {
    const { ticketId, fields } = input as { ticketId: string; fields: ("name" | "idNumber" | "phone")[] };
    const personId = state.queueing.tickets.get(ticketId)?.personId ?? archive.ticket(ticketId)?.person_id;
    const holder = personId ? vault.read(personId) : null;
    if (!holder) return refuse("not-found", { what: "person" });
    const shown = fields.flatMap((field) => (holder[field] === undefined ? [] : [[field, holder[field]]]));
    return { fields: Object.fromEntries(shown) };
  },
};

/** The answer to a command that was carried out, now or before, with what it carries beyond what is remembered. */
export function finishAnswer(
  finishing: Finishing,
  name: CommandName,
  value: unknown,
  input: unknown,
): Answer<unknown> {
  const complete = finish[name] as
    | ((finishing: Finishing, value: unknown, input: unknown) => unknown)
    | undefined;
  const finished = complete ? complete(finishing, value, input) : value;
  const isRefused =
    typeof finished === "object" && finished !== null && "code" in finished && "params" in finished;
  return isRefused ? { ok: false, error: finished as HallError } : { ok: true, value: finished };
}
