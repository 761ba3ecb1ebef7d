import type { DeviceEvent, DeviceInfo, Devices } from "../../drivers/contract/devices.ts";
import type { IdCard } from "../../drivers/contract/id-card.ts";
import type { PrintJob, PrintOutcome } from "../../drivers/contract/print.ts";
import type { CommandRequest } from "../../hall-server/contract/commands.ts";
import type { Holder } from "../../hall-server/contract/ticket.ts";
import type { ViewValue } from "../../hall-server/contract/views.ts";
import { newCommandId } from "../kit/command-id.ts";
import type { Hall } from "../kit/hall.ts";
import { lookAtTicket, readScannedCode, type TicketView } from "../kit/scanner/ticket-code.ts";
import { type ApplyingOffice, openOffice } from "./apply/office.ts";
import { holderOf, maskPerson } from "./devices/person.ts";
import { takesCard } from "./flow/apply-steps.ts";
import type { Effect, KioskEvent } from "./flow/events.ts";
import { flow, saysClosed, takesCodes } from "./flow/flow.ts";
import { type KioskState, type ShownTicket, startState } from "./flow/state.ts";

export interface SessionTools {
  hall: Hall;
  devices: Devices;
  composeJob: (order: PrintOrder) => Promise<PrintJob>;
  composeGuide: (order: { jobId: string; itemId: string }) => PrintJob;
  backToChinese: () => void;
  sound: (sound: "read" | "error") => void;
}

export interface PrintOrder {
  jobId: string;
  ticket: ShownTicket;
  person: KioskState["person"];
  isReprint: boolean;
}

/** One kiosk: runs the flow, does what it asks for, and is the only place that holds a card's fields or a code. */
export interface Session {
  /** For 自助申请 and 查进度. */
  readonly office: ApplyingOffice;
  state: () => KioskState;
  subscribe: (listener: () => void) => () => void;
  dispatch: (event: KioskEvent) => void;
  hear: (event: DeviceEvent) => void;
  /** What a scanner read. */
  scan: (code: string) => void;
}

