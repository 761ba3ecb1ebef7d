import { useState } from "react";
import type { QueryValue } from "../../../hall-server/contract/queries.ts";
import { Button } from "../../kit/button.tsx";
import { ConfirmDialog } from "../../kit/desk/confirm-dialog.tsx";
import { useAsked } from "../../kit/desk/use-asked.ts";
import { Icon } from "../../kit/icon.tsx";
import { Notice } from "../../kit/notice.tsx";
import { useErrorWords } from "../../words/errors.ts";
import { managerWords } from "../../words/manager.ts";
import { managerItemWords } from "../../words/manager-items.ts";
import { useWords } from "../../words/words.ts";

type Figures = QueryValue<"items:figures">;
type Ratio = Figures["days"];

/** How far limits, materials and steps were cut (A25), with what each figure is made of. */
export function FiguresPart({ isStale }: { isStale: boolean }) {
  const { say } = useWords(managerItemWords);
  const frame = useWords(managerWords);
  const explain = useErrorWords();
  const [isAsking, setIsAsking] = useState(false);
  const { value, error, again } = useAsked("items:figures", {});
  if (!value)
    return error ? <Notice kind="wrong" what={explain(error)} /> : <p role="status">{say("loading")}</p>;
  const { baseline, baselineDays } = value;
  return (
    <>
      <div className="items__row">
        <h2>{say("figuresTitle")}</h2>
        <p className="sheet__note">
          {baseline
            ? say("baseline", { date: baseline.day, count: baseline.items, by: baseline.by })
            : say("noBaseline")}{" "}
          {baselineDays ? say("baselineDays", { percent: cut(baselineDays) ?? "–" }) : ""}
        </p>
        <Button
          className="sheet__small sheet__end"
          {...(isStale ? { disabledBecause: frame.say("staleBecause") } : {})}
          onPress={() => setIsAsking(true)}
        >
          {say("freeze")}
        </Button>
      </div>
      <ul className="figures">
        <Cut name="days" ratio={value.days} target={value.targets.days} />
        {value.materials ? (
          <Cut name="materials" ratio={value.materials} target={value.targets.materials} />
        ) : null}
        {value.steps ? <Cut name="steps" ratio={value.steps} target={value.targets.steps} /> : null}
        {(["allRound", "once", "online", "instant"] as const).map((name) => (
          <Share key={name} name={name} ratio={value[name]} />
        ))}
      </ul>
      {isAsking ? (
        <ConfirmDialog
          title={say("freezeTitle")}
          command="items:freezeBaseline"
          input={{}}
          yes={say("freezeYes")}
          no={say("cancel")}
          onClose={() => {
            setIsAsking(false);
            again();
          }}
        >
          <p>{say("freezeText")}</p>
        </ConfirmDialog>
      ) : null}
    </>
  );
}

/** One less numerator by denominator, in percent; null where there is nothing to divide by. */
const cut = ({ numerator, denominator }: Ratio): number | null =>
  denominator === 0 ? null : Math.round((1 - numerator / denominator) * 1000) / 10;

function Cut({
  name,
  ratio,
  target,
}: {
  name: "days" | "materials" | "steps";
  ratio: Ratio;
  target: number;
}) {
  const { say } = useWords(managerItemWords);
  const percent = cut(ratio);
  const isReached = percent !== null && percent >= target;
  return (
    <li>
      <h3>{say(`figure.${name}`)}</h3>
      <p className="figures__number digits">{percent === null ? "–" : `${percent}%`}</p>
      <p className="sheet__note">{say(`figureOf.${name}`, ratio)}</p>
      <p className={`sheet__sign ${isReached ? "sheet__sign--green" : ""}`}>
        <Icon name={isReached ? "checkCircle" : "triangle"} /> {say("target", { percent: target })} ·{" "}
        {say(isReached ? "reached" : "notReached")}
      </p>
    </li>
  );
}

function Share({ name, ratio }: { name: "instant" | "allRound" | "online" | "once"; ratio: Ratio }) {
  const { say } = useWords(managerItemWords);
  const percent =
    ratio.denominator === 0 ? null : Math.round((ratio.numerator / ratio.denominator) * 1000) / 10;
  return (
    <li>
      <h3>{say(`figure.${name}`)}</h3>
      <p className="figures__number digits">{percent === null ? "–" : `${percent}%`}</p>
      <p className="sheet__note">{say("figureOf.share", ratio)}</p>
    </li>
  );
}
