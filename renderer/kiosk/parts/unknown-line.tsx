import { useKioskWords } from "../kiosk-context.tsx";

/** Instead of how many are ahead and how long it takes: the hall cannot be asked, and nothing is guessed. */
export function UnknownLine() {
  const { say } = useKioskWords();
  return (
    <div className="unknown-line">
      <p>{say("aloneAhead")}</p>
      <p>{say("aloneAheadMore")}</p>
    </div>
  );
}
