import { Icon } from "../../kit/icon.tsx";
import { Notice } from "../../kit/notice.tsx";
import { officeWords } from "../../words/office.ts";
import { useWords } from "../../words/words.ts";
import { useOffice } from "../use-office.ts";
import { countsOf } from "./lists.ts";

/** What must be finished today, read first and from across the room. */
export function WorkHeadline() {
  const { say } = useWords(officeWords);
  const { work } = useOffice();
  const { late, today, urgent, soon, rest } = countsOf(work.counts, work.total);
  if (work.units.length === 0) {
    return <Notice kind="attention" what={say("noUnit")} todo={say("noUnitTodo")} />;
  }
  if (urgent === 0) {
    return (
      <div className="headline" role="status">
        <h1>
          <Icon name="checkCircle" className="headline__calm" /> {say("calm")}
        </h1>
        <p className="headline__rest">{say("calmDetail", { rest, soon })}</p>
      </div>
    );
  }
  return (
    <div className="headline" role="status">
      <h1>
        <span className="headline__count digits">{urgent}</span> {say(urgent === 1 ? "urgentOne" : "urgent")}
      </h1>
      <p className="headline__rest">
        {say("urgentDetail", { late, today })}
        <br />
        {say("restDetail", { rest, soon })}
      </p>
    </div>
  );
}
