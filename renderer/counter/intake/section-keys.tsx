import { counterIntakeWords } from "../../words/counter-intake.ts";
import { useWords } from "../../words/words.ts";
import type { Desk } from "../dialogs/dialog.ts";
import { materialOf } from "./draft.ts";
import type { IntakeShortcut } from "./intake-keys.ts";
import type { Section } from "./outcomes.ts";
import type { Intake } from "./use-intake.ts";

interface SectionKeysProps {
  desk: Desk;
  intake: Intake;
  press: (shortcut: IntakeShortcut) => void;
}

const caps: Record<Section, "Alt M" | "Alt T" | "Alt O" | "Alt D"> = {
  materials: "Alt M",
  form: "Alt T",
  who: "Alt O",
  delivery: "Alt D",
};
const sections = ["materials", "form", "who", "delivery"] as const;

/** The four parts of an intake, a key each, with what is still open in them. */
export function SectionKeys({ desk, intake, press }: SectionKeysProps) {
  const { say } = useWords(counterIntakeWords);
  // Whose it is was settled when it was received.
  const shown = sections.filter((section) => section !== "who" || intake.application === null);
  return (
    <div className="intake-sections">
      {shown.map((section) => (
        <button
          key={section}
          type="button"
          className="intake-section-key"
          aria-pressed={intake.section === section}
          aria-keyshortcuts={caps[section].replace(" ", "+")}
          onClick={() => press(caps[section])}
        >
          <span className="desk-cap">{caps[section]}</span>
          <span>
            <span className="intake-section-key__name">{say(`section.${section}`)}</span>
            <SectionState section={section} desk={desk} intake={intake} />
          </span>
        </button>
      ))}
    </div>
  );
}

function SectionState({ section, desk, intake }: { section: Section; desk: Desk; intake: Intake }) {
  const { say } = useWords(counterIntakeWords);
  const { item, draft, stops } = intake;
  const open = stops.filter(({ place }) => place.section === section).length;
  const text = () => {
    switch (section) {
      case "materials": {
        const required = item?.materials.filter(({ isRequired }) => isRequired) ?? [];
        const here = required.filter(({ id }) => materialOf(draft, id).isHere);
        return `${here.length}/${required.length}`;
      }
      case "form":
        if ((item?.form.length ?? 0) === 0) return say("form.none");
        return open > 0 ? say("form.open", { count: open }) : say("form.full");
      case "who": {
        const { who, person, organisation } = draft.applicant;
        if (who === "ticket") return desk.view.current?.holder?.name ?? "";
        const name = who === "other" ? person.name : organisation.name;
        return name === "" ? say("form.open", { count: open }) : say(`who.is.${who}`);
      }
      case "delivery":
        return open > 0 ? say("form.open", { count: open }) : say(`way.${draft.wish.way}`);
      default:
        return section satisfies never;
    }
  };
  return <span className={open > 0 ? "intake-section-key__open" : "desk-second"}>{text()}</span>;
}
