import { type KeyboardEvent, useRef, useState } from "react";
import { readDate } from "../../../hall-server/contract/form-dates.ts";
import type { FormField } from "../../../hall-server/contract/items.ts";
import type { MaskedHolder } from "../../../hall-server/contract/views.ts";
import { judgeField } from "../../kit/form/judge-field.ts";
import { useHall } from "../../kit/hall-context.tsx";
import { counterIntakeWords } from "../../words/counter-intake.ts";
import { useWords } from "../../words/words.ts";
import { withField } from "./draft.ts";
import { FieldInput } from "./field-input.tsx";
import { knownToHall } from "./fill-fields.ts";
import type { Intake } from "./use-intake.ts";
import { useLedFocus } from "./use-led-focus.ts";

const focusable = "input, select, textarea";

/** The item's form. Enter goes to the next field; what the hall knows of the person needs no typing. */
export function FormSection({ intake, holder }: { intake: Intake; holder: MaskedHolder | null }) {
  const { say, pick } = useWords(counterIntakeWords);
  const root = useRef<HTMLDivElement>(null);
  const { item, draft, change, today } = intake;
  // A field is not called wrong before it was left.
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  useLedFocus(intake, "form", root, focusable);
  const form = item?.form ?? [];
  if (form.length === 0) return <p className="intake__empty">{say("form.noneTodo")}</p>;

  const filled = intake.application?.filledFields ?? [];
  const shownOf = (field: FormField) => {
    if (filled.includes(field.id)) return say("form.filled");
    const known = knownToHall(field, draft, holder, today);
    return known === null ? null : say("form.known", { value: known });
  };
  const known = new Set(
    form.filter((field) => !draft.fields[field.id] && shownOf(field) !== null).map(({ id }) => id),
  );
  const hear = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing || event.altKey) return;
    if (event.target instanceof HTMLTextAreaElement && !event.ctrlKey) return;
    event.preventDefault();
    const all = [...(root.current?.querySelectorAll<HTMLElement>(focusable) ?? [])];
    // What fills itself in is passed over; Tab goes there.
    const next = all
      .slice(all.indexOf(event.target as HTMLElement) + 1)
      .find((one) => !known.has(one.dataset.place ?? ""));
    if (next) next.focus();
    else intake.goTo("materials");
  };
  const leave = (field: FormField) => {
    setLeft((now) => new Set(now).add(field.id));
    const typed = draft.fields[field.id] ?? "";
    const read = field.type === "date" ? readDate(typed) : typed.trim();
    if (read !== typed) change((now) => withField(now, field.id, read));
  };
  return (
    <>
      {filled.length > 0 ? <ShowFilled intake={intake} /> : null}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter is heard here for all fields in it */}
      <div className="intake-form" ref={root} onKeyDown={hear}>
        {form.map((field) => {
          const value = draft.fields[field.id] ?? "";
          const shown = shownOf(field);
          const judged = judgeField(field, value, shown !== null, today);
          const isShown =
            judged !== null && (left.has(field.id) || value !== "" || intake.place.id === field.id);
          return (
            <FieldInput
              key={field.id}
              field={field}
              label={pick(field.label)}
              value={value}
              placeholder={value === "" && shown !== null ? shown : (field.hint ?? "")}
              judged={isShown ? judged : null}
              onChange={(next) => change((now) => withField(now, field.id, next))}
              onLeave={() => leave(field)}
            />
          );
        })}
      </div>
    </>
  );
}

/** What was answered before is read for its own sake, and that it was read goes on record. */
function ShowFilled({ intake }: { intake: Intake }) {
  const { say } = useWords(counterIntakeWords);
  const hall = useHall();
  const { application, change, tell } = intake;
  if (!application) return null;
  const show = async () => {
    const answer = await hall.send("application:showFields", { applicationId: application.id });
    if (!answer.ok) tell(answer.error);
    // What the clerk has typed since stands.
    else change((now) => ({ ...now, fields: { ...answer.value.fields, ...now.fields } }));
  };
  return (
    <p className="desk-second">
      {say("form.filledNote")}
      <button type="button" className="desk-plain intake-detail__reuse" onClick={() => void show()}>
        {say("form.show")}
      </button>
    </p>
  );
}
