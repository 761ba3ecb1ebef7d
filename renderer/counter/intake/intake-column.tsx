import { Notice } from "../../kit/notice.tsx";
import { counterIntakeWords } from "../../words/counter-intake.ts";
import { useErrorWords } from "../../words/errors.ts";
import { useWords } from "../../words/words.ts";
import type { Desk } from "../dialogs/dialog.ts";
import { ApplicationPanel } from "./application-panel.tsx";
import { CheckList } from "./check-list.tsx";
import { DeliverySection } from "./delivery-section.tsx";
import { FormSection } from "./form-section.tsx";
import type { IntakeShortcut } from "./intake-keys.ts";
import { IntakeTabs } from "./intake-tabs.tsx";
import { OutcomeKeys } from "./outcome-keys.tsx";
import { isAtForm, phaseOf } from "./outcomes.ts";
import { QuickKey } from "./quick-key.tsx";
import { SectionKeys } from "./section-keys.tsx";
import { explainTrouble } from "./trouble.ts";
import type { Intake } from "./use-intake.ts";
import type { PrintAll } from "./use-print-all.ts";
import { WhoSection } from "./who-section.tsx";

interface IntakeColumnProps {
  desk: Desk;
  intake: Intake;
  press: (shortcut: IntakeShortcut) => void;
  printing: PrintAll;
}

/** What is taken in for the person who is here: item by item, its check-list, its form, and how it is taken in. */
export function IntakeColumn({ desk, intake, press, printing }: IntakeColumnProps) {
  const { say } = useWords(counterIntakeWords);
  const { tab, item } = intake;
  if (tab === null || item === null) {
    return (
      <section className="desk-guide intake" aria-labelledby="intake-title">
        <h2 id="intake-title" className="desk-guide__title">
          {say(tab === null ? "noItem" : "itemComes")}
        </h2>
        {tab === null ? <p className="desk-second">{say("noItemTodo")}</p> : null}
        <p className="intake__more">
          <MoreKeys intake={intake} press={press} />
        </p>
        <IntakeTold desk={desk} intake={intake} press={press} />
      </section>
    );
  }
  const phase = phaseOf(intake.application);
  return (
    <section className="desk-guide intake" aria-labelledby="intake-title">
      <IntakeTabs intake={intake} nameOf={desk.names.item} />
      <ItemHead desk={desk} intake={intake} />
      <IntakeTold desk={desk} intake={intake} press={press} />
      {isAtForm(intake.application, intake.isBringing) ? (
        <>
          {phase === "gap" ? null : <SectionKeys desk={desk} intake={intake} press={press} />}
          <div className="intake__section">
            <ShownSection desk={desk} intake={intake} press={press} />
          </div>
          <OutcomeKeys intake={intake} press={press} />
        </>
      ) : (
        <ApplicationPanel intake={intake} press={press} printing={printing} />
      )}
      <p className="intake__foot desk-second">
        <MoreKeys intake={intake} press={press} />
        <span>{intake.isKept === false ? say("notKept") : intake.draft.isTouched ? say("kept") : ""}</span>
      </p>
    </section>
  );
}

function ShownSection({ desk, intake, press }: Pick<IntakeColumnProps, "desk" | "intake" | "press">) {
  const { section } = intake;
  switch (section) {
    case "materials":
      return <CheckList intake={intake} press={press} />;
    case "form":
      return <FormSection intake={intake} holder={desk.view.current?.holder ?? null} />;
    case "who":
      return <WhoSection intake={intake} holder={desk.view.current?.holder ?? null} />;
    case "delivery":
      return <DeliverySection intake={intake} />;
    default:
      return section satisfies never;
  }
}

function ItemHead({ desk, intake }: { desk: Desk; intake: Intake }) {
  const { say, pick } = useWords(counterIntakeWords);
  const { item } = intake;
  if (!item) return null;
  const days = item.promisedDays;
  const facts = [
    desk.names.department(item.domain),
    say(item.isInstant ? "instant" : "promised"),
    ...(days === null ? [] : [days === 0 ? say("sameDay") : say("days", { count: days })]),
    item.fee === null ? say("free") : say("fee", { fee: item.fee }),
  ];
  return (
    <header>
      <h2 id="intake-title" className="desk-guide__title">
        {pick(item.name)}
      </h2>
      <p className="desk-second">{facts.join(say("dot"))}</p>
    </header>
  );
}

/** What the hall said to the last step, or what it noticed before the first one. */
function IntakeTold({ desk, intake, press }: Pick<IntakeColumnProps, "desk" | "intake" | "press">) {
  const { say, pick } = useWords(counterIntakeWords);
  const explain = useErrorWords();
  const { trouble, before, application, draft } = intake;
  const [double] = before.duplicates;
  if (trouble) {
    const meant = explainTrouble(trouble, intake.item, { label: pick, item: desk.names.item });
    return (
      <Notice
        kind="wrong"
        what={meant ? say(meant.word, meant.values) : explain(trouble)}
        todo={
          meant?.word === "trouble.duplicate" && !draft.isNotDuplicate ? (
            <QuickKey cap="Alt U" text={say("duplicate.goOn")} press={press} />
          ) : undefined
        }
      />
    );
  }
  if (double && application === null && !draft.isNotDuplicate) {
    return (
      <Notice
        kind="attention"
        what={say("duplicate.what", { number: double.number })}
        todo={<QuickKey cap="Alt U" text={say("duplicate.goOn")} press={press} />}
      />
    );
  }
  return null;
}

function MoreKeys({ intake, press }: Pick<IntakeColumnProps, "intake" | "press">) {
  const { say } = useWords(counterIntakeWords);
  return (
    <>
      <button type="button" className="desk-plain" aria-keyshortcuts="Alt+F" onClick={() => press("Alt F")}>
        <span className="desk-cap">Alt F</span> {say("more.find")}
      </button>
      <button type="button" className="desk-plain" aria-keyshortcuts="Alt+J" onClick={() => press("Alt J")}>
        <span className="desk-cap">Alt J</span> {say("more.matter")}
      </button>
      {intake.next && intake.next.name !== intake.tab?.name ? (
        <button type="button" className="desk-plain" aria-keyshortcuts="Alt+B" onClick={() => press("Alt B")}>
          <span className="desk-cap">Alt B</span> {say("more.next")}
        </button>
      ) : null}
    </>
  );
}
