import type { QueryValue } from "../../../hall-server/contract/queries.ts";
import { deliveryWords } from "../../words/delivery.ts";
import { useWords } from "../../words/words.ts";
import { Icon } from "../icon.tsx";

export type Delivery = QueryValue<"deliveries:list">["deliveries"][number];

/** Number, item and applicant of a result, for a column of a table. */
export function ResultName({ row }: { row: Pick<Delivery, "number" | "itemName" | "applicant"> }) {
  return (
    <>
      <span className="sheet__number">{row.number}</span>
      <div>
        {row.itemName} · {row.applicant ?? "–"}
      </div>
    </>
  );
}

/** Where it stands, and what is wrong with that. */
export function ResultState({ row }: { row: Delivery }) {
  const { say } = useWords(deliveryWords);
  const wrong = [
    ...(row.isLate ? [say("late", { day: row.deliverBy ?? "" })] : []),
    ...(row.isUnclaimed ? [say("unclaimed.sign")] : []),
    ...(row.isResultElsewhere ? [say("away")] : []),
    ...(row.machine?.isLocked ? [say("machine.locked")] : []),
  ];
  return (
    <>
      <div>{say(`state.${row.state}`)}</div>
      {row.post && row.state !== "in-machine" ? (
        <div className="sheet__note">{say(`status.${row.post.status}`)}</div>
      ) : null}
      {wrong.map((what) => (
        <div key={what}>
          <span className="sheet__sign sheet__sign--red">
            <Icon name="octagon" /> {what}
          </span>
        </div>
      ))}
    </>
  );
}
