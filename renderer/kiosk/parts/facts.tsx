import { useKioskWords } from "../kiosk-context.tsx";

interface FactsProps {
  ahead: number | null;
  aheadTitle: string;
  range: string | null;
  /** Instead of a range. */
  note?: string | undefined;
}

/** How many, how long: the two large figures of a ticket. */
export function Facts({ ahead, aheadTitle, range, note }: FactsProps) {
  const { say } = useKioskWords();
  return (
    <dl className="figures">
      {ahead === null ? null : (
        <div>
          <dt>{aheadTitle}</dt>
          <dd>
            <span className="figures__value digits">{ahead}</span> {say("peopleUnit")}
          </dd>
        </div>
      )}
      {range === null && note ? <div className="figures__note">{note}</div> : null}
      {range === null ? null : (
        <div>
          <dt>{say("waitTitle")}</dt>
          <dd>
            <span className="figures__value digits">{range}</span> {say("minutes")}
          </dd>
        </div>
      )}
    </dl>
  );
}
