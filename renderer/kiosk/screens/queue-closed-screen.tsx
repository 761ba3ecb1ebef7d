import { useKioskWords } from "../kiosk-context.tsx";
import { Trouble } from "../parts/trouble.tsx";
import { OtherThings } from "./quota-used-up-screen.tsx";

/** This queue gives no numbers now, while the hall is open. */
export function QueueClosedScreen() {
  const { say } = useKioskWords();
  return (
    <Trouble kind="attention" what={say("queueClosedTitle")} todo={say("queueClosedTodo")}>
      <OtherThings />
    </Trouble>
  );
}
