import { counterList } from "../../kit/counter-list.ts";
import { counterNameOf } from "../../kit/counter-name.ts";
import { CounterPlate } from "../../kit/counter-plate.tsx";
import { useKiosk, useKioskWords } from "../kiosk-context.tsx";

const mostPlates = 4;

/** Up to four counters as blocks, more of them as one block with ranges. */
export function Counters({ ids }: { ids: readonly string[] }) {
  const { hall } = useKiosk();
  const { say, pick } = useKioskWords();
  const names = ids.map((id) => {
    const counter = hall.counters.find((one) => one.id === id);
    return counter ? counterNameOf(pick(counter.name)).large : id;
  });
  const list = counterList(names);
  if (!list) return null;
  const plates = list.isPlain && names.length <= mostPlates ? list.text.split(" ") : [list.text];
  return (
    <p className="counters">
      {plates.map((plate) => (
        <CounterPlate key={plate} counter={plate} />
      ))}
      {list.isPlain ? <span className="counters__unit">{say("counterUnit")}</span> : null}
    </p>
  );
}
