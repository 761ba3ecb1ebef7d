import { expect, test } from "vitest";
import type { TicketState } from "../../hall-server/contract/ticket.ts";
import type { ScannedTicket, TicketView } from "../kit/scanner/ticket-code.ts";
import type { Desk } from "./dialogs/dialog.ts";
import { calledView, modelCatalog, modelDescription, modelNow } from "./model-desk.ts";
import { namesOf } from "./names.ts";
import { saidOf } from "./use-scanned-ticket.ts";

const desk: Desk = {
  view: calledView,
  description: modelDescription,
  names: namesOf(modelDescription, modelCatalog, ({ zh }) => zh),
};

function scanned(state: TicketState, more: Partial<TicketView> = {}, id = "t-9"): ScannedTicket {
  const ticket = {
    id,
    number: "A009",
    day: "2026-11-23",
    queueId: "all-round",
    state,
    class: "ordinary",
    isClassClaimed: false,
    itemIds: [],
    takenAt: modelNow,
    virtualArrival: modelNow,
  };
  const view: TicketView = {
    hall: calledView.hall,
    ticket,
    queue: { name: "综合", nameEn: "All-round", zoneId: "1" },
    ahead: null,
    wait: null,
    counterIds: ["3"],
    counterId: null,
    calledAt: null,
    returnUntil: null,
    mayReturn: false,
    invitation: null,
    isRated: false,
    ...more,
  };
  return { found: "ticket", token: "a-token-of-some-length", view };
}

test.each<[string, ScannedTicket, object]>([
  [
    "the one called here",
    scanned("called", { counterId: "3" }, calledView.current?.ticket.id),
    { word: "scanned.here", values: { number: "A009" } },
  ],
  [
    "one that waits",
    scanned("waiting", { ahead: 4 }),
    { word: "scanned.waiting", values: { number: "A009", ahead: "4" } },
  ],
  ["one on hold", scanned("held"), { word: "scanned.held", values: { number: "A009" } }],
  ["one that was skipped", scanned("skipped"), { word: "scanned.skipped", values: { number: "A009" } }],
  [
    "one called elsewhere",
    scanned("called", { counterId: "2" }),
    { word: "scanned.elsewhere", values: { number: "A009", counter: desk.names.counter("2") } },
  ],
  [
    "one that is over",
    { found: "over", number: "A009" },
    { word: "scanned.over", values: { number: "A009" } },
  ],
  ["something else", { found: "not-a-ticket" }, { word: "scanned.notATicket", values: {} }],
  ["while the hall is away", { found: "away" }, { word: "scanned.away", values: {} }],
])("%s", (_what, ticket, said) => {
  expect(saidOf(ticket, desk)).toEqual(said);
});
