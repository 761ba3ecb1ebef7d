import type { Application } from "../../../hall-server/contract/intake.ts";
import { ApplicationNumber } from "../../kit/applications/application-number.tsx";
import { LightSign, useDueWords } from "../../kit/applications/due.tsx";
import { Icon } from "../../kit/icon.tsx";
import { applicationWords } from "../../words/applications.ts";
import { caseWords } from "../../words/office-case.ts";
import { useWords } from "../../words/words.ts";
import { KeyCap } from "../key-cap.tsx";

/** Which one it is, whose, and how much time is left. */
export function CaseHead({ application, onBack }: { application: Application; onBack: () => void }) {
  const { say } = useWords(caseWords);
  const words = useWords(applicationWords);
  const due = useDueWords();
  const { outcome } = application;
  return (
    <div className="case-head">
      <button type="button" className="case-head__back" onClick={onBack}>
        <Icon name="arrowLeft" /> {say("back")} <KeyCap cap="Esc" />
      </button>
      <div className="case-head__what">
        <h1>{application.itemName}</h1>
        <p className="case-head__who">
          <ApplicationNumber value={application.number} />
          <span>{application.applicant ?? "–"}</span>
          <span className="case-head__state">
            {words.say(`state.${application.state}`)}
            {outcome ? ` · ${words.say(`outcome.${outcome}`)}` : null}
          </span>
        </p>
      </div>
      <div className={`case-head__due ${application.light === "red" ? "case-head__due--late" : ""}`}>
        <LightSign due={application} />
        <p>
          <strong>{due.left(application)}</strong>
          <span>{due.by(application)}</span>
        </p>
      </div>
    </div>
  );
}
