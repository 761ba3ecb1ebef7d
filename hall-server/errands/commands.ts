import type { CommandInput } from "../contract/commands.ts";
import type { errandCommands } from "../contract/errands.ts";
import type { HallError } from "../contract/errors.ts";
import { accept, type Deciding, type Decision, type Handlers, refuse } from "../deciding.ts";
import { undrawable } from "../files/drawable.ts";
import { after, today } from "../intake/dues.ts";
import type { NewFact } from "../journal/fact.ts";
import { planHolder } from "../queueing/taking.ts";
import { askingOf, siteOf } from "./asking.ts";
import { backTo, type ErrandStep, placeOf, whyNot } from "./life-cycle.ts";
import { errandPrint } from "./print.ts";
import type { ErrandRecord } from "./record.ts";
import { sitesAbove } from "./sites.ts";
import { wireErrand } from "./wire.ts";

type ErrandCommand = keyof typeof errandCommands;
type Value = { errand: ReturnType<typeof wireErrand> };

/** Words that go to the vault, by the id that stands in the fact. */
type Words = Map<string, string>;

export const errandHandlers: Handlers<ErrandCommand> = {
  ...errandPrint,

  "errand:entrust": (deciding, input) => {
    const { config, principal } = deciding;
    const unknown = input.itemIds.find((itemId) => deciding.items.inForce(itemId) === null);
    if (unknown !== undefined) return refuse("not-found", { what: "item", id: unknown });
    if (!input.holder.name) return refuse("invalid-input", { field: "holder.name", because: "needed" });
    const person = planHolder(deciding, input.holder);
    if ("code" in person) return person;
    const personId = person.personId ?? deciding.newId("p");
    const day = today(deciding);
    const serial = deciding.errands.nextSerial(day);
    const errandId = deciding.newId("e");
    const words: Words = new Map();
    const fact: NewFact = {
      name: "errand-entrusted",
      data: {
        errandId,
        by: principal.name,
        noteTextId: put(deciding, words, input.wish),
        serial,
        number: `D${day.slice(2).replaceAll("-", "")}${String(serial).padStart(4, "0")}`,
        way: input.way,
        itemIds: [...new Set(input.itemIds)],
        personId,
        siteId: siteOf(deciding, principal.name),
        papersTextId: input.papers.length > 0 ? put(deciding, words, JSON.stringify(input.papers)) : null,
        dueOn: after(config, day, config.errands.handUpDays),
        on: day,
      },
    };
    return accept<Value>([fact], () => answer(deciding, errandId), {
      keep: (vault) => {
        if (person.isNew) vault.add(personId, input.holder, deciding.now);
        else vault.update(personId, input.holder);
        for (const [textId, content] of words) vault.addText(textId, personId, content);
      },
    });
  },

  "errand:handUp": (deciding, input) =>
    step(deciding, "errand:handUp", input, (errand, words) => {
      const at = placeOf(askingOf(deciding, deciding.principal), errand.atSiteId);
      const isAbove = sitesAbove(deciding.config.sites, at).includes(input.toSiteId);
      if (!isAbove) return refuse("invalid-input", { field: "toSiteId", because: "not-above" });
      const noteTextId = put(deciding, words, input.note);
      const { id: errandId, atSiteId: fromSiteId } = errand;
      const by = deciding.principal.name;
      return {
        name: "errand-handed-up",
        data: { errandId, by, fromSiteId, toSiteId: input.toSiteId, noteTextId },
      };
    }),

  "errand:takeUp": (deciding, input) =>
    step(deciding, "errand:takeUp", input, ({ id: errandId, atSiteId: siteId }) => {
      const { config } = deciding;
      const dueOn = after(config, today(deciding), config.errands.settleDays);
      return { name: "errand-taken-up", data: { errandId, by: deciding.principal.name, siteId, dueOn } };
    }),

  "errand:sendBack": (deciding, input) =>
    step(deciding, "errand:sendBack", input, (errand, words) => ({
      name: "errand-sent-back",
      data: {
        errandId: errand.id,
        by: deciding.principal.name,
        fromSiteId: errand.atSiteId,
        toSiteId: backTo(errand, askingOf(deciding, deciding.principal)) ?? errand.fromSiteId,
        noteTextId: put(deciding, words, input.reason),
      },
    })),

  "errand:split": (deciding, input) =>
    step(deciding, "errand:split", input, (errand, words) => {
      const { config } = deciding;
      for (const { assignee, itemId } of input.tasks) {
        if (!isAgent(deciding, assignee)) return refuse("not-found", { what: "agent", id: assignee });
        if (itemId !== undefined && !deciding.items.inForce(itemId))
          return refuse("not-found", { what: "item", id: itemId });
      }
      const tasks = input.tasks.map(({ what, itemId, assignee, days }) => ({
        taskId: deciding.newId("k"),
        whatTextId: keepIn(deciding, words, what),
        itemId: itemId ?? null,
        assignee,
        dueOn: days === undefined ? errand.dueOn : after(config, today(deciding), days),
      }));
      return { name: "errand-split", data: { errandId: errand.id, by: deciding.principal.name, tasks } };
    }),

  "errand:assign": (deciding, input) =>
    step(deciding, "errand:assign", input, (errand) => {
      const task = errand.tasks.find((one) => one.taskId === input.taskId && !one.isDone);
      if (!task) return refuse("not-found", { what: "task", id: input.taskId });
      const { taskId, assignee } = input;
      if (!isAgent(deciding, assignee)) return refuse("not-found", { what: "agent", id: assignee });
      return {
        name: "errand-assigned",
        data: { errandId: errand.id, by: deciding.principal.name, taskId, assignee },
      };
    }),

  "errand:urge": (deciding, input) =>
    step(deciding, "errand:urge", input, (errand, words) => {
      const taskId = input.taskId ?? null;
      if (taskId !== null && !errand.tasks.some((task) => task.taskId === taskId && !task.isDone))
        return refuse("not-found", { what: "task", id: taskId });
      const noteTextId = put(deciding, words, input.note);
      return {
        name: "errand-urged",
        data: { errandId: errand.id, by: deciding.principal.name, taskId, noteTextId },
      };
    }),

  "errand:feedBack": (deciding, input) =>
    step(deciding, "errand:feedBack", input, (errand, words) => {
      const taskId = input.taskId ?? null;
      const task = errand.tasks.find((one) => one.taskId === taskId);
      if (taskId !== null && (!task || task.isDone)) return refuse("not-found", { what: "task", id: taskId });
      // Who only has a task of it speaks of that task.
      const asking = askingOf(deciding, deciding.principal);
      const isHere = placeOf(asking, errand.atSiteId) === asking.siteId;
      if (!isHere && task?.assignee !== deciding.principal.name)
        return refuse("not-allowed", { what: "task", because: "not-yours" });
      const { applicationId = null } = input;
      if (applicationId !== null && deciding.intake.application(applicationId) === null)
        return refuse("not-found", { what: "application", id: applicationId });
      return {
        name: "errand-fed-back",
        data: {
          errandId: errand.id,
          by: deciding.principal.name,
          taskId,
          applicationId,
          isDone: input.isDone,
          noteTextId: put(deciding, words, input.note),
        },
      };
    }),

  "errand:payFee": (deciding, input) =>
    step(deciding, "errand:payFee", input, (errand, words) => ({
      name: "errand-fee-paid",
      data: {
        errandId: errand.id,
        by: deciding.principal.name,
        whatTextId: keepIn(deciding, words, input.what),
        cents: input.cents,
        receiptBlobId: input.receiptBlobId ?? null,
      },
    })),

  "errand:finish": (deciding, input) =>
    step(deciding, "errand:finish", input, (errand, words) => ({
      name: "errand-finished",
      data: {
        errandId: errand.id,
        by: deciding.principal.name,
        noteTextId: put(deciding, words, input.note),
        on: today(deciding),
      },
    })),

  "errand:deliver": (deciding, input) =>
    undrawable(deciding, input.signatureBlobId) ??
    step(deciding, "errand:deliver", input, ({ id: errandId }) => ({
      name: "errand-delivered",
      data: { errandId, by: deciding.principal.name, signatureBlobId: input.signatureBlobId ?? null },
    })),

  "errand:callBack": (deciding, input) =>
    step(deciding, "errand:callBack", input, (errand, words) => ({
      name: "errand-called-back",
      data: {
        errandId: errand.id,
        by: deciding.principal.name,
        answer: input.answer,
        noteTextId: put(deciding, words, input.note),
      },
    })),

  "errand:withdraw": (deciding, input) =>
    step(deciding, "errand:withdraw", input, (errand, words) => ({
      name: "errand-withdrawn",
      data: {
        errandId: errand.id,
        by: deciding.principal.name,
        noteTextId: put(deciding, words, input.reason),
      },
    })),
};

