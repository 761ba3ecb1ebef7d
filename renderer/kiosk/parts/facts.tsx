import { useKioskWords } from "../kiosk-context.tsx";

interface FactsProps {
  ahead: number | null;
  aheadTitle: string;
  range: string | null;
}

/** How many, how long: the two large figures of a ticket. */
export function Facts({ ahead, aheadTitle, range }: FactsProps) {
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
