/** 查进度: what a person is told of their own application, and nothing of what goes on between colleagues. */
import type { ApplicationProgress } from "../contract/intake.ts";
import { refuse } from "../deciding.ts";
import { onItsWay } from "../delivery/on-its-way.ts";
import { whereElse } from "../elsewhere/where-else.ts";
import type { Ask } from "../queries.ts";
import { localTimeOf } from "../time/hall-day.ts";
import type { Viewing } from "../viewing.ts";
import { isQueryPassword } from "./number.ts";
import { type ApplicationRecord, openGaps, stillToSupplement } from "./record.ts";

/** So many of one person's are told at a kiosk, newest first. */
const mostByCard = 20;

export const progressQueries: {
  [Name in "application:progress" | "applications:ofCard"]: Ask<Name>;
} = {
  "application:progress": (viewing, { number, password }) => {
    const { hall } = viewing;
    const record = hall.intake.byNumber(number);
    // Asked also where there is no such number: the time of an answer does not tell which numbers there are.
    const isRight = isQueryPassword(hall.keys.progress, number, password);
    return record && isRight ? progressOf(viewing, record) : refuse("not-found", { what: "application" });
  },

  /** The card's name must be theirs too: a number alone opens nothing. Somebody unknown has handed in nothing. */
  "applications:ofCard": (viewing, { holder: { name, idNumber } }) => {
    const { vault, intake } = viewing.hall;
    const personId = vault.find(idNumber.toUpperCase());
    const isTheirs = personId !== null && vault.read(personId)?.name === name;
    const records = isTheirs ? intake.ofPerson(personId, mostByCard) : [];
    return { applications: records.map((record) => progressOf(viewing, record)) };
  },
};

function progressOf(viewing: Viewing, record: ApplicationRecord): ApplicationProgress {
  const { iso, config } = viewing;
  const isSupplementing = record.state === "supplementing";
  const asked = [...(isSupplementing ? stillToSupplement(record) : []), ...openGaps(record)];
  return {
    number: record.number,
    itemName: record.terms.itemName,
    state: record.state,
    // A decision that another reviewer has still to agree to is none.
    outcome: record.state === "reviewing" ? null : (record.decision?.outcome ?? null),
    receivedOn: localTimeOf(record.receivedAt, config.timeZone).date,
    dueOn: record.dueOn,
    missing: record.terms.materials.filter(({ id }) => asked.includes(id)).map(({ name }) => name),
    missingUntil: isSupplementing ? (record.supplement?.until ?? null) : (record.gaps?.until ?? null),
    way: record.wish.way,
    delivery: onItsWay(viewing, record.id),
    elsewhere: whereElse(viewing, record.id),
    steps: record.history
      .filter(({ what }) => !inside.has(what))
      .map(({ at, what }) => ({ at: iso(at), what })),
  };
}

/** What goes on between colleagues is no news for the person. */
const inside: ReadonlySet<string> = new Set([
  "fields-shown",
  "check-noted",
  "reviewer-recused",
  "application-moved",
  "application-urged",
  "application-assigned",
  "given-back-to-unit",
  "decision-proposed",
  "decision-sent-back",
  "extension-asked",
  "extension-denied",
  "false-promise-recorded",
  "false-promise-cleared",
]);
