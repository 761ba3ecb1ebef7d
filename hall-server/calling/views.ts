import { healthOf } from "../../drivers/contract/status.ts";
import type { CounterPlace } from "../catalog/config.ts";
import { lookUp } from "../catalog/look-up.ts";
import type { ViewValue } from "../contract/views.ts";
import type { TicketRecord } from "../queueing/state.ts";
import { queueRow } from "../queueing/views.ts";
import { comesBefore } from "../queueing/waiting-line.ts";
import { wireTicket } from "../queueing/wire.ts";
import { announce } from "../speech/announce.ts";
import { hallHead, type ViewDefinitions, type Viewing } from "../viewing.ts";
import { activityOf } from "./at-counter.ts";
import { mayCall, placeOf } from "./choosing.ts";
import type { Reason } from "./facts.ts";
import { type CounterRecord, counterOf, keptAnnouncementMs } from "./state.ts";

const longestWaitingList = 20;
const longestAsideList = 20;
const calledOnScreen = 8;
const nextPerQueue = 2;

export const callingViews: ViewDefinitions<"counter" | "screen" | "sign"> = {
  counter: {
    admit: (viewing, { counterId }, principal) => {
      if (!placeOf(viewing, counterId)) return "not-found";
      if (principal.role !== "clerk") return null;
      // Before opening, a clerk may look at a free counter; somebody else's is not theirs to see.
      const staffId = counterOf(viewing.state.calling, counterId).staffId;
      return staffId === null || staffId === principal.name ? null : "not-allowed";
    },
    draw: (viewing, { counterId }) => {
      const place = placeThere(viewing, counterId);
      const counter = counterOf(viewing.state.calling, counterId);
      const waiting = waitingFor(viewing, place);
      return {
        hall: hallHead(viewing),
        counter: {
          id: place.id,
          name: place.name.zh,
          zoneId: place.zoneId,
          state: counter.state,
          activity: activityOf(viewing, counter),
          staff: badgeOf(viewing, counter),
          pauseReason:
            counter.pauseReason === null ? null : reasonText(viewing, "pause", written(counter.pauseReason)),
        },
        current: currentOf(viewing, counter),
        queues: queuesOf(viewing, place),
        waiting: waiting.first.map((ticket) => ({
          ticketId: ticket.id,
          number: ticket.number,
          queueId: ticket.queueId,
          class: ticket.class,
          isClassClaimed: ticket.isClassClaimed,
          headStartMinutes: ticket.headStartMinutes,
          takenAt: viewing.iso(ticket.takenAt),
          itemIds: ticket.itemIds,
          isOffline: ticket.isOffline,
        })),
        waitingTotal: waiting.total,
        ...asideOf(viewing, place),
        today: {
          called: counter.today.called,
          finished: counter.today.finished,
          averageMinutes:
            counter.today.finished === 0
              ? null
              : Math.round(counter.today.serviceMs / counter.today.finished / 6_000) / 10,
        },
        devices: [...viewing.state.supervision.devices.values()]
          .filter((device) => device.reportedBy === counter.staffId || device.detail.counterId === place.id)
          .slice(0, 12)
          .map(({ deviceId, kind, status }) => ({ deviceId, kind, status, health: healthOf(status) })),
      };
    },
  },

  screen: {
    admit: (viewing, { screenId }) =>
      viewing.config.screens.some((screen) => screen.id === screenId) ? null : "not-found",
    draw: (viewing, { screenId }) => {
      const screen = viewing.config.screens.find((one) => one.id === screenId);
      if (!screen) throw new Error("The screen of an open view is gone.");
      const { calling } = viewing.state;
      const called = screen.zoneIds
        .flatMap((zoneId) => calling.called.get(zoneId) ?? [])
        .toSorted((a, b) => b.calledAt - a.calledAt)
        .slice(0, calledOnScreen);
      const queues = viewing.config.queues.filter((queue) => screen.zoneIds.includes(queue.zoneId));
      return {
        hall: hallHead(viewing),
        screen,
        called: called.flatMap((call) => {
          const ticket = viewing.state.queueing.tickets.get(call.ticketId);
          if (!ticket) return [];
          return [
            {
              number: ticket.number,
              counter: call.counterId,
              counterName: placeOf(viewing, call.counterId)?.name.zh ?? call.counterId,
              calledAt: viewing.iso(call.calledAt),
              isWaitedFor: ticket.state === "called" && ticket.counterId === call.counterId,
            },
          ];
        }),
        next: queues.flatMap((queue) => {
          const numbers = viewing.state.queueing.lines.get(queue.id)?.take(nextPerQueue) ?? [];
          if (numbers.length === 0) return [];
          return [
            {
              queueId: queue.id,
              name: queue.name.zh,
              nameEn: queue.name.en,
              numbers: numbers.map((ticket) => ticket.number),
            },
          ];
        }),
        announcements: screen.zoneIds.flatMap((zoneId) => announcementsOf(viewing, zoneId)),
        notices: viewing.config.notices,
      };
    },
  },

  sign: {
    admit: (viewing, { counterId }) => (placeOf(viewing, counterId) ? null : "not-found"),
    draw: (viewing, { counterId }) => {
      const place = placeThere(viewing, counterId);
      const counter = counterOf(viewing.state.calling, counterId);
      const ticket = ticketAt(viewing, counter);
      return {
        hall: hallHead(viewing),
        counter: counterHead(viewing, place, counter),
        number: ticket?.number ?? null,
        calledAt: ticket?.calledAt ? viewing.iso(ticket.calledAt) : null,
        staff: badgeOf(viewing, counter),
        queues: place.queueIds.flatMap((queueId) => {
          const queue = lookUp(viewing.config).queues.get(queueId);
          return queue ? [{ name: queue.name.zh, nameEn: queue.name.en }] : [];
        }),
      };
    },
  },
};

