import { Input, InputNumber, Select } from "antd";
import { useState } from "react";
import type { CommandName, CommandRequest } from "../../hall-server/contract/commands.ts";
import type { Errand } from "../../hall-server/contract/errands.ts";
import { errandAnswers } from "../../hall-server/contract/lists.ts";
import { Button } from "../kit/button.tsx";
import { Dialog } from "../kit/desk/dialog.tsx";
import { useAsked } from "../kit/desk/use-asked.ts";
import type { PageError } from "../kit/hall.ts";
import { useHall } from "../kit/hall-context.tsx";
import { Notice } from "../kit/notice.tsx";
import { agentWords } from "../words/agent.ts";
import { useWords } from "../words/words.ts";
import { Field } from "./field.tsx";
import { centsOf } from "./papers.ts";
import { useNamed } from "./use-named.ts";

/** In the order of a day's work: the first that may be done is the page's green one. */
export const steps = [
  "errand:takeUp",
  "errand:finish",
  "errand:deliver",
  "errand:callBack",
  "errand:feedBack",
  "errand:handUp",
  "errand:split",
  "errand:assign",
  "errand:payFee",
  "errand:urge",
  "errand:sendBack",
  "errand:withdraw",
] as const;
export type Step = (typeof steps)[number];

/** Which fields a step asks for. */
const asks: Record<Step, readonly (keyof Draft)[]> = {
  "errand:takeUp": [],
  "errand:finish": ["note"],
  "errand:deliver": [],
  "errand:callBack": ["answer", "note"],
  "errand:feedBack": ["taskId", "note", "number", "isDone"],
  "errand:handUp": ["toSiteId", "note"],
  "errand:split": ["what", "assignee", "days"],
  "errand:assign": ["taskId", "assignee"],
  "errand:payFee": ["what", "amount"],
  "errand:urge": ["taskId", "note"],
  "errand:sendBack": ["note"],
  "errand:withdraw": ["note"],
};

/** Where a note is why, and must be there. */
const needsNote: readonly Step[] = ["errand:feedBack", "errand:sendBack", "errand:withdraw"];

interface Draft {
  note: string;
  toSiteId: string;
  taskId: string;
  what: string;
  assignee: string;
  days: number | null;
  number: string;
  isDone: boolean;
  amount: string;
  answer: (typeof errandAnswers)[number];
}

interface StepDialogProps {
  step: Step;
  errand: Errand;
  onClose: () => void;
  onDone: () => void;
}

export function StepDialog({ step, errand, onClose, onDone }: StepDialogProps) {
  const { say } = useWords(agentWords);
  const hall = useHall();
  const { value: around } = useAsked("agents:list", {});
  const openTasks = errand.tasks.filter((task) => task.state === "open");
  const [draft, setDraft] = useState<Draft>({
    ...{ note: "", what: "", number: "", amount: "", isDone: true, days: null, answer: "satisfied" },
    ...{ toSiteId: "", assignee: "", taskId: openTasks[0]?.id ?? "" },
  });
  const [isBusy, setIsBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<PageError | null>(null);
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }));
  const toSiteId = draft.toSiteId || (around?.sitesAbove[0] ?? "");
  const assignee = draft.assignee || (around?.agents[0]?.user ?? "");

  /** Null while something is missing, which is then said. */
  const request = async (): Promise<Partial<CommandRequest<Step>> | null> => {
    const note = draft.note.trim();
    if (needsNote.includes(step) && note === "") return told(say("reasonNeeded"));
    const noted = note === "" ? {} : { note };
    const tasked = draft.taskId === "" ? {} : { taskId: draft.taskId };
    switch (step) {
      case "errand:takeUp":
      case "errand:deliver":
        return {};
      case "errand:finish":
        return noted;
      case "errand:callBack":
        return { answer: draft.answer, ...noted };
      case "errand:feedBack": {
        const applicationId = await applicationOf(draft.number.trim());
        if (applicationId === undefined) return null;
        if (applicationId === null) return told(say("applicationUnknown"));
        return {
          ...tasked,
          note,
          isDone: draft.taskId !== "" && draft.isDone,
          ...(applicationId === "" ? {} : { applicationId }),
        };
      }
      case "errand:handUp":
        return { toSiteId, ...noted };
      case "errand:split": {
        const what = draft.what.trim();
        if (what === "") return told(say("reasonNeeded"));
        return { tasks: [{ what, assignee, ...(draft.days === null ? {} : { days: draft.days }) }] };
      }
      case "errand:assign":
        return { ...tasked, assignee };
      case "errand:payFee": {
        const cents = centsOf(draft.amount);
        if (cents === null || draft.what.trim() === "") return told(say("feeWrong"));
        return { what: draft.what.trim(), cents };
      }
      case "errand:urge":
        return { ...tasked, ...noted };
      case "errand:sendBack":
      case "errand:withdraw":
        return { reason: note };
      default:
        return step satisfies never;
    }
  };

  const told = (what: string) => {
    setFault(what);
    return null;
  };

  /** Its id; empty where none was typed, null where there is none of this number, undefined where the hall did not say. */
  const applicationOf = async (number: string): Promise<string | null | undefined> => {
    if (number === "") return "";
    const found = await hall.ask("applications:search", { number });
    if (found.ok) return found.value.applications[0]?.id ?? null;
    setTrouble(found.error);
    return undefined;
  };

  const confirm = async () => {
    if (isBusy) return;
    setFault(null);
    setTrouble(null);
    setIsBusy(true);
    const more = await request();
    const input =
      more && ({ errandId: errand.id, ...more } as Omit<CommandRequest<CommandName>, "commandId">);
    const answer = input && (await hall.send(step, input as never));
    setIsBusy(false);
    if (!answer) return;
    if (answer.ok) onDone();
    else setTrouble(answer.error);
  };

  return (
    <Dialog
      title={say(`step.${step}`)}
      onClose={onClose}
      isBusy={isBusy}
      trouble={trouble}
      actions={
        <>
          <Button onPress={onClose}>{say("cancel")}</Button>
          <Button kind="next" onPress={() => void confirm()}>
            {say("yes")}
          </Button>
        </>
      }
    >
      {step === "errand:deliver" ? <p>{say("deliverAsk")}</p> : null}
      {step === "errand:takeUp" ? <p>{say("takeUpAsk")}</p> : null}
      {asks[step].map((field) => (
        <StepField
          key={field}
          field={field}
          step={step}
          draft={{ ...draft, toSiteId, assignee }}
          set={set}
          openTasks={openTasks}
          sites={around?.sitesAbove ?? []}
          agents={around?.agents ?? []}
        />
      ))}
      {fault ? <Notice kind="wrong" what={fault} /> : null}
    </Dialog>
  );
}