/** One step of an errand that exists, by who may take it, in a state that allows it. */
function step<Name extends ErrandStep>(
  deciding: Deciding,
  name: Name,
  input: CommandInput<Name>,
  decide: (errand: ErrandRecord, words: Words) => NewFact | HallError,
): Decision<Value> {
  const errand = deciding.errands.get(input.errandId);
  if (!errand) return refuse("not-found", { what: "errand", id: input.errandId });
  const because = whyNot(errand, name, askingOf(deciding, deciding.principal));
  if (because === "wrong-state") return refuse("wrong-state", { what: "errand", state: errand.state });
  if (because !== null) return refuse("not-allowed", { what: "errand" });
  const words: Words = new Map();
  const fact = decide(errand, words);
  if ("code" in fact) return fact;
  return accept<Value>([fact], () => answer(deciding, errand.id), {
    keep: (vault) => {
      for (const [textId, content] of words) vault.addText(textId, errand.personId, content);
    },
  });
}

function keepIn(deciding: Deciding, words: Words, content: string): string {
  const textId = deciding.newId("x");
  words.set(textId, content);
  return textId;
}

function put(deciding: Deciding, words: Words, content: string | undefined): string | null {
  const said = content?.trim() ?? "";
  return said === "" ? null : keepIn(deciding, words, said);
}

/** Only ids stand in what is remembered: words are read anew whenever the answer is given. */
function answer(deciding: Deciding, errandId: string): Value {
  const errand = deciding.errands.get(errandId);
  if (!errand) throw new Error(`The errand ${errandId} has just been written and is not there.`);
  return { errand: wireErrand({ ...deciding, vault: null }, errand, askingOf(deciding, deciding.principal)) };
}

function isAgent({ registry }: Deciding, staffId: string): boolean {
  const member = registry.staff(staffId);
  return member?.role === "agent" && member.isActive;
}
