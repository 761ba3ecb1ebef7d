import type { HallError } from "../contract/errors.ts";
import { accept, type Deciding, type Handlers, refuse } from "../deciding.ts";

/** The code can be typed for so long. */
const pairingMs = 15 * 60_000;

export const peopleCommands: Handlers<"person:show" | "person:erase" | "pairing:create" | "device:revoke"> = {
  /** The values are only in the answer; that they were shown, to whom and why, is a fact. */
  "person:show": (deciding, input) => {
    const personId = personOf(deciding, input.ticketId);
    if (typeof personId !== "string") return personId;
    const { principal } = deciding;
    if (principal.role === "clerk") {
      const counterId = deciding.state.calling.counterOf.get(principal.name);
      const isHere =
        counterId !== undefined &&
        deciding.state.calling.counters.get(counterId)?.ticketId === input.ticketId;
      if (!isHere) return refuse("not-allowed", { what: "person", because: "not-at-your-counter" });
    }
    const reasonTextId = deciding.newId("x");
    return accept(
      [
        {
          name: "person-shown",
          data: {
            ticketId: input.ticketId,
            personId,
            staffId: principal.name,
            fields: [...new Set(input.fields)],
            reasonTextId,
          },
        },
      ],
      () => ({ fields: {} }),
      { keep: (vault) => vault.addText(reasonTextId, personId, input.reason) },
    );
  },

  "person:erase": (deciding, input) => {
    const personId = personOf(deciding, input.ticketId);
    if (typeof personId !== "string") return personId;
    // The law wants an application answered, and an answer needs somebody to whom it is given.
    if (deciding.intake.hasOpenApplication(personId))
      return refuse("wrong-state", { what: "person", because: "open-application" });
    const reasonTextId = deciding.newId("x");
    return accept(
      [{ name: "person-erased", data: { personId, staffId: deciding.principal.name, reasonTextId } }],
      () => ({}),
      {
        keep: (vault) => {
          deciding.announceErasing(personId);
          vault.erase(personId);
          // Nobody's text: why somebody was erased outlives them.
          vault.addText(reasonTextId, null, input.reason);
        },
        afterwards: () => {
          deciding.vault.flushErased();
          deciding.noteErased(personId);
        },
      },
    );
  },

  /** `code` stands for the pairing's id until the answer is finished: the six digits are computed, never remembered. */
  "pairing:create": (deciding, input) => {
    const place = input.place ?? null;
    if (place !== null && !isPlace(deciding, input.kind, place)) {
      return refuse("not-found", { what: "place", id: place });
    }
    const pairingId = deciding.newId("g");
    const expiresAt = deciding.now + pairingMs;
    return accept(
      [{ name: "pairing-made", data: { pairingId, kind: input.kind, place, by: deciding.principal.id } }],
      () => ({ code: pairingId, expiresAt: deciding.iso(expiresAt) }),
      { keep: () => deciding.registry.addPairing(pairingId, input.kind, place, expiresAt) },
    );
  },

  "device:revoke": (deciding, input) => {
    const isKnown = deciding.registry.devices().some((device) => device.deviceId === input.deviceId);
    if (!isKnown) return refuse("not-found", { what: "device", id: input.deviceId });
    return accept(
      [{ name: "device-revoked", data: { deviceId: input.deviceId, by: deciding.principal.id } }],
      () => ({}),
      { keep: () => deciding.registry.revokeDevice(input.deviceId) },
    );
  },
};

function personOf(deciding: Deciding, ticketId: string): string | HallError {
  const live = deciding.state.queueing.tickets.get(ticketId);
  const personId = live ? live.personId : deciding.archive.ticket(ticketId)?.person_id;
  return personId ?? refuse("not-found", { what: "person" });
}

function isPlace(deciding: Deciding, kind: string, place: string): boolean {
  const { config } = deciding;
  if (kind === "kiosk") return config.kiosks.some((one) => one.id === place);
  if (kind === "screen") return config.screens.some((one) => one.id === place);
  return config.counters.some((one) => one.id === place);
}