export function openSession(tools: SessionTools): Session {
  const { hall, devices } = tools;
  const listeners = new Set<() => void>();
  let state = startState;
  /** In memory alone, until the number is taken or the person is gone. */
  let pocket: Holder | null = null;
  /** The same card whole, for an application's form. */
  let card: IdCard | null = null;
  /** Likewise, until it was looked up. */
  let scanned: string | null = null;
  let takeCommandId = "";
  /** Grows whenever a person's session ends: an answer that comes later is nobody's. */
  let person = 0;

  const dispatch = (event: KioskEvent) => {
    const moved = flow(state, event);
    if (moved.state !== state) {
      state = moved.state;
      for (const listener of listeners) listener();
    }
    for (const effect of moved.effects) run(effect);
  };

  /** Tells the flow how something went, unless the person for whom it was done has left. */
  const then = (work: Promise<KioskEvent>) => {
    const since = person;
    void work.then((event) => {
      if (person === since) dispatch(event);
    });
  };

  const run = (effect: Effect) => {
    switch (effect.effect) {
      case "take":
        return then(take(effect));
      case "print":
        return void print(effect);
      case "print-guide":
        return void printGuide(effect);
      case "allow-reprint":
        return then(
          reprint({ ticketId: effect.ticketId }).then((answer) =>
            answer.ok
              ? { event: "reprint-allowed", ticket: answer.ticket }
              : { event: "reprint-refused", error: answer.error },
          ),
        );
      case "find-by-card":
        return then(
          reprint(pocket ? { holder: pocket } : {}).then((answer) =>
            answer.ok
              ? { event: "found", ticket: answer.ticket }
              : { event: "not-found", error: answer.error },
          ),
        );
      case "find-by-code":
        return then(findByCode());
      case "call-help":
        return void hall
          .send("help:call", { page: "kiosk" })
          .then((answer) => dispatch({ event: "help-answered", isOnItsWay: answer.ok }));
      case "forget-card":
        pocket = null;
        card = null;
        return office.forget();
      case "back-to-chinese":
        person += 1;
        return tools.backToChinese();
      case "sound":
        return tools.sound(effect.sound);
      default:
        return effect satisfies never;
    }
  };

  async function take(effect: Extract<Effect, { effect: "take" }>): Promise<KioskEvent> {
    if (!effect.isAgain) takeCommandId = newCommandId();
    const { choice, claim } = effect;
    // The same id when a person tries again: a number that was given without an answer is answered, not given twice.
    const command: Omit<CommandRequest<"ticket:take">, "commandId"> = {
      ...(choice.kind === "item" ? { itemIds: [choice.itemId] } : { queueId: choice.queueId }),
      ...(claim === null ? {} : { class: claim }),
      ...(pocket === null ? {} : { holder: pocket }),
    };
    const answer = await hall.send("ticket:take", command, takeCommandId);
    if (!answer.ok) return { event: "take-refused", error: answer.error };
    const { ticket, token, ahead, counters, wait } = answer.value;
    return {
      event: "taken",
      ticket: {
        ...shown(ticket),
        token,
        ahead,
        wait,
        counterIds: counters,
        counterId: null,
      },
    };
  }

  async function reprint(which: { ticketId?: string; holder?: Holder }) {
    const answer = await hall.send("ticket:reprint", which);
    if (!answer.ok) return answer;
    const { ticket, token } = answer.value;
    const seen = await lookAtTicket(hall, token);
    return { ok: true as const, ticket: asItStands(seen.ok ? seen.value : { ticket }, token) };
  }

  async function findByCode(): Promise<KioskEvent> {
    const code = scanned ?? "";
    scanned = null;
    const ticket = await readScannedCode(hall, code);
    return ticket.found === "ticket"
      ? { event: "found", ticket: asItStands(ticket.view, ticket.token) }
      : { event: "no-ticket-by-code", looking: ticket.found };
  }

  async function print({ ticket, isReprint, attempt }: Extract<Effect, { effect: "print" }>) {
    const { person: printedFor } = state;
    const outcome = await printOnce(() =>
      tools.composeJob({
        // The first paper bears the ticket's own name, so that a printer that has it refuses it.
        jobId: attempt === 1 && !isReprint ? ticket.ticketId : `${ticket.ticketId}.${newCommandId()}`,
        ticket,
        person: printedFor,
        isReprint,
      }),
    );
    const report = { ticketId: ticket.ticketId, outcome: outcome.outcome };
    void hall.send("ticket:printed", isReprint ? { ...report, reprint: true } : report);
    dispatch({ event: "print-ended", ticketId: ticket.ticketId, attempt, outcome });
  }

  async function printGuide({ itemId, attempt }: Extract<Effect, { effect: "print-guide" }>) {
    const outcome = await printOnce(() => tools.composeGuide({ jobId: `guide.${newCommandId()}`, itemId }));
    dispatch({ event: "guide-printed", itemId, attempt, outcome });
  }

  const office = openOffice({ hall, devices, card: () => card, printOnce: (compose) => printOnce(compose) });

  async function printOnce(compose: () => PrintJob | Promise<PrintJob>): Promise<PrintOutcome> {
    const printer = firstPrinter(await devices.list());
    if (!printer) return { outcome: "not-printed", reason: "not-connected" };
    return devices.print(printer.deviceId, await compose());
  }

  return {
    office,
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispatch,
    scan: (code) => {
      if (saysClosed(state)) return dispatch({ event: "ask-my-turn" });
      if (!takesCodes(state)) return;
      person += 1;
      scanned = code;
      dispatch({ event: "code-scanned" });
    },
    hear: (event) => {
      switch (event.event) {
        case "card-laid": {
          const { screen } = state;
          if (!isListening(screen.at)) return;
          if (!takesCard(screen)) {
            // Heard, and not for now: its fields are not even looked at.
            if (screen.at === "pickup") tools.sound("error");
            return;
          }
          if (!state.hall.isOpen && (screen.at === "home" || screen.at === "attract"))
            return dispatch({ event: saysClosed(state) ? "take-number" : "wake" });
          const isSame = state.person !== null && card?.idNumber === event.card.idNumber;
          // What the one before sent, and whose answer was lost, is nothing for the next.
          if (card?.idNumber !== event.card.idNumber) office.forget();
          person += 1;
          pocket = holderOf(event.card);
          card = event.card;
          return dispatch({ event: "card-laid", person: maskPerson(event.card), isSame });
        }
        case "card-unreadable":
          return dispatch({ event: "card-unreadable", fault: event.fault });
        case "card-taken":
        case "code-scanned":
        case "key-pressed":
        case "rated":
        case "status":
          return;
        default:
          return event satisfies never;
      }
    },
  };
}

function isListening(at: KioskState["screen"]["at"]): boolean {
  return at !== "taking" && at !== "reprinting";
}

export function firstPrinter(devices: readonly DeviceInfo[]): DeviceInfo | undefined {
  return devices.find((device) => device.kind === "ticket-printer");
}

type WireTicket = ViewValue<"ticket">["ticket"];

function shown({
  id,
  number,
  queueId,
  itemIds,
  class: classId,
  isClassClaimed,
  state,
  takenAt,
  isOffline = false,
}: WireTicket) {
  return { ticketId: id, number, queueId, itemIds, classId, isClassClaimed, state, takenAt, isOffline };
}

/** With what the hall said of it, as far as it did. */
function asItStands(
  { ticket, ahead, wait, counterIds, counterId }: Pick<TicketView, "ticket"> & Partial<TicketView>,
  token: string,
): ShownTicket {
  return {
    ...shown(ticket),
    token,
    ahead: ahead ?? null,
    wait: wait ?? null,
    counterIds: counterIds ?? [],
    counterId: counterId ?? null,
  };
}
