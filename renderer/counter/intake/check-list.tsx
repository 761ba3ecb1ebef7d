import { type KeyboardEvent, useRef, useState } from "react";
import { Icon } from "../../kit/icon.tsx";
import { counterIntakeWords } from "../../words/counter-intake.ts";
import { useWords } from "../../words/words.ts";
import { materialOf, toggled } from "./draft.ts";
import type { IntakeMaterial } from "./intake-item.ts";
import type { IntakeShortcut } from "./intake-keys.ts";
import { MaterialDetail } from "./material-detail.tsx";
import { phaseOf } from "./outcomes.ts";
import { QuickKey } from "./quick-key.tsx";
import { reusableFor, reused } from "./reuse.ts";
import type { Intake } from "./use-intake.ts";
import { useLedFocus } from "./use-led-focus.ts";

/** What has to come, ticked by its digit. The list has the focus: a digit ticks, arrows move, R takes over what is known. */
export function CheckList({ intake, press }: { intake: Intake; press: (shortcut: IntakeShortcut) => void }) {
  const { say } = useWords(counterIntakeWords);
  const list = useRef<HTMLUListElement>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const { item, draft, change } = intake;
  const materials = item?.materials ?? [];
  const shown = materials.find(({ id }) => id === chosen) ?? materials[0];

  useLedFocus(intake, "materials", list, "button");

  if (!item || !shown) return <p>{say("noMaterials")}</p>;
  const required = materials.filter(({ isRequired }) => isRequired);
  const here = required.filter(({ id }) => materialOf(draft, id).isHere).length;
  const reusable = materials.filter(
    ({ id }) => !materialOf(draft, id).isHere && reusableFor(intake.before, id) !== null,
  ).length;
  const hear = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.repeat) return;
    const digit = /^[1-9]$/.test(event.key) ? Number(event.key) : null;
    const picked = digit === null ? undefined : materials[digit - 1];
    if (picked) {
      event.preventDefault();
      setChosen(picked.id);
      change((now) => toggled(now, picked));
      return;
    }
    const known = event.key.toLowerCase() === "r" ? reusableFor(intake.before, shown.id) : null;
    if (known) {
      event.preventDefault();
      change((now) => reused(now, known));
      return;
    }
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const buttons = [...(list.current?.querySelectorAll("button") ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
  };
  return (
    <>
      <div className="intake-head">
        <h3>{say("list.title")}</h3>
        {phaseOf(intake.application) === "intake" ? (
          <QuickKey cap="Alt A" text={say("list.all")} press={press} />
        ) : null}
        {reusable > 0 ? (
          <QuickKey cap="Alt R" text={say("list.reuse", { count: reusable })} press={press} />
        ) : null}
        <QuickKey cap="Alt S" text={say("list.scan")} press={press} />
        <p>{say("list.count", { required: required.length, here })}</p>
      </div>
      <ul className="intake-list" ref={list} aria-label={say("list.title")} onKeyDown={hear}>
        {materials.map((material, at) => (
          <MaterialRow
            key={material.id}
            intake={intake}
            material={material}
            digit={at < 9 ? at + 1 : null}
            isShown={material.id === shown.id}
            onShow={() => setChosen(material.id)}
          />
        ))}
      </ul>
      <MaterialDetail intake={intake} material={shown} />
    </>
  );
}

interface MaterialRowProps {
  intake: Intake;
  material: IntakeMaterial;
  digit: number | null;
  isShown: boolean;
  onShow: () => void;
}

function MaterialRow({ intake, material, digit, isShown, onShow }: MaterialRowProps) {
  const { say } = useWords(counterIntakeWords);
  const now = materialOf(intake.draft, material.id);
  const known = reusableFor(intake.before, material.id);
  const asks = [
    ...(material.originals > 0 ? [say("originals", { count: material.originals })] : []),
    ...(material.copies > 0 ? [say("copies", { count: material.copies })] : []),
    say(material.isRequired ? "required" : "optional"),
    ...(material.mayComeLater ? [say("mayComeLater")] : []),
  ].join(say("dot"));
  const state = () => {
    if (!now.isHere) return known ? say("row.known") : material.isRequired ? say("row.missing") : null;
    if (now.reusedFrom) return say("row.reused");
    if (now.isElectronicLicence) return say("row.electronic");
    return now.pages.length > 0 ? say("row.scanned", { count: now.pages.length }) : say("row.here");
  };
  return (
    <li>
      {/* biome-ignore lint/a11y/useSemanticElements: a whole row is ticked, with its digit, state and note in it */}
      <button
        type="button"
        className={`intake-row ${now.isHere ? "intake-row--here" : ""} ${isShown ? "intake-row--shown" : ""}`}
        role="checkbox"
        aria-checked={now.isHere}
        aria-keyshortcuts={digit === null ? undefined : String(digit)}
        data-place={material.id}
        onFocus={onShow}
        onClick={() => intake.change((draft) => toggled(draft, material))}
      >
        <span className={digit === null ? "intake-row__digit intake-row__digit--none" : "intake-row__digit"}>
          {digit}
        </span>
        <span className="intake-row__tick">{now.isHere ? <Icon name="check" /> : null}</span>
        <span className="intake-row__what">
          <span className="intake-row__name">{material.name}</span>
          <span className="desk-second">{asks}</span>
        </span>
        <span className="intake-row__state">{state()}</span>
      </button>
    </li>
  );
}
