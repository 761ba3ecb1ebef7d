import type { ViewValue } from "../../hall-server/contract/views.ts";
import { TicketNumber } from "../kit/number.tsx";
import { screenWords } from "../words/screen.ts";
import { useWords } from "../words/words.ts";
import { useTurn } from "./use-turn.ts";

interface NextNumbersProps {
  next: ViewValue<"screen">["next"];
  rows: number;
}

/** Signs in a name that leaves room for two numbers beside it. */
const shortName = 4;

/** Who should get ready, by queue. More queues than rows take turns, page by page. */
export function NextNumbers({ next, rows }: NextNumbersProps) {
  const { say, pick } = useWords(screenWords);
  const pages = Math.max(1, Math.ceil(next.length / rows));
  const page = useTurn(pages);
  return (
    <section className="screen__next">
      <h2 className="screen__title">
        {say("next")}
        {pages > 1 ? (
          <span className="screen__page digits">
            {page + 1}/{pages}
          </span>
        ) : null}
      </h2>
      {next.length === 0 ? (
        <p className="screen__none">{say("nobodyWaits")}</p>
      ) : (
        <ul className="screen__queues">
          {next.slice(page * rows, (page + 1) * rows).map((queue) => {
            const name = pick({ zh: queue.name, en: queue.nameEn });
            const isLong = name.length > shortName || queue.numbers.some((one) => one.length > shortName);
            return (
              <li key={queue.queueId}>
                <span className={`screen__queue ${name.length > shortName ? "screen__queue--long" : ""}`}>
                  {name}
                </span>
                {queue.numbers.slice(0, isLong ? 1 : 2).map((number) => (
                  <TicketNumber key={number} value={number} state="called" />
                ))}
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