export function counterHead(viewing: Viewing, place: CounterPlace, counter: CounterRecord) {
  return {
    id: place.id,
    name: place.name.zh,
    nameEn: place.name.en,
    state: counter.state,
    activity: activityOf(viewing, counter),
  };
}

export function ticketAt(viewing: Viewing, counter: CounterRecord): TicketRecord | null {
  return (counter.ticketId && viewing.state.queueing.tickets.get(counter.ticketId)) || null;
}

export function placeThere(viewing: Viewing, counterId: string): CounterPlace {
  const place = placeOf(viewing, counterId);
  if (!place) throw new Error("The counter of an open view is gone.");
  return place;
}

export function badgeOf(viewing: Viewing, counter: CounterRecord): ViewValue<"sign">["staff"] {
  if (counter.staffId === null || counter.staffNumber === null) return null;
  const name = viewing.config.policy.showsStaffNames
    ? viewing.hall.registry.staffName(counter.staffId)
    : null;
  return { number: counter.staffNumber, name };
}

function currentOf(viewing: Viewing, counter: CounterRecord): ViewValue<"counter">["current"] {
  const ticket = ticketAt(viewing, counter);
  if (!ticket) return null;
  return {
    ticket: wireTicket(ticket, viewing.iso),
    holder: ticket.personId ? viewing.hall.vault.masked(ticket.personId) : null,
    why: ticket.why,
    callCount: ticket.callCount,
    calledAt: ticket.calledAt === null ? null : viewing.iso(ticket.calledAt),
    startedAt: ticket.startedAt === null ? null : viewing.iso(ticket.startedAt),
    earlierToday: ticket.personId ? (viewing.state.queueing.finishedOf.get(ticket.personId) ?? 0) : 0,
  };
}

function queuesOf(viewing: Viewing, place: CounterPlace): ViewValue<"counter">["queues"] {
  const { queues } = lookUp(viewing.config);
  const row = (queueId: string, isOverflow: boolean) => {
    const queue = queues.get(queueId);
    return queue ? [{ ...queueRow(viewing, queue), isOverflow }] : [];
  };
  return [
    ...place.queueIds.flatMap((queueId) => row(queueId, false)),
    ...place.overflow.flatMap(({ queueId }) => row(queueId, true)),
  ];
}

