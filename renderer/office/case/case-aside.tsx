import type { ReactNode } from "react";
import type { Application } from "../../../hall-server/contract/intake.ts";
import { useDueWords } from "../../kit/applications/due.tsx";
import { Button } from "../../kit/button.tsx";
import { clockOf } from "../../kit/clock.ts";
import { Icon } from "../../kit/icon.tsx";
import { applicationWords } from "../../words/applications.ts";
import { officeWords } from "../../words/office.ts";
import { caseWords } from "../../words/office-case.ts";
import { useWords } from "../../words/words.ts";
import type { CaseStep } from "../dialogs/case-dialog.tsx";
import { useOffice, useOfficeNames } from "../use-office.ts";
import { DueSteps } from "./due-steps.tsx";
import { Notes } from "./notes.tsx";
import { PaperWhere } from "./paper-where.tsx";

interface CaseAsideProps {
  application: Application;
  onStep: (step: CaseStep) => void;
}

/** What is known of it: what is unusual first, then how its due date came about, the notes, and whose it is. */
export function CaseAside({ application, onStep }: CaseAsideProps) {
  const { say } = useWords(caseWords);
  return (
    <aside className="case-aside">
      <Unusual application={application} />
      <Block title={say("dueTitle")}>
        <DueSteps application={application} />
      </Block>
      <Block title={say("notesTitle")}>
        <Notes application={application} />
      </Block>
      <PaperWhere application={application} />
      <Whose application={application} />
      <MoreSteps application={application} onStep={onStep} />
    </aside>
  );
}

function Block({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="block">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** Gaps, promise, special step, extension, decision, urging: each only where there is one. */
function Unusual({ application }: { application: Application }) {
  const { say } = useWords(caseWords);
  const words = useWords(applicationWords);
  const names = useOfficeNames();
  const { day } = useDueWords();
  const { gaps, special, extension, decision, certificate, urgedAt } = application;
  const nameOf = (id: string) => application.materials.find((one) => one.materialId === id)?.name ?? id;
  return (
    <>
      {urgedAt ? (
        <p className="block block--amber">
          <Icon name="megaphone" /> <strong>{say("urgedTitle")}</strong> {day(urgedAt.slice(0, 10))}{" "}
          {clockOf(urgedAt)}
        </p>
      ) : null}
      {gaps ? (
        <Block title={say("gapsTitle")}>
          {gaps.broughtAt ? (
            <p>{say("gapsBrought", { day: day(gaps.broughtAt.slice(0, 10)) })}</p>
          ) : (
            <>
              <p>
                {say("gapsUntil", {
                  count: gaps.materialIds.length,
                  day: gaps.until ? day(gaps.until) : "–",
                })}
              </p>
              <ul className="block__list">
                {gaps.materialIds.map((id) => (
                  <li key={id}>{nameOf(id)}</li>
                ))}
              </ul>
            </>
          )}
        </Block>
      ) : null}
      {application.isPromise ? (
        <Block title={say("promiseTitle")}>
          <p>{say("promiseText")}</p>
        </Block>
      ) : null}
      {special ? (
        <Block title={say("specialTitle")}>
          <p>
            {say("dueStands", {
              kind: words.say(`special.${special.kind}`),
              day: day(special.since),
              days: special.expectedDays,
            })}
          </p>
          {special.note ? <p className="block__note">{special.note}</p> : null}
        </Block>
      ) : null}
      {extension ? (
        <Block title={say("extensionTitle")}>
          <p>
            {extension.isApproved === null
              ? say("extensionWaits", { staff: names.person(extension.askedBy), days: extension.days })
              : say(extension.isApproved ? "extensionYes" : "extensionNo", { days: extension.days })}
          </p>
          <p className="block__note">{extension.reason}</p>
        </Block>
      ) : null}
      {decision ? (
        <Block title={say("decisionTitle")}>
          <Decision decision={decision} />
        </Block>
      ) : null}
      {certificate ? (
        <Block title={say("certificateTitle")}>
          {certificate.number ? <p>{say("certificateNumber", { number: certificate.number })}</p> : null}
          {certificate.validTo ? <p>{say("certificateUntil", { day: certificate.validTo })}</p> : null}
        </Block>
      ) : null}
    </>
  );
}

function Decision({ decision }: { decision: NonNullable<Application["decision"]> }) {
  const { say } = useWords(caseWords);
  const words = useWords(applicationWords);
  const names = useOfficeNames();
  const { decidedBy, needsSecond, confirmedBy, reason } = decision;
  const outcome = words.say(`outcome.${decision.outcome}`);
  const said = () => {
    if (decidedBy === "hall") return say("decisionBySilence");
    const values = { staff: names.person(decidedBy), outcome };
    return needsSecond && confirmedBy === null ? say("decisionWaits", values) : say("decisionBy", values);
  };
  return (
    <>
      <p>{said()}</p>
      {confirmedBy ? <p>{say("decisionSecond", { staff: names.person(confirmedBy) })}</p> : null}
      {reason ? <p className="block__note">{reason}</p> : null}
    </>
  );
}

function Whose({ application }: { application: Application }) {
  const { say } = useWords(caseWords);
  const words = useWords(applicationWords);
  const names = useOfficeNames();
  const { day } = useDueWords();
  const { holder, agent } = application;
  const masked = (person: Application["holder"]) =>
    [person?.name, person?.idNumber, person?.phone].filter(Boolean).join(" · ") || "–";
  const rows: [string, string][] = [
    [
      say("applicant"),
      `${words.say(`kind.${application.applicantKind}`)} · ${application.applicant ?? masked(holder)}`,
    ],
    ...(holder ? [["", masked(holder)] as [string, string]] : []),
    ...(agent ? [[say("agent"), masked(agent)] as [string, string]] : []),
    [say("office"), names.unit(application.unitId)],
    [say("reviewer"), names.person(application.reviewer)],
    [
      say("received"),
      `${day(application.receivedAt.slice(0, 10))} ${clockOf(application.receivedAt)} · ${words.say(`channel.${application.channel}`)}`,
    ],
    ...(application.clerk ? [[say("clerk"), names.person(application.clerk)] as [string, string]] : []),
    [say("wish"), words.say(`way.${application.wish.way}`)],
  ];
  return (
    <dl className="whose">
      {rows.map(([term, said]) => (
        <div key={term + said}>
          <dt>{term}</dt>
          <dd>{said}</dd>
        </div>
      ))}
    </dl>
  );
}

const moreSteps = {
  assign: "application:assign",
  urge: "application:urge",
  falsePromise: "application:recordFalsePromise",
  end: "application:end",
} as const;
const moreNames = ["assign", "urge", "falsePromise", "end"] as const;

/** What may be done besides, and seldom is. */
function MoreSteps({ application, onStep }: CaseAsideProps) {
  const { say } = useWords(caseWords);
  const office = useWords(officeWords);
  const { isStale } = useOffice();
  const isOnWord = application.isPromise || application.gaps !== null;
  const steps = moreNames
    .filter((step) => application.may.includes(moreSteps[step]))
    .filter((step) => step !== "falsePromise" || isOnWord);
  if (steps.length === 0) return null;
  return (
    <section className="block block--more">
      <h2>{say("more")}</h2>
      <p className="block__buttons">
        {steps.map((step) => (
          <Button
            key={step}
            className="sheet__small"
            kind={step === "end" ? "danger" : "plain"}
            disabledBecause={isStale ? office.say("staleBecause") : null}
            onPress={() => onStep(step)}
          >
            {say(step)}
          </Button>
        ))}
      </p>
    </section>
  );
}
