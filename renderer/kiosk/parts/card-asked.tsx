import { healthOf } from "../../../drivers/contract/status.ts";
import { useKiosk, useKioskWords } from "../kiosk-context.tsx";
import { Trouble } from "./trouble.tsx";

interface CardAskedProps {
  what: string;
  todo: string;
  more?: string;
}

/** Asks for the card. Where no reader can take it, nobody is left standing in front of it: the page says so. */
export function CardAsked({ what, todo, more }: CardAskedProps) {
  const { say } = useKioskWords();
  // The ways without a card hold either way.
  const others = more ? { more } : {};
  if (useIsReaderDown()) {
    return <Trouble kind="wrong" what={say("readerDown")} todo={say("readerDownNeedsCard")} {...others} />;
  }
  return <Trouble kind="next" what={what} todo={todo} picture="card" {...others} />;
}

export function useIsReaderDown(): boolean {
  const { cardReader } = useKiosk();
  return cardReader !== null && healthOf(cardReader.kind) === "down";
}
