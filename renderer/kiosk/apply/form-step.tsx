import { useState } from "react";
import { readDate } from "../../../hall-server/contract/form-dates.ts";
import type { FormField, Item } from "../../../hall-server/contract/items.ts";
import { Button } from "../../kit/button.tsx";
import { judgeField } from "../../kit/form/judge-field.ts";
import { applyWords } from "../../words/kiosk-apply.ts";
import { useWords } from "../../words/words.ts";
import { useKiosk } from "../kiosk-context.tsx";
import { Nav } from "../parts/nav.tsx";
import { Page } from "../parts/page.tsx";
import { type Applying, isByCard } from "./applying.ts";
import { FieldKeys } from "./field-keys.tsx";
import { useHallDate } from "./use-hall-date.ts";

interface FormStepProps {
  item: Item;
  applying: Applying;
  onChange: (make: (last: Applying) => Applying) => void;
  onBack: () => void;
  onDone: () => void;
}

/** One question a page, with the keys that its answer needs. What the card says stands above and is not asked. */
export function FormStep({ item, applying, onChange, onBack, onDone }: FormStepProps) {
  const { office } = useKiosk();
  const { say, pick } = useWords(applyWords);
  const today = useHallDate();
  const [at, setAt] = useState(0);
  const [isTold, setTold] = useState(false);
  const known = item.form.filter((field) => isByCard(field, (source) => office.shown(source) !== null));
  const asked = item.form.filter((field) => !known.includes(field));
  const field = asked[Math.min(at, asked.length - 1)];
  if (!field) return <NothingToFill known={known} onBack={onBack} onDone={onDone} />;
  const value = applying.fields[field.id] ?? "";
  const fault = judgeField(field, field.type === "date" ? readDate(value) : value, false, today);
  const isLast = at >= asked.length - 1;
  const put = (text: string) => {
    setTold(false);
    onChange((last) => ({ ...last, fields: { ...last.fields, [field.id]: text } }));
  };
  const goOn = () => {
    if (fault?.does === "stops") return setTold(true);
    if (field.type === "date") put(readDate(value));
    setTold(false);
    if (isLast) onDone();
    else setAt(at + 1);
  };
  const back = () => {
    setTold(false);
    if (at > 0) setAt(at - 1);
    else onBack();
  };
  return (
    <Page
      className="apply apply--form"
      nav={<Nav onBack={back} />}
      lead={
        <>
          <p className="lead__kicker">{say("form.at", { at: at + 1, count: asked.length })}</p>
          <h1 className="lead__title lead__title--long">{pick(field.label)}</h1>
          <Known fields={known} />
        </>
      }
    >
      <p className="apply__hint">
        {[
          ...(field.isRequired ? [] : [say("form.optional")]),
          ...(field.type === "date" ? [say("form.dateHint")] : []),
          ...(field.hint ? [field.hint] : []),
        ].join("・")}
      </p>
      <FieldKeys key={field.id} field={field} value={value} onChange={put} />
      {isTold && fault ? (
        <p className="apply__fault" role="alert">
          {say(`fault.${fault.fault}`)}
        </p>
      ) : null}
      <div className="apply__steps">
        <Button key={field.id} kind="next" onPress={goOn}>
          {say(isLast ? "form.done" : "form.next")}
        </Button>
      </div>
    </Page>
  );
}

function Known({ fields }: { fields: readonly FormField[] }) {
  const { office } = useKiosk();
  const { say, pick } = useWords(applyWords);
  if (fields.length === 0) return null;
  return (
    <section className="apply__known">
      <h2>{say("form.byCard")}</h2>
      <dl>
        {fields.map((field) => (
          <div key={field.id}>
            <dt>{pick(field.label)}</dt>
            <dd>{field.fillFrom ? office.shown(field.fillFrom) : ""}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

interface NothingToFillProps extends Pick<FormStepProps, "onBack" | "onDone"> {
  known: readonly FormField[];
}

function NothingToFill({ known, onBack, onDone }: NothingToFillProps) {
  const { say } = useWords(applyWords);
  return (
    <Page
      className="apply apply--form"
      nav={<Nav onBack={onBack} />}
      lead={
        <>
          <h1 className="lead__title lead__title--long">{say("form.none")}</h1>
          <Known fields={known} />
        </>
      }
    >
      <Button kind="next" className="wide-button" onPress={onDone}>
        {say("form.done")}
      </Button>
    </Page>
  );
}
