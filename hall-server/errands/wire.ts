import type { HallConfig } from "../catalog/config.ts";
import { type Errand, type ErrandRow, errandCommands } from "../contract/errands.ts";
import type { Registry } from "../people/registry.ts";
import type { Vault } from "../people/vault.ts";
import { type Asking, type ErrandStep, mayDo } from "./life-cycle.ts";
import { type ErrandRecord, openTasksOf } from "./record.ts";

/** What a record is shown with. Without a vault, words and masked names are left out: so it may be remembered. */
interface Showing {
  config: HallConfig;
  registry: Registry;
  vault: Vault | null;
  iso: (at: number) => string;
}

const roles = Object.fromEntries(
  Object.entries(errandCommands).map(([name, { who }]) => [name, who]),
) as Record<ErrandStep, readonly string[]>;

export function wireErrandRow(showing: Showing, record: ErrandRecord): ErrandRow {
  return {
    id: record.id,
    number: record.number,
    state: record.state,
    way: record.way,
    itemIds: record.itemIds,
    person: showing.vault?.masked(record.personId)?.name ?? null,
    fromSiteId: record.fromSiteId,
    atSiteId: record.atSiteId,
    agent: record.agent && numberOf(showing, record.agent),
    entrustedAt: showing.iso(record.entrustedAt),
    dueOn: record.dueOn,
    openTasks: openTasksOf(record).length,
  };
}

export function wireErrand(showing: Showing, record: ErrandRecord, asking: Asking): Errand {
  const { vault, iso } = showing;
  const text = (textId: string | null) => (textId && vault?.text(textId)) ?? null;
  const { answer } = record;
  return {
    ...wireErrandRow(showing, record),
    wish: text(record.wishTextId),
    phone: vault?.masked(record.personId)?.phone ?? null,
    papers: JSON.parse(text(record.papersTextId) ?? "[]"),
    tasks: record.tasks.map((task) => ({
      id: task.taskId,
      what: text(task.whatTextId) ?? "",
      itemId: task.itemId,
      assignee: numberOf(showing, task.assignee),
      dueOn: task.dueOn,
      state: task.isDone ? "done" : "open",
      applicationIds: task.applicationIds,
      urges: task.urges,
    })),
    fees: record.fees.map(({ whatTextId, cents, receiptBlobId, at }) => ({
      what: text(whatTextId) ?? "",
      cents,
      hasReceipt: receiptBlobId !== null,
      at: iso(at),
    })),
    answer: answer && {
      answer: answer.answer,
      note: text(answer.noteTextId),
      by: numberOf(showing, answer.by),
      at: iso(answer.at),
    },
    history: record.history.map(({ at, what, by, siteId, noteTextId }) => ({
      at: iso(at),
      what,
      by: numberOf(showing, by),
      siteId,
      note: text(noteTextId),
    })),
    may: mayDo(record, asking, roles),
  };
}

const numberOf = ({ registry }: Showing, staffId: string) => registry.staff(staffId)?.staffNumber ?? staffId;
