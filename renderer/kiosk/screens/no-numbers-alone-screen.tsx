import { useKioskWords } from "../kiosk-context.tsx";
import { Trouble } from "../parts/trouble.tsx";
import { OtherThings } from "./quota-used-up-screen.tsx";

/** The hall is not heard, and this kiosk has given out all the numbers of this queue that it held. */
export function NoNumbersAloneScreen() {
  const { say } = useKioskWords();
  return (
    <Trouble
      kind="attention"
      what={say("aloneNoneTitle")}
      todo={say("aloneNoneTodo")}
      more={say("aloneNoneMore")}
    >
      <OtherThings />
    </Trouble>
  );
}
