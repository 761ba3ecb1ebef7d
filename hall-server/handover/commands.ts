import type { CommandInput } from "../contract/commands.ts";
import type { HallError } from "../contract/errors.ts";
import type { Handover } from "../contract/handover.ts";
import { accept, type Deciding, type Decision, type Handlers, refuse } from "../deciding.ts";
import { after, today } from "../intake/dues.ts";
import type { Vault } from "../people/vault.ts";
import type { FoundLine, ListedPaper } from "./facts.ts";
import { type Holder, isNone, isWithin, less, type PaperMove } from "./ledger.ts";
import { allowedActs, type HandoverAct, isUnitGone, senderOf, sideOf, staffNumberOf } from "./parties.ts";
import { isListable, listedPaper } from "./prepare.ts";
import { printCommand } from "./print-command.ts";
import { type HandoverRecord, missingOf } from "./record.ts";
import { wireHandover, withoutNotes } from "./wire.ts";

type Value = { handover: Handover };

export const handoverCommands: Handlers<
  | "handover:prepare"
  | "handover:hand"
  | "handover:cancel"
  | "handover:receive"
  | "handover:settle"
  | "handover:print"
> = {
  ...printCommand,

  "handover:prepare": (deciding, input) => {
    const { unitId } = input;
    const isUnit = deciding.config.offices.some((office) => office.units.some(({ id }) => id === unitId));
    if (!isUnit) return refuse("not-found", { what: "unit", id: unitId });
    const side = sideOf(deciding, unitId);
    if (side === null) return refuse("not-allowed", { what: "unit" });
    const from: Holder = side === "counter" ? "counter" : `unit:${unitId}`;
    const handoverId = deciding.newId("h");
    const lines: ListedPaper[] = [];
    for (const asked of input.lines) {
      const line = listedPaper(deciding, asked, lines);
      if ("code" in line) return line;
      if (!isListable(deciding, line, { side, unitId, from }))
        return refuse("wrong-state", { what: "paper", because: "not-here", number: line.applicationNumber });
      lines.push(line);
    }
    const moves = lines.map((line) => moveOf(line, line, from, `list:${handoverId}`));
    const data = {
      handoverId,
      serial: deciding.handovers.nextSerial(deciding.state.queueing.day),
      direction: side === "counter" ? ("to-unit" as const) : ("to-counter" as const),
      ...{ unitId, lines, moves },
      by: staffNumberOf(deciding.principal),
    };
    return accept([{ name: "handover-prepared", data }], () => answer(deciding, handoverId));
  },

  "handover:hand": (deciding, { handoverId }) =>
    onList(deciding, handoverId, "hand", (_, by) => {
      const receiveBy = after(deciding.config, today(deciding), deciding.config.handover.receiveWithinDays);
      return accept([{ name: "handover-handed", data: { handoverId, by, receiveBy } }], () =>
        answer(deciding, handoverId),
      );
    }),

  "handover:cancel": (deciding, { handoverId }) =>
    onList(deciding, handoverId, "cancel", (record, by) => {
      // At a unit that is gone nobody could put it on a list again.
      const to = isUnitGone(deciding.config, record.unitId) ? "counter" : holderOf(record, "sender");
      const moves = record.lines.map((line) => moveOf(line, line, `list:${handoverId}`, to));
      return accept([{ name: "handover-cancelled", data: { handoverId, by, moves } }], () =>
        answer(deciding, handoverId),
      );
    }),

  "handover:receive": (deciding, input) =>
    onList(deciding, input.handoverId, "receive", (record, by) => {
      const { handoverId } = input;
      const bad = checkExceptions(record, input);
      if (bad) return bad;
      const notes: [textId: string, note: string][] = [];
      const found = input.exceptions.map(({ note, ...one }): FoundLine => {
        const noteId = note ? deciding.newId("n") : null;
        if (note && noteId) notes.push([noteId, note]);
        return { ...one, noteId };
      });
      const moves = record.lines.flatMap((line, i) => {
        const here = found.find((one) => one.line === i) ?? line;
        const list: Holder = `list:${handoverId}`;
        return [
          moveOf(line, here, list, holderOf(record, "receiver")),
          moveOf(line, less(line, here), list, `missing:${handoverId}`),
        ].filter((move) => !isNone(move));
      });
      return accept(
        [{ name: "handover-received", data: { handoverId, by, found, moves } }],
        () => answer(deciding, handoverId),
        { keep: (vault) => keepNotes(vault, notes) },
      );
    }),

  "handover:settle": (deciding, { handoverId, line: at, outcome, note }) =>
    onList(deciding, handoverId, "settle", (record, by) => {
      const line = record.lines[at];
      const missing = line ? missingOf(line) : null;
      if (!line?.found || !missing || isNone(missing) || line.found.settled)
        return refuse("wrong-state", { what: "line", because: "nothing-missing" });
      const noteId = note ? deciding.newId("n") : null;
      const to = outcome === "lost" ? "lost" : holderOf(record, "receiver");
      const moves = [moveOf(line, missing, `missing:${handoverId}`, to)];
      return accept(
        [{ name: "handover-settled", data: { handoverId, line: at, outcome, by, noteId, moves } }],
        () => answer(deciding, handoverId),
        { keep: (vault) => keepNotes(vault, note && noteId ? [[noteId, note]] : []) },
      );
    }),
};

/** The list, where this person may do that with it now. */
function onList(
  deciding: Deciding,
  handoverId: string,
  act: HandoverAct,
  decide: (record: HandoverRecord, by: string) => Decision<Value>,
): Decision<Value> {
  const record = deciding.handovers.get(handoverId);
  if (!record) return refuse("not-found", { what: "handover", id: handoverId });
  if (sideOf(deciding, record.unitId) === null && deciding.principal.role !== "manager")
    return refuse("not-allowed", { what: "handover" });
  if (!allowedActs(deciding, record).includes(act))
    return refuse("wrong-state", { what: "handover", state: record.state });
  return decide(record, staffNumberOf(deciding.principal));
}

function answer(deciding: Deciding, handoverId: string): Value {
  const record = deciding.handovers.get(handoverId);
  if (!record) throw new Error("A handover list was decided and is not there.");
  return { handover: withoutNotes(wireHandover(deciding, record)) };
}

function checkExceptions(
  { lines }: HandoverRecord,
  { exceptions }: CommandInput<"handover:receive">,
): HallError | null {
  const seen = new Set<number>();
  for (const one of exceptions) {
    const line = lines[one.line];
    if (!line || seen.has(one.line)) return refuse("invalid-input", { field: "line" });
    seen.add(one.line);
    const isAll = one.originals === line.originals && one.copies === line.copies;
    if (!isWithin(one, line) || (one.outcome === "missing" && isAll))
      return refuse("invalid-input", { field: "originals", because: "more-than-listed" });
  }
  return null;
}

function holderOf(record: HandoverRecord, who: "sender" | "receiver"): Holder {
  const isCounter = (senderOf(record) === "counter") === (who === "sender");
  return isCounter ? "counter" : `unit:${record.unitId}`;
}

function moveOf(
  { applicationId, materialId }: ListedPaper,
  { originals, copies }: { originals: number; copies: number },
  from: Holder,
  to: Holder,
): PaperMove {
  return { applicationId, materialId, originals, copies, from, to };
}

function keepNotes(vault: Vault, notes: readonly [textId: string, note: string][]): void {
  for (const [textId, note] of notes) vault.addText(textId, null, note);
}
