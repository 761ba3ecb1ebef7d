import { useKioskWords } from "../kiosk-context.tsx";
import { CardAsked } from "../parts/card-asked.tsx";

/** In a hall that gives no number without a card. */
export function CardNeededScreen() {
  const { say } = useKioskWords();
  return <CardAsked what={say("cardNeeded")} todo={say("cardNeededTodo")} more={say("noCardWithYou")} />;
}