/** Those whom this counter would call, in its order; overflow queues come after, as they do when it calls. */
function waitingFor(viewing: Viewing, place: CounterPlace): { first: TicketRecord[]; total: number } {
  const { lines } = viewing.state.queueing;
  const own = [`counter:${place.id}`, ...place.queueIds].flatMap((lineId) => lines.get(lineId) ?? []);
  const first = own
    .flatMap((line) => line.take(longestWaitingList))
    .toSorted((a, b) => (comesBefore(a, b) ? -1 : 1))
    .slice(0, longestWaitingList);
  return { first, total: own.reduce((sum, line) => sum + line.size, 0) };
}

/** Held and skipped tickets that this counter may take up again, newest first. */
function asideOf(viewing: Viewing, place: CounterPlace): Pick<ViewValue<"counter">, "held" | "skipped"> {
  const { policy } = viewing.config;
  const held: ViewValue<"counter">["held"] = [];
  const skipped: ViewValue<"counter">["skipped"] = [];
  const aside = [...viewing.state.queueing.setAside.values()].toSorted(
    (a, b) => (b.setAsideAt ?? 0) - (a.setAsideAt ?? 0),
  );
  for (const ticket of aside) {
    const isHere = ticket.counterId === place.id;
    if (!isHere && !mayCall(place, ticket)) continue;
    const since = viewing.iso(ticket.setAsideAt ?? 0);
    if (ticket.state === "held" && held.length < longestAsideList) {
      const reason = reasonText(viewing, "hold", ticket.setAsideReason ?? "");
      held.push({ ticketId: ticket.id, number: ticket.number, reason, since, isHere });
    }
    const until = (ticket.setAsideAt ?? 0) + policy.returnWindowMinutes * 60_000;
    if (ticket.state === "skipped" && until > viewing.now && skipped.length < longestAsideList) {
      skipped.push({
        ticketId: ticket.id,
        number: ticket.number,
        since,
        returnUntil: viewing.iso(until),
        mayReturn: ticket.returns < policy.returnLimit,
      });
    }
  }
  return { held, skipped };
}

function announcementsOf(viewing: Viewing, zoneId: string): ViewValue<"screen">["announcements"] {
  const list = viewing.state.calling.announcements.get(zoneId) ?? [];
  const recent = list.filter((one) => one.startsAt + one.durationMs > viewing.now - keptAnnouncementMs);
  return recent.map((one) => {
    const place = placeOf(viewing, one.counterId);
    const name = place?.name ?? { zh: one.counterId, en: one.counterId };
    return {
      id: one.id,
      kind: one.kind,
      number: one.number,
      counterId: one.counterId,
      text: sentenceOf(one.number, name),
      sound: `/api/speech/${one.id}`,
      startsAt: viewing.iso(one.startsAt),
      durationMs: one.durationMs,
      repeats: one.repeats,
      ...(one.volumePercent === undefined ? {} : { volumePercent: one.volumePercent }),
    };
  });
}

function sentenceOf(
  number: string,
  counter: CounterPlace["name"],
): ViewValue<"screen">["announcements"][number]["text"] {
  return {
    zh: announce({ number, counterName: counter.zh, language: "zh" }).text,
    en: announce({ number, counterName: counter.en, language: "en" }).text,
  };
}

function written(reason: Reason): string {
  return "code" in reason ? `code:${reason.code}` : `text:${reason.textId}`;
}

/** The hall's own words for its codes; free text is read from the vault, for the counter that works with it. */
function reasonText(viewing: Viewing, occasion: "pause" | "hold", noted: string): string {
  const [kind, value = ""] = noted.split(":", 2);
  if (kind === "code")
    return viewing.config.reasons[occasion].find((one) => one.code === value)?.name.zh ?? value;
  return viewing.hall.vault.text(value) ?? "";
}
