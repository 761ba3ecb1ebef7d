import type { CommandInput } from "../contract/commands.ts";
import type { HallError } from "../contract/errors.ts";
import { accept, type Deciding, type Handlers, refuse } from "../deciding.ts";
import { ticketOfToken } from "../people/ticket-token.ts";

/** What a rating is about: the finished ticket, at its counter, by its clerk. */
interface Rated {
  ticketId: string;
  number: string;
  queueId: string;
  counterId: string;
  staffId: string;
  invitationId: string;
  personId: string | null;
  endedAt: number;
  isRated: boolean;
}

export const ratingCommands: Handlers<"rating:submit" | "rating:decline"> = {
  "rating:submit": (deciding, input) => {
    const rated = findRated(deciding, input);
    if ("params" in rated) return rated;
    if (rated.isRated) return refuse("wrong-state", { what: "rating", because: "rated-before" });
    const openMs = deciding.config.policy.ratingOpenDays * 86_400_000;
    if (deciding.now - rated.endedAt > openMs)
      return refuse("wrong-state", { what: "rating", because: "too-late" });
    const level = deciding.config.ratingLevels.find((one) => one.level === input.level);
    if (!level) return refuse("invalid-input", { field: "level" });
    const tags = [...new Set(input.tags)];
    const unknown = tags.find((tag) => !level.tags.some((one) => one.code === tag));
    if (unknown !== undefined) return refuse("invalid-input", { field: "tags", tag: unknown });
    const comment = input.comment?.trim() ?? "";
    const channel = channelOf(deciding, input);
    // 差评 must say why: a tag or a sentence. Who could not is heard all the same, or only good ratings would come from keys.
    if (level.isBad && channel !== "keys" && tags.length === 0 && comment === "") {
      return refuse("invalid-input", { field: "tags", because: "reason-needed" });
    }
    const ratingId = deciding.newId("r");
    const commentTextId = comment === "" ? null : deciding.newId("x");
    return accept(
      [
        {
          name: "rating-submitted",
          data: {
            ratingId,
            invitationId: rated.invitationId,
            ticketId: rated.ticketId,
            number: rated.number,
            queueId: rated.queueId,
            counterId: rated.counterId,
            staffId: rated.staffId,
            level: level.level,
            isBad: level.isBad,
            tags,
            tagsVersion: deciding.config.ratingTagsVersion,
            commentTextId,
            channel,
          },
        },
      ],
      () => ({
        rating: {
          id: ratingId,
          ticketId: rated.ticketId,
          counterId: rated.counterId,
          level: level.level,
          tags,
          channel,
          at: deciding.iso(deciding.now),
        },
      }),
      commentTextId ? { keep: (vault) => vault.addText(commentTextId, rated.personId, comment) } : {},
    );
  },

  "rating:decline": (deciding, input) => {
    const counterId = deciding.principal.place ?? "";
    const ticketId = deciding.state.calling.counters.get(counterId)?.invitedTicketId ?? "";
    const ticket = deciding.state.queueing.tickets.get(ticketId);
    if (ticket?.invitationId !== input.invitationId) return refuse("not-found", { what: "invitation" });
    const { invitationId } = input;
    return accept([{ name: "rating-declined", data: { invitationId, ticketId, counterId } }], () => ({}));
  },
};

function channelOf(
  { principal }: Deciding,
  { byKey }: CommandInput<"rating:submit">,
): "pad" | "keys" | "phone" {
  if (principal.role !== "pad") return "phone";
  return byKey ? "keys" : "pad";
}

/** A pad rates what it was asked for; a phone page what its token opens. */
function findRated(deciding: Deciding, input: CommandInput<"rating:submit">): Rated | HallError {
  if ((input.invitationId === undefined) === (input.token === undefined)) {
    return refuse("invalid-input", { field: "invitationId" });
  }
  if (input.invitationId !== undefined) {
    if (deciding.principal.role !== "pad") return refuse("not-signed-in");
    const rated = byInvitation(deciding, input.invitationId);
    if (!rated) return refuse("not-found", { what: "invitation" });
    if (rated.counterId !== deciding.principal.place) return refuse("not-allowed", { what: "invitation" });
    return rated;
  }
  const ticketId = ticketOfToken(deciding.keys.tickets, input.token ?? "");
  if (ticketId === null) return refuse("not-found", { what: "ticket" });
  const rated = byTicket(deciding, ticketId);
  if (rated) return rated;
  const live = deciding.state.queueing.tickets.get(ticketId);
  if (live) return refuse("wrong-state", { what: "ticket", state: live.state });
  return refuse("not-found", { what: "ticket" });
}

function byInvitation(deciding: Deciding, invitationId: string): Rated | null {
  const ended = deciding.archive.ticketOfInvitation(invitationId);
  return ended ? byTicket(deciding, ended.ticket_id) : null;
}

/** Finished tickets are in the archive from the moment that they are finished. */
function byTicket(deciding: Deciding, ticketId: string): Rated | null {
  const ended = deciding.archive.ticket(ticketId);
  if (!ended?.invitation_id || ended.counter_id === null || ended.staff_id === null) return null;
  return {
    ticketId,
    number: ended.number,
    queueId: ended.queue_id,
    counterId: ended.counter_id,
    staffId: ended.staff_id,
    invitationId: ended.invitation_id,
    personId: ended.person_id,
    endedAt: ended.ended_at,
    isRated: deciding.archive.ratingOf(ticketId) !== null,
  };
}
