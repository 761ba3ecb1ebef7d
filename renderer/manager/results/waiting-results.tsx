import { useAsked } from "../../kit/desk/use-asked.ts";
import { Notice } from "../../kit/notice.tsx";
import { Unclaimed } from "../../kit/results/unclaimed.tsx";
import { useErrorWords } from "../../words/errors.ts";
import { resultWords } from "../../words/manager-results.ts";
import { useWords } from "../../words/words.ts";

const refreshMs = 15_000;

export function WaitingResults({ isStale }: { isStale: boolean }) {
  const { say } = useWords(resultWords);
  const explain = useErrorWords();
  const unclaimed = useAsked("deliveries:list", { isUnclaimed: true, limit: 100 }, refreshMs);
  const { value, error } = unclaimed;
  return (
    <div className="sheet">
      <div className="sheet__head">
        <h1>{say("part.results")}</h1>
        <p className="sheet__note">{say("lead")}</p>
      </div>
      {error ? <Notice kind="wrong" what={explain(error)} /> : null}
      <p role="status">{value ? say("totals", value.totals) : say("wait")}</p>
      <h2>{say("unclaimed")}</h2>
      {value && value.deliveries.length === 0 ? (
        <p className="sheet__note">{say("unclaimed.none")}</p>
      ) : (
        <Unclaimed
          deliveries={value?.deliveries ?? []}
          isStale={isStale}
          mayRemind={false}
          onReminded={unclaimed.again}
        />
      )}
    </div>
  );
}
