import type { ViewValue } from "../../../hall-server/contract/views.ts";
import { Icon } from "../../kit/icon.tsx";
import { managerWords } from "../../words/manager.ts";
import { useWords } from "../../words/words.ts";

/** How many things are wrong, and that the rest is well: read first, from across the room. */
export function Headline({ value }: { value: ViewValue<"hall"> }) {
  const { say } = useWords(managerWords);
  const { problems } = value;
  const troubled = (code: string) => problems.filter((problem) => problem.code === code).length;
  const present = value.displays.filter((display) => display.isConnected || display.since !== null).length;
  const away = troubled("device-down") + troubled("device-attention") + troubled("display-away");
  const rest = {
    queues: value.queues.length - troubled("queue-slow"),
    counters: value.counters.filter((counter) => !counter.needsAttention).length,
    devices: Math.max(0, value.devices.length + present - away),
  };
  if (problems.length === 0) {
    return (
      <div className="headline headline--calm" role="status">
        <h1>
          <Icon name="checkCircle" className="headline__calm" /> {say("calm")}
        </h1>
        <p className="headline__rest">{say("calmDetail", rest)}</p>
      </div>
    );
  }
  const red = problems.filter((problem) => problem.severity === "red").length;
  return (
    <div className="headline" role="status">
      <h1>
        <span className="headline__count digits">{problems.length}</span>{" "}
        {say(problems.length === 1 ? "problemsOne" : "problems")}
      </h1>
      <p className="headline__rest">
        {say("urgent", { red, amber: problems.length - red })}
        <br />
        {say("rest", rest)}
      </p>
    </div>
  );
}
