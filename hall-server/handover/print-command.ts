import type { DocumentExtra } from "../contract/documents.ts";
import { accept, type Deciding, type Handlers, refuse } from "../deciding.ts";
import { planDocument } from "../documents/issue.ts";
import { sideOf } from "./parties.ts";
import type { HandoverRecord } from "./record.ts";
import { type Reading, wireHandover } from "./wire.ts";

/** 物料移交清单, on paper: numbered, and kept as the list stands now. */
export const printCommand: Handlers<"handover:print"> = {
  "handover:print": (deciding, { handoverId }) => {
    const record = deciding.handovers.get(handoverId);
    if (!record || sideOf(deciding, record.unitId) === null)
      return refuse("not-found", { what: "handover", id: handoverId });
    const planned = planDocument(deciding, {
      kind: "handover-list",
      applicationId: null,
      subjectId: handoverId,
      extra: { handover: printed(deciding, record) },
    });
    if ("code" in planned) return planned;
    return accept(planned.facts, () => ({ document: planned.row(), token: "" }), { keep: planned.keep });
  },
};

function printed(
  reading: Reading & Pick<Deciding, "config">,
  record: HandoverRecord,
): NonNullable<DocumentExtra["handover"]> {
  const { lines, unitName, direction, preparedBy, handedBy, handedAt, receivedBy, receivedAt } = wireHandover(
    reading,
    record,
  );
  const counter = "受理窗口";
  return {
    from: direction === "to-unit" ? counter : unitName,
    to: direction === "to-unit" ? unitName : counter,
    handedBy: handedBy ?? preparedBy,
    handedOn: minuteOf(handedAt),
    receivedBy,
    receivedOn: minuteOf(receivedAt),
    lines: lines.map(({ applicationNumber, itemName, name, originals, copies, found }) => ({
      ...{ applicationNumber, itemName, originals, copies },
      materialName: name,
      note: found && found.outcome !== "received" ? noteOf(found) : "",
    })),
  };
}

type Found = NonNullable<ReturnType<typeof wireHandover>["lines"][number]["found"]>;

function noteOf({ outcome, originals, copies, note }: Found): string {
  const said = outcome === "missing" ? "缺" : "破损";
  return `${said}：实收原件 ${originals}、复印件 ${copies}${note === null ? "" : `；${note}`}`;
}

/** 2026-03-02T09:41:05.120+08:00 → 2026-03-02 09:41 */
const minuteOf = (time: string | null) => (time === null ? null : time.slice(0, 16).replace("T", " "));
