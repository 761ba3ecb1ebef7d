import { Button } from "../../kit/button.tsx";
import { useKiosk, useKioskWords } from "../kiosk-context.tsx";
import { Trouble } from "../parts/trouble.tsx";

/** No number is left in this queue for today. */
export function QuotaUsedUpScreen() {
  const { say } = useKioskWords();
  return (
    <Trouble kind="attention" what={say("quotaTitle")} todo={say("quotaTodo")}>
      <OtherThings />
    </Trouble>
  );
}

export function OtherThings() {
  const { dispatch } = useKiosk();
  const { say } = useKioskWords();
  return (
    <>
      <Button className="wide-button" onPress={() => dispatch({ event: "another-thing" })}>
        {say("chooseOther")}
      </Button>
      <Button className="wide-button" onPress={() => dispatch({ event: "done" })}>
        {say("homePage")}
      </Button>
    </>
  );
}
