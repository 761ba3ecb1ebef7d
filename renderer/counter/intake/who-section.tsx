import { useRef } from "react";
import type { MaskedHolder } from "../../../hall-server/contract/views.ts";
import { counterIntakeWords } from "../../words/counter-intake.ts";
import { useWords } from "../../words/words.ts";
import type { DraftApplicant } from "./draft.ts";
import { FieldInput } from "./field-input.tsx";
import { PickRow } from "./pick-row.tsx";
import { judgeWho, type WhoField } from "./stops.ts";
import type { Intake } from "./use-intake.ts";
import { useLedFocus } from "./use-led-focus.ts";

/** Whose application it is: the ticket's person, somebody else, or an organisation. */
export function WhoSection({ intake, holder }: { intake: Intake; holder: MaskedHolder | null }) {
  const { say } = useWords(counterIntakeWords);
  const root = useRef<HTMLDivElement>(null);
  useLedFocus(intake, "who", root, "[aria-checked=true]");
  const { draft, change } = intake;
  const { who, person, organisation } = draft.applicant;
  const judged = judgeWho(draft);
  const set = (next: Partial<DraftApplicant>) =>
    change((now) => ({ ...now, isTouched: true, applicant: { ...now.applicant, ...next } }));
  const input = (
    field: WhoField,
    type: "text" | "idNumber" | "phone" | "creditCode",
    value: string,
    isRequired: boolean,
    onChange: (value: string) => void,
  ) => (
    <FieldInput
      key={field}
      field={{ id: field, type, isRequired, maxLength: field === "organisation" ? 120 : 60 }}
      label={say(`who.${field}`)}
      value={value}
      judged={value !== "" || intake.place.id === field ? (judged[field] ?? null) : null}
      onChange={onChange}
    />
  );
  const asPerson = who === "other" || who === "organisation";
  return (
    <div className="intake-who" ref={root}>
      <PickRow
        label={say("who.title")}
        value={who}
        choices={[
          ...(holder
            ? [{ id: "ticket" as const, name: say("who.ticket", { name: holder.name ?? "" }) }]
            : []),
          { id: "other" as const, name: say("who.other") },
          { id: "organisation" as const, name: say("who.organisationKind") },
        ]}
        onPick={(next) => set({ who: next })}
      />
      {who === "ticket" && holder ? (
        <p className="desk-second">
          {say("who.ticketNote", { idNumber: holder.idNumber ?? say("who.noNumber") })}
        </p>
      ) : null}
      <div className="intake-form">
        {who === "organisation" ? (
          <>
            {input("organisation", "text", organisation.name, true, (name) =>
              set({ organisation: { ...organisation, name } }),
            )}
            {input("creditCode", "creditCode", organisation.creditCode, false, (creditCode) =>
              set({ organisation: { ...organisation, creditCode } }),
            )}
          </>
        ) : null}
        {asPerson ? (
          <>
            {input("name", "text", person.name, who === "other", (name) =>
              set({ person: { ...person, name } }),
            )}
            {input("idNumber", "idNumber", person.idNumber, false, (idNumber) =>
              set({ person: { ...person, idNumber } }),
            )}
            {input("phone", "phone", person.phone, false, (phone) => set({ person: { ...person, phone } }))}
          </>
        ) : null}
      </div>
      {who === "organisation" ? <p className="desk-second">{say("who.organisationNote")}</p> : null}
    </div>
  );
}
