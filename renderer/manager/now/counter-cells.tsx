import "./counter-cells.css";
import { managerWords } from "../../words/manager.ts";
import { useWords } from "../../words/words.ts";
import { useNames } from "../hall-names.tsx";
import { type Counter, cellKind, cellKinds, counterState } from "./counter-kind.ts";

interface CounterCellsProps {
  counters: Counter[];
  onOpen: (counterId: string) => void;
}

/** Every counter of the hall as one cell, under its heading; each opens what is known about it. */
export function CounterCells({ counters, onOpen }: CounterCellsProps) {
  const { say } = useWords(managerWords);
  const names = useNames();
  return (
    <section aria-labelledby="counters-title">
      <div className="now__title">
        <h2 id="counters-title">{say("counters", { count: counters.length })}</h2>
        <ul className="legend">
          {cellKinds.map((kind) => (
            <li key={kind}>
              <span className={`cell cell--${kind} legend__cell`} aria-hidden="true" />
              {say(`cell.${kind}`)} {counters.filter((counter) => cellKind(counter) === kind).length}
            </li>
          ))}
        </ul>
      </div>
      <div className={`groups ${counters.length <= 20 ? "groups--few" : ""}`}>
        {groupsOf(counters).map((group) => (
          <fieldset key={group[0].id} className="group">
            <legend>{names.groupOf(group[0].id) || group[0].group}</legend>
            <div className="group__cells">
              {group.map((counter) => (
                <Cell key={counter.id} counter={counter} onOpen={onOpen} />
              ))}
            </div>
          </fieldset>
        ))}
      </div>
    </section>
  );
}

export function Cell({ counter, onOpen }: { counter: Counter; onOpen: (counterId: string) => void }) {
  const { say } = useWords(managerWords);
  const names = useNames();
  const said = [names.counter(counter.id), say(counterState(counter)), counter.number ?? ""];
  if (counter.needsAttention) said.push(say("cell.attention"));
  const label = said.filter(Boolean).join(" · ");
  return (
    <button
      type="button"
      className={`cell cell--${cellKind(counter)} digits`}
      aria-label={label}
      title={label}
      onClick={() => onOpen(counter.id)}
    >
      <span className="cell__id">{counter.id}</span>
    </button>
  );
}

/** Neighbours under the same heading, in the order of the hall. */
function groupsOf(counters: Counter[]): [Counter, ...Counter[]][] {
  const groups: [Counter, ...Counter[]][] = [];
  for (const counter of counters) {
    const last = groups.at(-1);
    if (last && last[0].group === counter.group) last.push(counter);
    else groups.push([counter]);
  }
  return groups;
}
