import { useState } from "react";
import type { Devices } from "../../drivers/contract/devices.ts";
import type { Errand } from "../../hall-server/contract/errands.ts";
import { Button } from "../kit/button.tsx";
import { clockOf } from "../kit/clock.ts";
import { useAct } from "../kit/desk/use-act.ts";
import { useAsked } from "../kit/desk/use-asked.ts";
import { DocumentNotice } from "../kit/documents/document-notice.tsx";
import { useDocuments } from "../kit/documents/use-documents.ts";
import { Notice } from "../kit/notice.tsx";
import { agentWords } from "../words/agent.ts";
import { useErrorWords } from "../words/errors.ts";
import { useWords } from "../words/words.ts";
import { yuanOf } from "./papers.ts";
import { type Step, StepDialog, steps } from "./step-dialog.tsx";
import { useNamed } from "./use-named.ts";

const refreshMs = 10_000;
/** What brings an errand to its end: green, and at most one of them can be done at a time. */
const leads: readonly Step[] = ["errand:takeUp", "errand:finish", "errand:deliver", "errand:callBack"];

interface ErrandPageProps {
  errandId: string;
  devices: Devices;
  onBack: () => void;
}

/** One errand: whose it is, what is to be done, what was done, and what may be done next. */
export function ErrandPage({ errandId, devices, onBack }: ErrandPageProps) {
  const { say } = useWords(agentWords);
  const explain = useErrorWords();
  const { value, error, again } = useAsked("errand:get", { errandId }, refreshMs);
  const [step, setStep] = useState<Step | null>(null);
  const desk = useDocuments(devices);
  const { act, trouble: refused } = useAct("errand:print");
  const printMandate = async () => {
    if (desk.isBusy) return;
    const answer = await act({ errandId });
    if (answer.ok) await desk.print(answer.value.document);
  };
  if (!value)
    return (
      <section className="sheet">
        {error ? <Notice kind="wrong" what={explain(error)} /> : <p role="status">{say("loading")}</p>}
        <Button onPress={onBack}>{say("back")}</Button>
      </section>
    );
  const { errand } = value;
  const possible = steps.filter((one) => errand.may.includes(one));
  return (
    <section className="sheet errand">
      <div className="sheet__head">
        <Button onPress={onBack}>{say("back")}</Button>
        <h1 className="digits">{errand.number}</h1>
        <span className="errand__state">{say(`state.${errand.state}`)}</span>
      </div>
      <div className="errand__steps">
        {possible.map((one) => (
          <Button key={one} kind={leads.includes(one) ? "next" : "plain"} onPress={() => setStep(one)}>
            {say(`step.${one}`)}
          </Button>
        ))}
        <Button onPress={() => void printMandate()}>{say("mandate")}</Button>
      </div>
      <div role="status">
        {refused ? <Notice kind="wrong" what={explain(refused)} /> : <DocumentNotice state={desk.state} />}
      </div>
      <Facts errand={errand} />
      <Tasks errand={errand} />
      <Fees errand={errand} />
      <History errand={errand} />
      {step ? (
        <StepDialog
          step={step}
          errand={errand}
          onClose={() => setStep(null)}
          onDone={() => {
            setStep(null);
            again();
          }}
        />
      ) : null}
    </section>
  );
}

function Facts({ errand }: { errand: Errand }) {
  const { say } = useWords(agentWords);
  const named = useNamed();
  const papers = errand.papers.map((paper) => say("paperLine", { ...paper })).join("；");
  const facts: [string, string][] = [
    [say("person"), [errand.person ?? "–", errand.phone].filter(Boolean).join(" ")],
    [say("what"), named.what(errand)],
    [say("way"), say(`way.${errand.way}`)],
    [say("wish"), errand.wish ?? "–"],
    [say("papers"), papers || say("noPapers")],
    [say("from"), named.site(errand.fromSiteId)],
    [say("at"), named.site(errand.atSiteId)],
    [say("due"), named.day(errand.dueOn)],
  ];
  return (
    <dl className="errand__facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Tasks({ errand }: { errand: Errand }) {
  const { say } = useWords(agentWords);
  const named = useNamed();
  return (
    <>
      <h2>{say("tasks")}</h2>
      {errand.tasks.length === 0 ? <p className="sheet__note">{say("noTasks")}</p> : null}
      <ul className="errand__tasks">
        {errand.tasks.map((task) => (
          <li key={task.id}>
            <strong>{task.what}</strong>
            <span>{say("by", { number: task.assignee })}</span>
            <span>{named.day(task.dueOn)}</span>
            <span>{say(`task.${task.state}`)}</span>
            {task.urges > 0 ? <span>{say("urged", { count: task.urges })}</span> : null}
          </li>
        ))}
      </ul>
    </>
  );
}

function Fees({ errand }: { errand: Errand }) {
  const { say } = useWords(agentWords);
  const paid = errand.fees.map(({ what, cents }) => say("feeLine", { what, amount: yuanOf(cents) }));
  return (
    <>
      <h2>{say("fees")}</h2>
      <p className="sheet__note">{paid.join("；") || say("noFees")}</p>
      {errand.answer ? (
        <p className="sheet__note">
          {say("answered", { answer: say(`answer.${errand.answer.answer}`) })}
          {errand.answer.note ? ` ${errand.answer.note}` : ""}
        </p>
      ) : null}
    </>
  );
}

function History({ errand }: { errand: Errand }) {
  const { say } = useWords(agentWords);
  const named = useNamed();
  return (
    <>
      <h2>{say("history")}</h2>
      <ol className="errand__history">
        {errand.history.map(({ at, what, by, siteId, note }) => (
          <li key={`${at} ${what}`}>
            <time dateTime={at}>{`${named.day(at.slice(0, 10))} ${clockOf(at)}`}</time>
            <span>{say(`did.${what}` as "did.split", { site: siteId ? named.site(siteId) : "" })}</span>
            <span>{say("by", { number: by })}</span>
            {note ? <span className="errand__note">{note}</span> : null}
          </li>
        ))}
      </ol>
    </>
  );
}
