import { readDate } from "../../../hall-server/contract/form-dates.ts";
import { counterIntakeWords } from "../../words/counter-intake.ts";
import { useWords } from "../../words/words.ts";
import { type DraftMaterial, materialOf, withMaterial } from "./draft.ts";
import type { IntakeMaterial } from "./intake-item.ts";
import { reusableFor, reused } from "./reuse.ts";
import type { Intake } from "./use-intake.ts";

interface MaterialDetailProps {
  intake: Intake;
  material: IntakeMaterial;
}

/** Of the row that has the focus: what to look at, how many there are, where it comes from. */
export function MaterialDetail({ intake, material }: MaterialDetailProps) {
  const { say } = useWords(counterIntakeWords);
  const now = materialOf(intake.draft, material.id);
  const known = reusableFor(intake.before, material.id);
  const points = [...material.acceptance, ...(material.note ? [material.note] : [])];
  const change = (next: Partial<DraftMaterial>) =>
    intake.change((draft) => withMaterial(draft, material.id, next));
  return (
    <section className="intake-detail" aria-label={material.name}>
      <p className="intake-detail__points">
        <strong>{material.name}</strong>
        {say("colon")}
        {points.length > 0 ? points.join(say("semicolon")) : say("detail.noPoints")}
      </p>
      {known && !now.isHere ? (
        <p className="intake-detail__known">
          {say("detail.known", {
            item: known.from.itemName,
            number: known.from.number,
            date: known.handedInAt.slice(0, 10),
            pages: known.pages,
          })}
          {known.validTo ? say("detail.validTo", { date: known.validTo }) : null}
          <button
            type="button"
            className="desk-plain intake-detail__reuse"
            onClick={() => intake.change((draft) => reused(draft, known))}
          >
            <span className="desk-cap">R</span> {say("detail.reuse")}
          </button>
        </p>
      ) : null}
      {now.reusedFrom ? (
        <p className="intake-detail__known">{say("detail.reused", { number: now.reusedFrom.number })}</p>
      ) : null}
      <div className="intake-detail__line">
        <Count
          label={say("detail.originals")}
          value={now.originals}
          onChange={(originals) => change(present({ ...now, originals }))}
        />
        <Count
          label={say("detail.copies")}
          value={now.copies}
          onChange={(copies) => change(present({ ...now, copies }))}
        />
        {material.isElectronicEnough ? (
          <label className="intake-tick">
            <input
              type="checkbox"
              checked={now.isElectronicLicence}
              onChange={(event) => {
                const isElectronicLicence = event.target.checked;
                change(present({ ...now, isElectronicLicence }));
              }}
            />
            {say("detail.electronic")}
          </label>
        ) : null}
        <label className="intake-count intake-count--date">
          <span>{say("detail.until")}</span>
          <input
            value={now.validTo}
            maxLength={11}
            autoComplete="off"
            onChange={(event) => change({ validTo: event.target.value })}
            onBlur={(event) => change({ validTo: readDate(event.target.value) })}
          />
        </label>
      </div>
    </section>
  );
}

/** Counted, scanned or seen: it is here. */
function present(next: DraftMaterial): DraftMaterial {
  const isHere =
    next.originals + next.copies + next.pages.length > 0 ||
    next.isElectronicLicence ||
    next.reusedFrom !== null;
  return { ...next, isHere };
}

interface CountProps {
  label: string;
  value: number;
  onChange: (value: number) => void;
}

function Count({ label, value, onChange }: CountProps) {
  return (
    <label className="intake-count">
      <span>{label}</span>
      <input
        inputMode="numeric"
        value={value === 0 ? "" : String(value)}
        placeholder="0"
        maxLength={2}
        autoComplete="off"
        onFocus={(event) => event.target.select()}
        onChange={(event) => onChange(Number(event.target.value.replaceAll(/\D/g, "") || 0))}
      />
    </label>
  );
}
