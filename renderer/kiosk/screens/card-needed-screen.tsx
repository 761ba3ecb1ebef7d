import { useKioskWords } from "../kiosk-context.tsx";
import { Trouble } from "../parts/trouble.tsx";

/** In a hall that gives no number without a card. */
export function CardNeededScreen() {
  const { say } = useKioskWords();
  return (
    <Trouble
      kind="next"
      what={say("cardNeeded")}
      todo={say("cardNeededTodo")}
      more={say("noCardWithYou")}
      picture="card"
    />
  );
}
