/** An errand as its facts make it. Pure: the same facts always give the same record. */
import type { ErrandState } from "../contract/errands.ts";
import type { Fact } from "../journal/fact.ts";
import type { AssignedTask, ErrandFacts } from "./facts.ts";

export interface TaskRecord extends AssignedTask {
  isDone: boolean;
  applicationIds: string[];
  urges: number;
}

/** Times are hall time, milliseconds since the epoch; `by` and `agent` are staff ids. */
export interface ErrandRecord {
  id: string;
  number: string;
  serial: number;
  /** Local date on which it was entrusted. */
  day: string;
  state: ErrandState;
  way: ErrandFacts["errand-entrusted"]["way"];
  itemIds: string[];
  personId: string;
  wishTextId: string | null;
  papersTextId: string | null;
  fromSiteId: string;
  atSiteId: string;
  /** The sites that it came through, the newest last; `atSiteId` is not among them. */
  path: string[];
  agent: string | null;
  entrustedAt: number;
  dueOn: string | null;
  closedAt: number | null;
  tasks: TaskRecord[];
  /** Applications that were told without a task. */
  applicationIds: string[];
  fees: { whatTextId: string; cents: number; receiptBlobId: string | null; at: number }[];
  signatureBlobId: string | null;
  answer: {
    answer: ErrandFacts["errand-called-back"]["answer"];
    noteTextId: string | null;
    by: string;
    at: number;
  } | null;
  history: { at: number; what: string; by: string; siteId: string | null; noteTextId: string | null }[];
}

export type ErrandFact = Extract<Fact, { name: keyof ErrandFacts }>;

export function isErrandFact(fact: Fact): fact is ErrandFact {
  return fact.name.startsWith("errand-");
}

const mostHistory = 200;

export function applyErrand(before: ErrandRecord | null, fact: ErrandFact): ErrandRecord | null {
  const after = fact.name === "errand-entrusted" ? entrusted(fact) : before && changed(before, fact);
  if (!after) return null;
  return { ...after, history: [...after.history, lineOf(fact)].slice(-mostHistory) };
}

function entrusted(fact: Extract<ErrandFact, { name: "errand-entrusted" }>): ErrandRecord {
  const { errandId, by, siteId, noteTextId, number, serial, way, itemIds, personId, papersTextId, dueOn } =
    fact.data;
  return {
    id: errandId,
    number,
    serial,
    day: fact.data.on ?? fact.day,
    state: "handling",
    way,
    itemIds,
    personId,
    wishTextId: noteTextId,
    papersTextId,
    fromSiteId: siteId,
    atSiteId: siteId,
    path: [],
    agent: by,
    entrustedAt: fact.at,
    dueOn,
    closedAt: null,
    tasks: [],
    applicationIds: [],
    fees: [],
    signatureBlobId: null,
    answer: null,
    history: [],
  };
}

type Later = Exclude<ErrandFact, { name: "errand-entrusted" }>;

function changed(errand: ErrandRecord, fact: Later): ErrandRecord {
  switch (fact.name) {
    case "errand-handed-up": {
      const { fromSiteId, toSiteId } = fact.data;
      return {
        ...errand,
        state: "handed-up",
        atSiteId: toSiteId,
        path: [...errand.path, fromSiteId],
        agent: null,
      };
    }
    case "errand-taken-up":
      return { ...errand, state: "handling", agent: fact.data.by, dueOn: fact.data.dueOn };
    case "errand-sent-back":
      return {
        ...errand,
        state: "handling",
        atSiteId: fact.data.toSiteId,
        path: errand.path.slice(0, -1),
        agent: null,
      };
    case "errand-split": {
      const tasks = fact.data.tasks.map((task) => ({ ...task, isDone: false, applicationIds: [], urges: 0 }));
      return { ...errand, tasks: [...errand.tasks, ...tasks] };
    }
    case "errand-assigned":
      return withTask(errand, fact.data.taskId, (task) => ({ ...task, assignee: fact.data.assignee }));
    case "errand-urged":
      return withTask(errand, fact.data.taskId, (task) => ({ ...task, urges: task.urges + 1 }));
    case "errand-fed-back": {
      const { taskId, applicationId, isDone } = fact.data;
      const add = (ids: string[]) => (applicationId ? [...new Set([...ids, applicationId])] : ids);
      if (taskId === null) return { ...errand, applicationIds: add(errand.applicationIds) };
      return withTask(errand, taskId, (task) => ({
        ...task,
        isDone: task.isDone || isDone,
        applicationIds: add(task.applicationIds),
      }));
    }
    case "errand-fee-paid": {
      const { whatTextId, cents, receiptBlobId } = fact.data;
      return { ...errand, fees: [...errand.fees, { whatTextId, cents, receiptBlobId, at: fact.at }] };
    }
    // What came of it goes back to where the person is.
    case "errand-finished":
      return { ...errand, state: "done", atSiteId: errand.fromSiteId, path: [] };
    case "errand-delivered":
      return { ...errand, state: "delivered", signatureBlobId: fact.data.signatureBlobId };
    case "errand-called-back": {
      const { answer, noteTextId, by } = fact.data;
      return {
        ...errand,
        state: "closed",
        closedAt: fact.at,
        answer: { answer, noteTextId, by, at: fact.at },
      };
    }
    case "errand-withdrawn":
      return { ...errand, state: "withdrawn", closedAt: fact.at };
    default:
      return fact satisfies never;
  }
}

function withTask(
  errand: ErrandRecord,
  taskId: string | null,
  change: (task: TaskRecord) => TaskRecord,
): ErrandRecord {
  return { ...errand, tasks: errand.tasks.map((task) => (task.taskId === taskId ? change(task) : task)) };
}

function lineOf(fact: ErrandFact): ErrandRecord["history"][number] {
  const data = fact.data as Partial<Record<"siteId" | "toSiteId" | "noteTextId", string | null>>;
  return {
    at: fact.at,
    what: fact.name.replace("errand-", ""),
    by: fact.data.by,
    siteId: data.toSiteId ?? data.siteId ?? null,
    noteTextId: data.noteTextId ?? null,
  };
}

export const openTasksOf = ({ tasks }: ErrandRecord) => tasks.filter((task) => !task.isDone);
