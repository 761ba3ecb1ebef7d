import { Checkbox } from "antd";
import { useState } from "react";
import type { QueryValue } from "../../../hall-server/contract/queries.ts";
import { useDeliveryTroubles } from "../../words/delivery-troubles.ts";
import { handoverWords } from "../../words/handover.ts";
import { useWords } from "../../words/words.ts";
import { Button } from "../button.tsx";
import { useAct } from "../desk/use-act.ts";
import { Notice } from "../notice.tsx";
import { useSheetWords } from "./sheet-words.ts";

type Unit = QueryValue<"handovers:waiting">["units"][number];

interface WaitingPaperProps {
  side: "counter" | "unit";
  /** Null until the hall has answered. */
  units: Unit[] | null;
  isStale: boolean;
  onPrepared: (handoverId: string) => void;
}

/** Applications whose paper can go, by unit; ticked ones become a list. */
export function WaitingPaper({ side, units, isStale, onPrepared }: WaitingPaperProps) {
  const { say } = useWords(handoverWords);
  return (
    <section aria-label={say("waiting")}>
      <div className="sheet__head">
        <h2>{say("waiting")}</h2>
        <p className="sheet__note">
          {units === null
            ? say("wait")
            : units.length === 0
              ? say("waiting.none")
              : say(side === "counter" ? "waiting.toUnit" : "waiting.toCounter")}
        </p>
      </div>
      {(units ?? []).map((unit) => (
        <UnitPaper key={unit.unitId} side={side} unit={unit} isStale={isStale} onPrepared={onPrepared} />
      ))}
    </section>
  );
}

type UnitPaperProps = Omit<WaitingPaperProps, "units"> & { unit: Unit };

function UnitPaper({ side, unit, isStale, onPrepared }: UnitPaperProps) {
  const { say } = useWords(handoverWords);
  const explain = useDeliveryTroubles();
  const sheets = useSheetWords();
  const { act, isBusy, trouble } = useAct("handover:prepare");
  const [left, setLeft] = useState<readonly string[]>([]);
  const chosen = unit.applications.filter(({ applicationId }) => !left.includes(applicationId));
  const prepare = async () => {
    const lines = chosen.flatMap(({ applicationId, lines: papers }) =>
      papers.map(({ materialId, originals, copies }) => ({
        ...{ applicationId, originals, copies },
        ...(materialId === null ? {} : { materialId }),
      })),
    );
    const answer = await act({ unitId: unit.unitId, lines: lines.slice(0, 200) });
    if (answer.ok) onPrepared(answer.value.handover.id);
  };
  return (
    <div className="handover__unit">
      <div className="handover__unit-head">
        <h3>{unit.unitName}</h3>
        <Button
          kind="plain"
          disabledBecause={
            isStale ? say("stale") : chosen.length === 0 ? say("make.none") : isBusy ? say("wait") : null
          }
          onPress={() => void prepare()}
        >
          {say(side === "counter" ? "make.toUnit" : "make.toCounter", { unit: unit.unitName })}
        </Button>
      </div>
      {trouble ? <Notice kind="wrong" what={explain(trouble)} /> : null}
      <ul className="handover__applications">
        {unit.applications.map((one) => (
          <li key={one.applicationId}>
            <Checkbox
              checked={!left.includes(one.applicationId)}
              aria-label={say("choose", { number: one.number })}
              onChange={({ target }) =>
                setLeft((before) =>
                  target.checked
                    ? before.filter((id) => id !== one.applicationId)
                    : [...before, one.applicationId],
                )
              }
            >
              <span className="sheet__number">{one.number}</span> {one.itemName} {one.applicant}
            </Checkbox>
            <span className="sheet__note">{one.lines.map((line) => sheets(line)).join("、")}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