interface StepFieldProps {
  field: keyof Draft;
  step: Step;
  draft: Draft;
  set: (change: Partial<Draft>) => void;
  openTasks: Errand["tasks"];
  sites: string[];
  agents: { user: string; staffNumber: string; siteId: string }[];
}

function StepField({ field, step, draft, set, openTasks, sites, agents }: StepFieldProps) {
  const { say } = useWords(agentWords);
  const named = useNamed();
  const id = `step-${field}`;
  switch (field) {
    case "note":
      return (
        <Field
          id={id}
          name={say(step === "errand:sendBack" || step === "errand:withdraw" ? "reason" : "note")}
        >
          <Input.TextArea
            id={id}
            rows={3}
            maxLength={500}
            value={draft.note}
            onChange={(event) => set({ note: event.target.value })}
          />
        </Field>
      );
    case "toSiteId":
      return (
        <Field id={id} name={say("toSite")}>
          <Select
            id={id}
            value={draft.toSiteId}
            onChange={(toSiteId) => set({ toSiteId })}
            options={sites.map((siteId) => ({ value: siteId, label: named.site(siteId) }))}
          />
        </Field>
      );
    case "taskId": {
      if (openTasks.length === 0) return null;
      const whole = step === "errand:assign" ? [] : [{ value: "", label: say("wholeErrand") }];
      return (
        <Field id={id} name={say("task")}>
          <Select
            id={id}
            value={draft.taskId}
            onChange={(taskId) => set({ taskId })}
            options={[...openTasks.map((task) => ({ value: task.id, label: task.what })), ...whole]}
          />
        </Field>
      );
    }
    case "what":
      return (
        <Field id={id} name={say(step === "errand:payFee" ? "feeWhat" : "task")}>
          <Input
            id={id}
            maxLength={60}
            value={draft.what}
            onChange={(event) => set({ what: event.target.value })}
          />
        </Field>
      );
    case "assignee":
      return (
        <Field id={id} name={say("assignee")}>
          <Select
            id={id}
            value={draft.assignee}
            onChange={(assignee) => set({ assignee })}
            options={agents.map(({ user, staffNumber, siteId }) => ({
              value: user,
              label: `${named.site(siteId)} ${say("by", { number: staffNumber })}`,
            }))}
          />
        </Field>
      );
    case "days":
      return (
        <Field id={id} name={say("days")}>
          <InputNumber id={id} min={0} max={90} value={draft.days} onChange={(days) => set({ days })} />
        </Field>
      );
    case "number":
      return (
        <Field id={id} name={say("application")} hint={say("applicationHint")}>
          <Input
            id={id}
            maxLength={32}
            value={draft.number}
            onChange={(event) => set({ number: event.target.value })}
          />
        </Field>
      );
    case "isDone":
      return draft.taskId === "" ? null : (
        <label className="agent__choice">
          <input
            type="checkbox"
            checked={draft.isDone}
            onChange={(event) => set({ isDone: event.target.checked })}
          />
          {say("isDone")}
        </label>
      );
    case "amount":
      return (
        <Field id={id} name={say("feeAmount")}>
          <Input
            id={id}
            inputMode="decimal"
            maxLength={9}
            value={draft.amount}
            onChange={(event) => set({ amount: event.target.value })}
          />
        </Field>
      );
    case "answer":
      return (
        <fieldset className="agent__choice">
          <legend>{say("answerAsk")}</legend>
          {errandAnswers.map((one) => (
            <label key={one}>
              <input
                type="radio"
                name="answer"
                checked={one === draft.answer}
                onChange={() => set({ answer: one })}
              />
              {say(`answer.${one}`)}
            </label>
          ))}
        </fieldset>
      );
    default:
      return field satisfies never;
  }
}
