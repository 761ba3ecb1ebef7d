import { useState } from "react";
import type { FormField, Item } from "../../../hall-server/contract/items.ts";
import { Button } from "../../kit/button.tsx";
import { pageOf } from "../../kit/page-of.ts";
import { applyWords } from "../../words/kiosk-apply.ts";
import { useWords } from "../../words/words.ts";
import type { ApplyStep } from "../flow/state.ts";
import { useKiosk, useKioskWords } from "../kiosk-context.tsx";
import { Nav } from "../parts/nav.tsx";
import { Page } from "../parts/page.tsx";
import { Pager } from "../parts/pager.tsx";
import { type Applying, isByCard, pagesFor, stillMissing, wrongFields } from "./applying.ts";
import { useHallDate } from "./use-hall-date.ts";

interface CheckStepProps {
  item: Item;
  applying: Applying;
  onGo: (step: ApplyStep) => void;
  onSend: () => void;
}

/** Everything on one page, each part with its way back. */
export function CheckStep({ item, applying, onGo, onSend }: CheckStepProps) {
  const { office, state } = useKiosk();
  const { say, pick } = useWords(applyWords);
  const { address } = useKioskWords();
  const [page, setPage] = useState(0);
  const isKnown = (field: FormField) => isByCard(field, (source) => office.shown(source) !== null);
  const missing = stillMissing(item, applying).map(({ name }) => name);
  const wrong = wrongFields(
    item.form.filter((field) => !isKnown(field)),
    applying,
    useHallDate(),
  ).map(({ label }) => pick(label));
  const lacking = [...missing, ...wrong];
  const cannot = lacking.length > 0 ? say("check.missing", { names: lacking.join("、") }) : null;
  const answerOf = (field: FormField) => {
    if (isKnown(field) && field.fillFrom) return office.shown(field.fillFrom);
    const value = applying.fields[field.id] ?? "";
    if (value === "") return say("check.none");
    if (field.type === "yesNo") return say(value === "yes" ? "form.yes" : "form.no");
    const choice = field.choices?.find(({ id }) => id === value);
    return choice ? pick(choice.name) : value;
  };
  const rows = [
    ...(state.person ? [{ id: "person", name: say("check.person"), told: address(state.person) }] : []),
    ...item.materials.map(({ id, name }) => {
      const count = pagesFor(applying, id).length;
      return {
        id: `material ${id}`,
        name,
        told: count > 0 ? say("check.pages", { count }) : say("check.none"),
      };
    }),
    ...item.form.map((field) => ({
      id: `field ${field.id}`,
      name: pick(field.label),
      told: answerOf(field),
    })),
  ];
  const perPage = state.isElderly ? 5 : 8;
  const shown = pageOf(rows, page, rows.length <= perPage + 1 ? perPage + 1 : perPage);
  return (
    <Page
      className="apply apply--check"
      nav={<Nav />}
      lead={
        <>
          <p className="lead__kicker">{pick(item.name)}</p>
          <h1 className="lead__title lead__title--long">{say("check.title")}</h1>
          <p className="lead__more">{say("check.more")}</p>
        </>
      }
    >
      <dl className="apply__summary">
        {shown.rows.map(({ id, name, told }) => (
          <div key={id}>
            <dt>{name}</dt>
            <dd>{told}</dd>
          </div>
        ))}
      </dl>
      <Pager page={shown.page} pages={shown.pages} onTurn={setPage} />
      <div className="apply__steps">
        {item.materials.length > 0 ? (
          <Button onPress={() => onGo("materials")}>{say("check.materials")}</Button>
        ) : null}
        {item.form.length > 0 ? <Button onPress={() => onGo("form")}>{say("check.change")}</Button> : null}
      </div>
      <p className="apply__declare">{say("check.declare")}</p>
      <Button
        kind={cannot ? "plain" : "next"}
        className="wide-button"
        disabledBecause={cannot}
        onPress={onSend}
      >
        {say("check.send")}
      </Button>
    </Page>
  );
}
