import type { Changes } from "../journal/changes.ts";
import type { Position } from "../journal/fact.ts";
import { forgetPerson, type QueueingState } from "../queueing/state.ts";
import type { PeopleFacts } from "./facts.ts";

type Apply<Name extends keyof PeopleFacts> = (
  state: { queueing: QueueingState },
  data: PeopleFacts[Name],
  when: Position,
  changes: Changes,
) => void;

/** People's values lie in the vault; the live state only forgets whose a ticket was. */
export const applyPeople: { [Name in keyof PeopleFacts]: Apply<Name> } = {
  "person-shown": () => {},
  "person-erased": ({ queueing }, data, _when, changes) => {
    for (const ticket of queueing.tickets.values()) {
      if (ticket.personId !== data.personId) continue;
      forgetPerson(queueing, ticket, changes);
      changes.set(ticket, { personId: null });
    }
  },
  "pairing-made": () => {},
  "device-paired": () => {},
  "staff-added": () => {},
  "staff-site-set": () => {},
  "staff-units-set": () => {},
  "staff-password-set": () => {},
  "staff-deactivated": () => {},
  "device-revoked": () => {},
};
