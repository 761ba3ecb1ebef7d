import type { CSSProperties } from "react";
import type { ViewValue } from "../../hall-server/contract/views.ts";
import { counterNameOf } from "../kit/counter-name.ts";
import { CounterPlate } from "../kit/counter-plate.tsx";
import { TicketNumber } from "../kit/number.tsx";

type Call = ViewValue<"screen">["called"][number];

interface CallsProps {
  calls: readonly Call[];
  isStale: boolean;
}

/** A usual number has four signs; a longer one is drawn smaller so that it stays whole. */
const usualLength = 4;

function shrunk(text: string, length: number): CSSProperties {
  return { "--shrink": Math.min(1, length / Math.max(1, text.length)) } as CSSProperties;
}

/** Signs in a line of a named counter's plate. */
function lettersOf(name: string): CSSProperties {
  const letters = name.length <= usualLength ? name.length : Math.ceil(name.length / 2);
  return { "--letters": letters } as CSSProperties;
}

/** The newest calls, largest on top: the number's bar runs out to its counter. */
export function NewestCalls({ calls, isStale }: CallsProps) {
  return (
    <ol className="screen__newest">
      {calls.map((call, index) => {
        const { large, unit } = counterNameOf(call.counterName);
        const isNewest = index === 0 && !isStale;
        return (
          <li
            key={`${call.number} ${call.calledAt}`}
            className={`screen__call ${isNewest ? "screen__call--newest" : ""}`}
          >
            <span className="screen__number" style={shrunk(call.number, usualLength)}>
              <TicketNumber value={call.number} state="called" />
            </span>
            <span className="screen__link" />
            <span
              className={unit ? "screen__counter" : "screen__counter screen__counter--name"}
              style={unit ? shrunk(large, 2) : lettersOf(large)}
            >
              <CounterPlate counter={large} {...(unit ? { unit } : {})} />
            </span>
          </li>
        );
      })}
    </ol>
  );
}

export function EarlierCalls({ calls }: { calls: readonly Call[] }) {
  return (
    <ol className="screen__earlier">
      {calls.map((call) => {
        const { large, unit } = counterNameOf(call.counterName);
        return (
          <li key={`${call.number} ${call.calledAt}`} className={unit ? "" : "screen__earlier--name"}>
            <TicketNumber value={call.number} state="called" />
            <span className="screen__thread" />
            <CounterPlate counter={large} />
          </li>
        );
      })}
    </ol>
  );
}
