import { useRef } from "react";
import { counterIntakeWords } from "../../words/counter-intake.ts";
import { useWords } from "../../words/words.ts";
import type { DraftWish } from "./draft.ts";
import { FieldInput } from "./field-input.tsx";
import { PickRow } from "./pick-row.tsx";
import { judgeWish, wishFields } from "./stops.ts";
import type { Intake } from "./use-intake.ts";
import { useLedFocus } from "./use-led-focus.ts";

const ways = ["counter", "post", "kiosk"] as const;

/** How the person wants to have the result; and its number, where it is handed over at once. */
export function DeliverySection({ intake }: { intake: Intake }) {
  const { say } = useWords(counterIntakeWords);
  const root = useRef<HTMLDivElement>(null);
  useLedFocus(intake, "delivery", root, "[aria-checked=true]");
  const { item, draft, change } = intake;
  const { wish } = draft;
  const judged = judgeWish(draft);
  const set = (next: Partial<DraftWish>) =>
    change((now) => ({ ...now, isTouched: true, wish: { ...now.wish, ...next } }));
  const offered = ways.filter((way) => way !== "post" || (item?.isPostAllowed ?? false));
  return (
    <div className="intake-who" ref={root}>
      <PickRow
        label={say("wish.title")}
        value={wish.way}
        choices={offered.map((way) => ({ id: way, name: say(`way.${way}`) }))}
        onPick={(way) => set({ way })}
      />
      {item?.isPostAllowed === false ? <p className="desk-second">{say("wish.noPost")}</p> : null}
      {wish.way === "post" ? (
        <div className="intake-form">
          {wishFields.map((field) => (
            <FieldInput
              key={field}
              field={{
                id: field,
                type: field === "phone" ? "phone" : "text",
                isRequired: true,
                maxLength: 200,
              }}
              label={say(`wish.${field}`)}
              value={wish[field]}
              judged={wish[field] !== "" || intake.place.id === field ? (judged[field] ?? null) : null}
              onChange={(value) => set({ [field]: value })}
            />
          ))}
        </div>
      ) : null}
      {item?.isInstant && item.resultName !== null ? (
        <div className="intake-form">
          <FieldInput
            field={{ id: "certificateNumber", type: "text", isRequired: false, maxLength: 60 }}
            label={say("wish.certificate", { name: item.resultName })}
            value={draft.certificateNumber}
            judged={null}
            onChange={(certificateNumber) =>
              change((now) => ({ ...now, isTouched: true, certificateNumber }))
            }
          />
        </div>
      ) : null}
    </div>
  );
}
