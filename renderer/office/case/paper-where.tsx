import type { Application } from "../../../hall-server/contract/intake.ts";
import { useAsked } from "../../kit/desk/use-asked.ts";
import { useSheetWords } from "../../kit/handover/sheet-words.ts";
import { handoverWords } from "../../words/handover.ts";
import { useWords } from "../../words/words.ts";

const holders = ["counter", "unit", "list", "missing", "lost", "person", "elsewhere"] as const;

/** Where each sheet of paper is; nothing where there is none. */
export function PaperWhere({ application }: { application: Application }) {
  const { say } = useWords(handoverWords);
  const sheet = useSheetWords();
  const asked = useAsked("paper:where", { applicationId: application.id });
  const sheets = asked.value?.sheets ?? [];
  if (sheets.length === 0) return null;
  return (
    <section className="block">
      <h2>{say("where")}</h2>
      <ul>
        {sheets.map((one) => {
          const holder = holders.find((known) => known === one.holder);
          return (
            <li key={`${one.materialId} ${one.holder} ${one.holderId}`} className="paper-where">
              <span>{sheet(one)}</span>
              <span className={holder === "missing" || holder === "lost" ? "work__late" : "block__small"}>
                {holder ? say(`holder.${holder}`) : one.holder}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
