import { bypassQueryHandlers } from "./bypass/queries.ts";
import { counterOf } from "./calling/state.ts";
import { itemQueryHandlers } from "./catalog/versions/queries.ts";
import type { HallError } from "./contract/errors.ts";
import type { QueryInput, QueryName, QueryValue } from "./contract/queries.ts";
import { deadlineQueryHandlers } from "./deadlines/queries.ts";
import { type Principal, refuse } from "./deciding.ts";
import { deliveryQueryHandlers } from "./delivery/queries.ts";
import { documentQueryHandlers } from "./documents/queries.ts";
import { elsewhereQueryHandlers } from "./elsewhere/queries.ts";
import { errandAnswers } from "./errands/queries.ts";
import { handoverQueryHandlers } from "./handover/queries.ts";
import { officeQueries } from "./intake/office/parts.ts";
import { intakeQueries } from "./intake/queries.ts";
import { draftKey } from "./people/draft-key.ts";
import type { TicketRecord } from "./queueing/state.ts";
import { wireTicket } from "./queueing/wire.ts";
import { sealQueryHandlers } from "./seal/queries.ts";
import { neededClips } from "./speech/needed-clips.ts";
import { emptyTally, figuresOf, type Tally } from "./supervision/tally.ts";
import type { Viewing } from "./viewing.ts";

export type Ask<Name extends QueryName> = (
  viewing: Viewing,
  input: QueryInput<Name>,
  /** Who asks: what they may see of it beyond their role is the query's to say. */
  asker: Principal,
) => QueryValue<Name> | HallError;

/** Asked once, answered from memory or from the derived tables, changing nothing. */
export const queryHandlers: { [Name in QueryName]: Ask<Name> } = {
  "tickets:list": (viewing, input) => {
    const matches = (ticket: TicketRecord) =>
      (input.queueId === undefined || ticket.queueId === input.queueId) &&
      (input.state === undefined || ticket.state === input.state) &&
      (input.number === undefined || ticket.number === input.number);
    const tickets: TicketRecord[] = [];
    let isPast = input.cursor === undefined;
    let cursor: string | null = null;
    for (const ticket of viewing.state.queueing.tickets.values()) {
      if (!isPast) {
        isPast = ticket.id === input.cursor;
        continue;
      }
      if (!matches(ticket)) continue;
      if (tickets.length === input.limit) {
        cursor = tickets.at(-1)?.id ?? null;
        break;
      }
      tickets.push(ticket);
    }
    return { tickets: tickets.map((ticket) => wireTicket(ticket, viewing.iso)), cursor };
  },

  "figures:get": (viewing, input) => {
    const today = viewing.state.queueing.day;
    const day = input.day ?? today;
    const tallies = day === today ? viewing.state.supervision.tallies : archivedTallies(viewing, day);
    const named = (kind: string) =>
      [...tallies]
        .filter(([name]) => name.startsWith(`${kind} `))
        .map(([name, tally]) => [name.slice(kind.length + 1), tally] as const);
    return {
      total: figuresOf(tallies.get("hall") ?? emptyTally(), day),
      queues: named("queue").map(([queueId, tally]) => ({ queueId, ...figuresOf(tally, day) })),
      counters: named("counter").map(([counterId, tally]) => ({ counterId, ...figuresOf(tally, day) })),
    };
  },

  "ratings:list": (viewing, input) => {
    const day = input.day ?? viewing.state.queueing.day;
    const rows = viewing.hall.archive.ratings(day, Number(input.cursor ?? 0) || 0, input.limit);
    return {
      ratings: rows.map((row) => ({
        id: row.rating_id,
        ticketId: row.ticket_id,
        number: row.number,
        counterId: row.counter_id,
        staffNumber: viewing.hall.registry.staff(row.staff_id)?.staffNumber ?? row.staff_id,
        level: row.level,
        tags: JSON.parse(row.tags) as string[],
        hasComment: row.comment_text_id !== null,
        channel: row.channel,
        at: viewing.iso(row.at),
      })),
      cursor: rows.length === input.limit ? String(rows.at(-1)?.position ?? "") : null,
    };
  },

  "devices:list": (viewing) => ({
    paired: viewing.hall.registry.devices().map((device) => ({
      deviceId: device.deviceId,
      kind: device.kind,
      name: device.name,
      pairedAt: viewing.iso(device.pairedAt),
      isConnected: viewing.presence.get(device.deviceId)?.isConnected ?? false,
    })),
  }),

  "counters:list": (viewing) => ({
    counters: viewing.config.counters.map(({ id }) => {
      const { state, staffNumber } = counterOf(viewing.state.calling, id);
      return { id, state, staffNumber };
    }),
  }),

  "counter:draftKey": draftKey,

  "staff:list": (viewing) => ({
    staff: viewing.hall.registry
      .allStaff()
      .map(({ staffId, staffNumber, role, name, isActive, unitIds, siteId }) => ({
        user: staffId,
        staffNumber,
        role,
        name,
        isActive,
        unitIds,
        siteId,
      })),
    units: viewing.config.offices.flatMap((office) =>
      office.units.map(({ id, name }) => ({ id, name, office: office.name })),
    ),
  }),

  "recordings:list": ({ hall, config, iso }) => {
    const kept = new Map(hall.clips.all().map((clip) => [`${clip.language} ${clip.word}`, clip]));
    return {
      words: neededClips(config).map(({ language, word }) => {
        const clip = kept.get(`${language} ${word}`);
        const recording = clip ? { lengthMs: clip.lengthMs, keptAt: iso(clip.keptAt) } : null;
        return { language, word, recording };
      }),
    };
  },

  "recording:hear": ({ hall }, { language, word }) => {
    const wav = hall.clips.wav(language, word);
    return wav ? { wav: wav.toString("base64") } : refuse("not-found", { what: "recording" });
  },

  "shell:seePicture": ({ iso, liveShells, now }, { requestId }) => {
    const given = liveShells.pictures.see(requestId, now);
    return { picture: given && { jpeg: given.jpeg, takenAt: iso(given.at) } };
  },

  ...itemQueryHandlers,
  ...bypassQueryHandlers,

  ...deadlineQueryHandlers,

  ...handoverQueryHandlers,
  ...deliveryQueryHandlers,
  ...sealQueryHandlers,
  ...elsewhereQueryHandlers,
  ...errandAnswers,
  ...documentQueryHandlers,

  "queue:wait": (viewing, input) => {
    const isKnown = viewing.config.queues.some((queue) => queue.id === input.queueId);
    if (!isKnown) return refuse("not-found", { what: "queue", id: input.queueId });
    return {
      waiting: viewing.state.queueing.lines.get(input.queueId)?.size ?? 0,
      wait: viewing.hall.estimates.value.queues.get(input.queueId) ?? null,
    };
  },

  ...intakeQueries,
  ...officeQueries,
};

function archivedTallies(viewing: Viewing, day: string): Map<string, Tally> {
  return new Map(
    viewing.hall.archive.figures(day).map(({ name, tally }) => [name, JSON.parse(tally) as Tally]),
  );
}
