import "./head.css";
import { type ReactNode, useState } from "react";
import type { OfficeRow } from "../../../hall-server/contract/office.ts";
import { ApplicationNumber } from "../../kit/applications/application-number.tsx";
import { LightSign, useDueWords } from "../../kit/applications/due.tsx";
import { Button } from "../../kit/button.tsx";
import { clockOf } from "../../kit/clock.ts";
import { Dialog } from "../../kit/desk/dialog.tsx";
import { useAsked } from "../../kit/desk/use-asked.ts";
import { Notice } from "../../kit/notice.tsx";
import { commonWords } from "../../words/common.ts";
import { officeWords } from "../../words/office.ts";
import { type CaseWord, caseWords } from "../../words/office-case.ts";
import { useWords } from "../../words/words.ts";
import { CaseDialog, type CaseStep } from "../dialogs/case-dialog.tsx";
import { useOffice, useOfficeNames } from "../use-office.ts";
import { rowsOf } from "../work/lists.ts";
import { PeopleTable } from "./people-table.tsx";

interface Asking {
  step: CaseStep;
  row: OfficeRow;
}

/** A head's page: what waits for their answer, what is late and with whom, who has how much. */
export function HeadPage({ onOpen }: { onOpen: (applicationId: string) => void }) {
  const { say, pick } = useWords(officeWords);
  const cases = useWords(caseWords);
  const { work } = useOffice();
  const due = useDueWords();
  const [asking, setAsking] = useState<Asking | null>(null);
  const [done, setDone] = useState<{ word: CaseWord; number: string } | null>(null);
  const extensions = rowsOf(work.rows, "extension");
  const urgent = [...rowsOf(work.rows, "late"), ...rowsOf(work.rows, "today")];
  const untaken = rowsOf(work.rows, "new").toSorted((a, b) =>
    (a.acceptedOn ?? "").localeCompare(b.acceptedOn ?? ""),
  );
  const ask = (step: CaseStep, row: OfficeRow) => {
    setDone(null);
    setAsking({ step, row });
  };
  const oldest = untaken[0];
  return (
    <div className="head-page">
      <div className="head-page__left">
        <h1>{work.offices.map((office) => pick(office.name)).join("、")}</h1>
        {done ? <Notice kind="said" what={`${done.number} · ${cases.say(done.word)}`} /> : null}
        <section>
          <h2>
            {extensions.length === 0
              ? say("extensionsNone")
              : say("extensionsTitle", { count: work.counts.extension })}
          </h2>
          <ul className="head-list">
            {extensions.map((row) => (
              <HeadRow key={row.id} row={row} onOpen={onOpen}>
                <RowButton
                  label={say("answerOf", { number: row.number })}
                  onPress={() => ask("answerExtension", row)}
                  isNext={row === extensions[0]}
                >
                  {say("answer")}
                </RowButton>
              </HeadRow>
            ))}
          </ul>
        </section>
        <section>
          <h2>
            {urgent.length === 0
              ? say("lateNone")
              : say("lateTitle", { count: work.counts.late + work.counts.today })}
          </h2>
          <ul className="head-list">
            {urgent.map((row) => (
              <HeadRow key={row.id} row={row} onOpen={onOpen}>
                <RowButton label={say("urgeOf", { number: row.number })} onPress={() => ask("urge", row)}>
                  {say("urge")}
                </RowButton>
                {row.state === "accepted" || row.state === "reviewing" ? (
                  <RowButton
                    label={say("assignOf", { number: row.number })}
                    onPress={() => ask("assign", row)}
                  >
                    {say("assign")}
                  </RowButton>
                ) : null}
              </HeadRow>
            ))}
          </ul>
        </section>
      </div>
      <div className="head-page__right">
        <section>
          <h2>{say("peopleTitle")}</h2>
          <PeopleTable />
        </section>
        <section>
          <h2>{say("untakenTitle", { count: work.counts.new })}</h2>
          {oldest?.acceptedOn ? (
            <p className="sheet__note">{say("untakenOldest", { day: due.day(oldest.acceptedOn) })}</p>
          ) : null}
          <ul className="head-list">
            {untaken.slice(0, 6).map((row) => (
              <HeadRow key={row.id} row={row} onOpen={onOpen}>
                <RowButton label={say("assignOf", { number: row.number })} onPress={() => ask("assign", row)}>
                  {say("assign")}
                </RowButton>
              </HeadRow>
            ))}
          </ul>
        </section>
      </div>
      {asking ? (
        <Step
          asking={asking}
          onClose={() => setAsking(null)}
          onDone={(word) => {
            setDone({ word, number: asking.row.number });
            setAsking(null);
          }}
        />
      ) : null}
    </div>
  );
}

interface StepProps {
  asking: Asking;
  onClose: () => void;
  onDone: (word: CaseWord) => void;
}

/** The answer to an extension needs its reason, which the list does not carry. */
function Step({ asking: { step, row }, onClose, onDone }: StepProps) {
  const { say } = useWords(officeWords);
  const common = useWords(commonWords);
  const whole = useAsked("application:get", { applicationId: row.id });
  const application = whole.value?.application ?? (step === "answerExtension" ? null : withoutRest(row));
  if (!application)
    return (
      <Dialog title={say("answer")} onClose={onClose} trouble={whole.error}>
        <p role="status">{common.say("connecting")}</p>
      </Dialog>
    );
  return <CaseDialog step={step} application={application} onClose={onClose} onDone={onDone} />;
}

function withoutRest({ extension: _, special: _special, urgedAt: _urgedAt, ...row }: OfficeRow) {
  return row;
}

interface HeadRowProps {
  row: OfficeRow;
  onOpen: (applicationId: string) => void;
  children: ReactNode;
}

function HeadRow({ row, onOpen, children }: HeadRowProps) {
  const { say } = useWords(officeWords);
  const names = useOfficeNames();
  const due = useDueWords();
  const { extension } = row;
  return (
    <li className="head-row">
      <LightSign due={row} />
      <div className="head-row__words">
        <button type="button" className="head-row__open" onClick={() => onOpen(row.id)}>
          {row.itemName}
        </button>
        <p className="work__small">
          <ApplicationNumber value={row.number} /> · {names.unit(row.unitId)} · {names.person(row.reviewer)}
        </p>
        <p className="work__small">
          {extension?.isApproved === null
            ? `${say("extensionAsks", { staff: names.person(row.reviewer), days: extension.days })} · `
            : null}
          <strong>{due.left(row)}</strong> {due.by(row)}
          {row.urgedAt ? ` · ${say("urgedAt", { time: whenOf(row.urgedAt, due.day) })}` : null}
        </p>
      </div>
      <div className="head-row__steps">{children}</div>
    </li>
  );
}

const whenOf = (iso: string, day: (day: string) => string) => `${day(iso.slice(0, 10))} ${clockOf(iso)}`;

interface RowButtonProps {
  label: string;
  onPress: () => void;
  isNext?: boolean;
  children: ReactNode;
}

function RowButton({ label, onPress, isNext = false, children }: RowButtonProps) {
  const { say } = useWords(officeWords);
  const { isStale } = useOffice();
  return (
    <Button
      className="sheet__small"
      kind={isNext ? "next" : "plain"}
      {...(isStale ? { disabledBecause: say("staleBecause") } : { label })}
      onPress={onPress}
    >
      {children}
    </Button>
  );
}
