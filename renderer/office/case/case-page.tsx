import "./case.css";
import { useEffect, useState } from "react";
import type { Application } from "../../../hall-server/contract/intake.ts";
import { Button } from "../../kit/button.tsx";
import { useAct } from "../../kit/desk/use-act.ts";
import { useAsked } from "../../kit/desk/use-asked.ts";
import { Notice } from "../../kit/notice.tsx";
import { commonWords } from "../../words/common.ts";
import { useErrorWords } from "../../words/errors.ts";
import { type CaseWord, caseWords } from "../../words/office-case.ts";
import { useOfficeTroubles } from "../../words/office-troubles.ts";
import { useWords } from "../../words/words.ts";
import { CaseDialog, type CaseStep } from "../dialogs/case-dialog.tsx";
import type { ShownList } from "../place.ts";
import { useKeys } from "../use-keys.ts";
import { useOffice } from "../use-office.ts";
import { neighbour, rowsOf } from "../work/lists.ts";
import { CaseAside } from "./case-aside.tsx";
import { CaseHead } from "./case-head.tsx";
import { type CaseAct, readCaseKeys } from "./case-keys.ts";
import { CaseParts, type Part } from "./case-parts.tsx";
import { KeyRow } from "./key-row.tsx";

/** After these a document is to be printed: it stands first among those that may be issued. */
const withLetter: readonly CaseWord[] = [
  "done_grant",
  "done_refuse",
  "done_agree",
  "done_special",
  "done_answerExtension",
  "done_end",
];

const refreshMs = 10_000;

interface CasePageProps {
  applicationId: string;
  /** Where it was opened from: Alt ↑ ↓ go on along it. */
  list: ShownList;
  onBack: () => void;
  onOpen: (applicationId: string) => void;
}

/** One application, whole: papers and answers to the left, what is known of it to the right, its keys at the foot. */
export function CasePage({ applicationId, list, onBack, onOpen }: CasePageProps) {
  const { say } = useWords(caseWords);
  const common = useWords(commonWords);
  const explain = useErrorWords();
  const { work } = useOffice();
  // Also by itself: what was found by search stands on no list whose change would tell.
  const asked = useAsked("application:get", { applicationId }, refreshMs);
  const { again } = asked;
  const [done, setDone] = useState<{ after: unknown; application: Application } | null>(null);
  // Whatever changed in the office, this may have: the list's own line says so first.
  const line = JSON.stringify(work.rows.find((row) => row.id === applicationId) ?? work.total);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a line that changed is the event that is waited for
  useEffect(() => again(), [line, again]);
  useKeys((key) => {
    if (asked.value === null && key === "Escape") onBack();
  });

  if (asked.value === null) {
    return (
      <div className="sheet">
        {asked.error ? (
          <Notice
            kind="wrong"
            what={say("gone")}
            todo={
              <>
                {explain(asked.error)} <Button onPress={onBack}>{say("back")}</Button>
              </>
            }
          />
        ) : (
          <p role="status">{common.say("connecting")}</p>
        )}
      </div>
    );
  }
  const rows = rowsOf(work.rows, list);
  const beside = (step: number) => {
    const next = neighbour(rows, applicationId, step);
    if (next !== null && next !== applicationId) onOpen(next);
  };
  return (
    <Case
      // The answer to a step is newer than what was asked before it.
      application={done?.after === asked.value ? done.application : asked.value.application}
      onBack={onBack}
      onBeside={beside}
      onChanged={(application) => {
        if (application) setDone({ after: asked.value, application });
        again();
      }}
    />
  );
}

interface CaseProps {
  application: Application;
  onBack: () => void;
  onBeside: (step: 1 | -1) => void;
  onChanged: (application: Application | null) => void;
}

function Case({ application, onBack, onBeside, onChanged }: CaseProps) {
  const { say } = useWords(caseWords);
  const explain = useOfficeTroubles();
  const { isStale, staffNumber } = useOffice();
  const [part, setPart] = useState<Part>("materials");
  const [step, setStep] = useState<CaseStep | null>(null);
  const [done, setDone] = useState<CaseWord | null>(null);
  const take = useAct("application:take");
  const keys = readCaseKeys({ application, isAway: isStale, staffNumber });

  const finish = (word: CaseWord, now: Application | null) => {
    setStep(null);
    setDone(word);
    if (withLetter.includes(word)) setPart("documents");
    onChanged(now);
  };
  const press = async (act: CaseAct) => {
    setDone(null);
    if (act !== "take") {
      take.forget();
      return setStep(act);
    }
    if (take.isBusy) return;
    const answer = await take.act({ applicationId: application.id });
    if (answer.ok) finish("done_take", answer.value.application);
    else onChanged(null);
  };
  useKeys((key) => {
    switch (key) {
      case "Escape":
        return onBack();
      case "Alt ArrowDown":
        return onBeside(1);
      case "Alt ArrowUp":
        return onBeside(-1);
      default:
        if (keys[key].state !== "off") void press(keys[key].act);
    }
  });

  return (
    <div className="case">
      <CaseHead application={application} onBack={onBack} />
      {take.trouble ? <Notice kind="wrong" what={explain(take.trouble)} /> : null}
      {done ? <Notice kind="said" what={say(done)} /> : null}
      <div className="case__body">
        <CaseParts application={application} part={part} onPart={setPart} />
        <CaseAside application={application} onStep={(next) => setStep(next)} />
      </div>
      <KeyRow keys={keys} onPress={(act) => void press(act)} />
      {step ? (
        <CaseDialog step={step} application={application} onClose={() => setStep(null)} onDone={finish} />
      ) : null}
    </div>
  );
}
