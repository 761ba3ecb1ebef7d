import type { CatalogItem } from "../../hall-server/contract/hall.ts";
import { counterList } from "../kit/counter-list.ts";
import { counterNameOf } from "../kit/counter-name.ts";
import { CounterPlate } from "../kit/counter-plate.tsx";
import { QrCode } from "../kit/qr-code.tsx";
import { declareWords } from "../words/declare.ts";
import { itemGuideWords } from "../words/item-guide.ts";
import { useWords } from "../words/words.ts";
import { useDeclare } from "./declare-context.tsx";

/** The two ways: from home, on the platform that the hall's file names, or at a counter with a number. */
export function HowTo({ item }: { item: CatalogItem }) {
  const { hall, view } = useDeclare();
  const { say, pick } = useWords(declareWords);
  const { say: sayOfGuide } = useWords(itemGuideWords);
  const queue = hall.queues.find(({ id }) => id === item.queueIds[0]);
  const zone = hall.zones.find(({ id }) => id === queue?.zoneId);
  const names = (queue?.counterIds ?? []).map((counterId) => {
    const counter = hall.counters.find(({ id }) => id === counterId);
    return counter ? counterNameOf(pick(counter.name)).large : counterId;
  });
  const counters = counterList(names);
  const online = hall.onlinePlatform;
  return (
    <>
      <h2>{say("howTo")}</h2>
      {online ? (
        <section className="item__way">
          <h3>{say("online")}</h3>
          <div className="item__online">
            <QrCode text={online.address} label={say("qrLabel", { name: pick(online.name) })} />
            <p>{say("onlineTodo", { name: pick(online.name) })}</p>
          </div>
          <strong className="item__address">{online.address}</strong>
        </section>
      ) : null}
      <section className="item__way">
        <h3>{say("counter")}</h3>
        <p>{say(view && !view.hall.isOpen ? "counterClosed" : "counterTodo")}</p>
        {counters ? (
          <p className="item__counters">
            <CounterPlate counter={counters.text} />
            {counters.isPlain ? <span>{say("counterUnit")}</span> : null}
          </p>
        ) : null}
        {zone ? (
          <p>{sayOfGuide("place", { zone: pick(zone.name), directions: pick(zone.directions) })}</p>
        ) : null}
      </section>
    </>
  );
}
