import { useState } from "react";
import type { Application } from "../../../hall-server/contract/intake.ts";
import { Button } from "../../kit/button.tsx";
import { useAct } from "../../kit/desk/use-act.ts";
import { useAsked } from "../../kit/desk/use-asked.ts";
import { Notice } from "../../kit/notice.tsx";
import { useErrorWords } from "../../words/errors.ts";
import { officeWords } from "../../words/office.ts";
import { caseWords } from "../../words/office-case.ts";
import { useWords } from "../../words/words.ts";
import { useOffice } from "../use-office.ts";

/** The form's answers, read from the vault only when somebody asks for them: that is noted, and the page says so. */
export function FormPanel({ application }: { application: Application }) {
  const { say } = useWords(caseWords);
  const office = useWords(officeWords);
  const explain = useErrorWords();
  const { isStale, staffNumber } = useOffice();
  const { act, isBusy, trouble } = useAct("application:showFields");
  const [fields, setFields] = useState<Record<string, string> | null>(null);
  const count = application.filledFields.length;
  if (count === 0) return <p className="papers__none">{say("formNone")}</p>;
  if (fields) {
    return (
      <>
        <Notice kind="said" what={say("formRead", { staff: staffNumber })} />
        <Answers application={application} fields={fields} />
      </>
    );
  }
  const show = async () => {
    if (isBusy) return;
    const answer = await act({ applicationId: application.id });
    if (answer.ok) setFields(answer.value.fields);
  };
  return (
    <div className="form-locked">
      <h2>{say("formLocked")}</h2>
      <p>{say("formLockedTodo")}</p>
      <Button onPress={() => void show()} disabledBecause={isStale ? office.say("staleBecause") : null}>
        {say("formShow", { count })}
      </Button>
      {trouble ? <Notice kind="wrong" what={explain(trouble)} /> : null}
    </div>
  );
}

interface AnswersProps {
  application: Application;
  fields: Record<string, string>;
}

/** In the order of the item's form, in the version that the application keeps. */
function Answers({ application, fields }: AnswersProps) {
  const { say, pick } = useWords(caseWords);
  const item = useAsked("item:get", { itemId: application.itemId, version: application.itemVersion });
  const form = item.value?.item.form ?? [];
  const known = form.filter((field) => fields[field.id] !== undefined);
  const others = Object.keys(fields).filter((id) => !form.some((field) => field.id === id));
  const rows = [
    ...known.map((field) => {
      const answer = fields[field.id] ?? "";
      const choice = field.choices?.find((one) => one.id === answer);
      return { id: field.id, name: pick(field.label), answer: choice ? pick(choice.name) : answer };
    }),
    ...others.map((id) => ({ id, name: id, answer: fields[id] ?? "" })),
  ];
  return (
    <table className="answers">
      <thead>
        <tr>
          <th>{say("formField")}</th>
          <th>{say("formAnswer")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">{row.name}</th>
            <td>{row.answer || "–"}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
